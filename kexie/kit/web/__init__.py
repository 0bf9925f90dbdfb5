"""Web: request number, headers, guards, refusals, idempotency keys, paging, public pages kept whole."""
