"""A dossier's papers at a counter: set in type, looked at, printed, noted."""
