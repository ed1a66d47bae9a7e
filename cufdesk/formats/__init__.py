"""How dates, times, numbers, amounts and lists are written, per country; no gettext, no record, no Qt."""
