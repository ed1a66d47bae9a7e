"""The life of minutes, in a window: how far they are, the next act, the remarks, the corrections."""
