"""Finding dossiers by code, number or name, with slips forgiven."""
