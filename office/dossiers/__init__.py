"""A dossier's rules: states and moves, days and hours, when it is due, what its holder is told."""
