"""What a call says, as a closed grammar, and numbers as words."""
