"""Steps from one schema revision to the next; the newest equals db.tables."""
