"""Taking papers in: what is entered, the pane it is entered in, and saving it."""
