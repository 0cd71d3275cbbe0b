"""The office's shared memory: tables, commands, reads and the doorbell, on SQLite or PostgreSQL."""
