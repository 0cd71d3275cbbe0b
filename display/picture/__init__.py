"""The picture on the wall, from plain values to paint."""
