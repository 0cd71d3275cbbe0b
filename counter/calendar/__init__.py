"""The calendar page: a year of working days that the office edits and confirms."""
