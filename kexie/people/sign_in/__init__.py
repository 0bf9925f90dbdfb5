"""The door: how an account is recognised, counted and journalled."""
