"""The figures that are promised, measured side by side: `make bench`."""
