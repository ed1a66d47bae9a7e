"""How heavy a message is, by a colour and in words: what mail systems make of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import N_, _
from cufdesk.ui.parts.pieces import picture, row, words
from cufdesk.ui.parts.spoken_sizes import said_size

_SAID = {
    "light": ("circle-check", "success", N_("As a message: {weight}. Every mail system takes it.")),
    "heavy": ("triangle-alert", "warning", N_("As a message: {weight}. Some mail systems refuse that.")),
    "too_heavy": ("circle-x", "danger", N_("As a message: {weight}. Most mail systems refuse that.")),
}


class WeightLight(QWidget):
    """Shows nothing until a weight is known; the weight is that of the whole message, as it is sent."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, spacing=8)
        self._pictures = {key: picture(icon, 16, shade) for key, (icon, shade, _said) in _SAID.items()}
        self.words = words("", "small", wrap=True)
        for shown in self._pictures.values():
            line.addWidget(shown)
        line.addWidget(self.words, 1)
        self.verdict = ""
        self.clear()

    def show_file(self, size: int) -> None:
        """Show the weight of a message with a file of so many bytes."""
        from cufdesk.exchange.email_drafts import message_weight, verdict

        weight = message_weight(size)
        self.verdict = verdict(weight)
        for key, shown in self._pictures.items():
            shown.setVisible(key == self.verdict)
        said = _(_SAID[self.verdict][2]).format(weight=said_size(weight))
        self.words.setText(said)
        self.setAccessibleName(said)
        self.show()

    def clear(self) -> None:
        """Show nothing: no weight is known."""
        self.verdict = ""
        self.hide()
