"""Coming on shift: the page, who sits where, the secret."""
