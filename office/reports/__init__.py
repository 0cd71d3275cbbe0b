"""What an office counts and lists, and the files it comes in."""
