"""One function per thing a person can do: check, write, return what was stored."""
