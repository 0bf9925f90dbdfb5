"""Figures of the product, beside what they are compared with, in one run. Not tests: nothing here fails on a time."""
