"""Doing: queueing and sending messages, wordings, quiet hours."""
