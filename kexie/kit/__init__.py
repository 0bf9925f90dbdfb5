"""The bottom storey: no domain word. Verdicts, flows, the journal, jobs, numbers, search, files, calendar, web."""
