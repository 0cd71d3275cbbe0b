"""How fast the office is, beside the same statements in plain sqlite3 and psycopg."""
