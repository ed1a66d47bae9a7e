"""A copy comes home, in the window: what it would bring, what has to be settled, and the notice of it."""
