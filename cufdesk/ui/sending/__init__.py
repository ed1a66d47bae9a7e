"""A document leaves the office, in a window: whom it goes to, its message, and whether it was sent."""
