"""A row that leads somewhere: title, detail beneath, perhaps an icon before and a chip behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import PushButton, column, on_click, picture, row, words

if TYPE_CHECKING:
    from collections.abc import Callable


class LaidOutButton(PushButton):
    """A button filled by a layout instead of one word: as high as that needs, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class RowButton(LaidOutButton):
    """A whole row as one button, reached with Tab and pressed with Space or Enter."""

    def __init__(
        self,
        title: str,
        run: Callable[[], object],
        *,
        detail: str = "",
        icon: str = "",
        chip: str = "",
        tone: str = "quiet",
    ) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" · ".join(text for text in (detail, chip) if text))
        line = row(self, spacing=12)
        line.setContentsMargins(10, 7, 10, 7)
        if icon:
            line.addWidget(picture(icon, 18))
        texts = column(spacing=1)
        texts.addWidget(Elided(title, "strong" if detail else ""))
        if detail:
            texts.addWidget(Elided(detail, "small"))
        line.addLayout(texts, 1)
        if chip:
            line.addWidget(words(chip, "chip", tone=tone), 0, Qt.AlignmentFlag.AlignVCenter)
        on_click(self, run)
