"""Django's PostgreSQL with a bound to waiting: a database that hangs holds no thread of the web server for ever."""
