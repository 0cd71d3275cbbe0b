"""The wall display: shows and speaks the calls."""
