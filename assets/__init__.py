"""What the programs show, print, say and are set up with; `office.assets` says where it lies."""
