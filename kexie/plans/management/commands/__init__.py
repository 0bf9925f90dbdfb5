"""Commands of the yearly plans."""
