"""The voice of the hall: what is said, by which clips, and on which player."""
