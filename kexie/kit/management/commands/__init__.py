"""Commands of the bottom storey."""
