"""What every page of the kiosk is made of: sizes, touch, tiles, bands."""
