"""What the three programs share on screen: look, background work, live reading. No SQL."""
