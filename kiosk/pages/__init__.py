"""The pages of the kiosk, one file each, and what only they show."""
