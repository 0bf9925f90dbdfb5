"""Who a row means: somebody known, somebody new, or nobody can tell. Pure: what is known is handed in."""
