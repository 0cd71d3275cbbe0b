"""The officer's program at a counter."""
