"""The working calendar in the database: years confirmed by the office."""
