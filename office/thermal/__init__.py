"""Paper of a ticket printer: what stands on it, how it looks, how it gets there."""
