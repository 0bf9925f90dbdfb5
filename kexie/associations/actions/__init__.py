"""Acts of organisation building."""
