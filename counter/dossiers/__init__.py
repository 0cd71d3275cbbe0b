"""Dossiers on the officers' screens: a unit's work list, and one dossier whole."""
