"""The journal: every write, what it changed and what it replaced; undo, history and merge come from it."""
