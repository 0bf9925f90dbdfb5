"""What can be done with organisations, posts and affiliations."""
