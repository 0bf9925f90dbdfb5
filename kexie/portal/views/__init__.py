"""One module a noun; a view fetches through queries and draws."""
