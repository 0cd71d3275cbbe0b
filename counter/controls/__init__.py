"""What the pages of the counter are made of: buttons, fields, choices, lists, keys, layouts."""
