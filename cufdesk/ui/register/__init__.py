"""The register on the screen: its list, what narrows it, and the sheets that change its lines."""
