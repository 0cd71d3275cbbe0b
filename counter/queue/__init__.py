"""The line at a counter: the desk and its gestures, the call bar, lists, what is said."""
