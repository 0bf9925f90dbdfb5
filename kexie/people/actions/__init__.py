"""What can be done with persons and accounts."""
