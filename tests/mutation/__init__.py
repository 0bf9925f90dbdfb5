"""Mutants of the rules (bar.md L1): each rule is changed a little, and a test of its own domain must notice.

`python -m tests.mutation` does it for every domain, `python -m tests.mutation people` for one; var/mutation.json tells.
"""
