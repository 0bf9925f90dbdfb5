"""The face of the association's staff: what must I do today, which rows need me, may I pass this."""
