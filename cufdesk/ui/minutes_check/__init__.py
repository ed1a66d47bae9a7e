"""The final check of minutes: what is to be looked at before they go out, and what is left open."""
