"""Text of addresses and forms to clean values; no right, no write."""
