"""The queue in the database: tickets, shifts, and one board a screen."""
