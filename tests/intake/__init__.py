"""Tables of others becoming people and units: checked, taken, undone."""
