"""Dossiers in the database: from intake to result, their clock, their ways, their reads."""
