"""The three programs together on a throw-away office."""
