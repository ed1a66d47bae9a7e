"""In the room: lines typed while people speak, and the closing read-back."""
