"""Organisations: one tree of associations and their kin, posts with terms, and what a post allows."""
