"""Kept files: looked at before they are kept, served only by a view that has asked a rule."""
