"""Pieces with domain words used by two faces: takes objects, queries nothing."""
