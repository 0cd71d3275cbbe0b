"""The printed forms of a dossier, from what a field says to pages."""
