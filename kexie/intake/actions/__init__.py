"""What is done with an import."""
