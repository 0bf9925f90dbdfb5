"""What each kind of import knows: its fields, the other words for them, what a cell of each may hold. Pure."""
