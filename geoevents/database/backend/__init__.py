"""Django's PostgreSQL backend, with the embedded server started when a connection needs it."""
