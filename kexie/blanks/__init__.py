"""Blanks (表单): forms built at the desk without code, in versions, and what was answered."""
