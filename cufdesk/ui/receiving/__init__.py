"""A PDF that came back: dropped on the window or chosen, and what it turns out to be."""
