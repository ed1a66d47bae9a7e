"""The window: rail, pages, parts."""
