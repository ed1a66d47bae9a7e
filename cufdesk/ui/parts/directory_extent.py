"""What a directory that is about to be printed tells, and whom: chosen for this document only."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key
from cufdesk.ui.parts.pieces import column, words
from cufdesk.words import CIRCLE, DIRECTORY_COLUMN

_IN_A_ROW = 3


class DirectoryExtent(QWidget):
    """A circle, and the columns that it may be told; what is outside of it is not offered."""

    def __init__(self) -> None:
        super().__init__()
        from cufdesk.documents.circles import DEFAULT

        self.circle = choice({key: _(name) for key, name in CIRCLE.items()}, DEFAULT)
        self.columns = {key: QCheckBox(_(name)) for key, name in DIRECTORY_COLUMN.items()}
        self.told = words("", "small", wrap=True)
        inside = column(self, spacing=8)
        inside.addWidget(Labelled(_("Distribution"), self.circle))
        inside.addWidget(self.told)
        inside.addWidget(words(_("Columns"), "label"))
        grid = QGridLayout()
        for number, box in enumerate(self.columns.values()):
            grid.addWidget(box, number // _IN_A_ROW, number % _IN_A_ROW)
        inside.addLayout(grid)
        self.circle.currentIndexChanged.connect(self._show_circle)
        self._show_circle()

    def reference(self) -> str:
        """Return what is chosen as the reference of the directory."""
        from cufdesk.documents.circles import extent

        ticked = tuple(key for key, box in self.columns.items() if box.isChecked())
        return extent(chosen_key(self.circle), ticked).id

    def _show_circle(self) -> None:
        """Tick all that the circle may be told, and say what that is."""
        from cufdesk.documents.circles import COLUMNS

        chosen = chosen_key(self.circle)
        for key, box in self.columns.items():
            box.setVisible(key in COLUMNS[chosen])
            box.setChecked(key in COLUMNS[chosen])
        sentences = {
            "public": _("Names, functions and bodies only."),
            "partners": _(
                "Names, functions and bodies, e-mails and telephones that are labelled as those"
                " of the office."
            ),
            "internal": _("Everything except notes and data protection."),
        }
        self.told.setText(sentences[chosen])
