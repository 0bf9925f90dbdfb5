"""The top storey: what a machine needs to run Kexie (database, web, worker, doctor, backup); no business rule."""
