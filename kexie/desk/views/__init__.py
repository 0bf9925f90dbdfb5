"""Views of the desk, one file by noun; each of at most 20 lines a function (house.md 3)."""
