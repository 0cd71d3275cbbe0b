"""The citizen's way through the kiosk, without widgets: one snapshot, shared by its parts."""
