"""The public face: the board, the notices, sign-in pages, first-run set-up. Holds no rule and no model."""
