"""Programs that are measured as whole processes; each prints one line of JSON."""
