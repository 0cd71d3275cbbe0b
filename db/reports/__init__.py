"""Registers, figures and lists out of the database, and the commands that write them."""
