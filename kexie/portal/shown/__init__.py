"""From records to what a public page shows: plain data, no query, no rule."""
