"""People: persons with or without an account, accounts, sign-in. Its rules know only "myself"."""
