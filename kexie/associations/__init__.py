"""组织建设: what units are, the life of their associations, and who is not yet covered."""
