"""导入: tables others sent become people, units and lists; checked first, taken in chunks, undone whole."""
