"""The dialog that makes a new dossier: what stands on its cover, and where its file goes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cufdesk.country_words import COUNTRY
from cufdesk.folding import words_of
from cufdesk.formats.locales import CURRENCIES
from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.files import DOSSIER_ENDING
from cufdesk.ui.parts.dialogs import Sheet, choose_folder
from cufdesk.ui.parts.fields import by_name
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import button, row

if TYPE_CHECKING:
    from cufdesk.domain.cover import Cover
    from cufdesk.ui.desk import Desk


class NewDossier(Sheet):
    """Asks for the cover and creates the file; `path` is the file once it exists."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("New dossier"), parent, width=640)
        self._desk = desk
        self.path = ""
        self._name_is_ours = True
        self._make_fields()
        self._lay_out()
        self.title_fr.textEdited.connect(self._suggest_name)
        self.name.textEdited.connect(self._keep_name)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(_("Create the dossier"), self.create_dossier, primary=True), default=True)
        self.title_fr.setFocus()

    def _make_fields(self) -> None:
        named = [(key, _(name)) for key, name in COUNTRY.items() if key not in {"FR", "international"}]
        countries = dict(by_name(named))
        languages = {"es": _("French and Spanish"), "": _("French only")}
        self.title_fr = line(placeholder=_("Cooperation with Mexico"))
        self.title_es = line()
        self.country = choice({"": _("To be chosen"), **countries})
        self.french_side = line(placeholder=_("Name of the French group"))
        self.partner_side = line(placeholder=_("Name of the partner group"))
        self.languages = choice(languages, "es")
        self.currency = choice({code: code for code in CURRENCIES}, "EUR")
        self.name = line()
        self.folder = line(self._desk.settings.folder("dossiers"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        self._title = Labelled(_("Title in French"), self.title_fr)
        self._place = Labelled(_("Folder"), self.folder)
        self._file = Labelled(_("File name"), self.name)
        fields = (
            (self._title, Labelled(_("Title in Spanish"), self.title_es)),
            (Labelled(_("French side"), self.french_side), Labelled(_("Partner side"), self.partner_side)),
            (
                Labelled(_("Partner country"), self.country),
                Labelled(_("Languages of the documents"), self.languages),
            ),
            (Labelled(_("Base currency"), self.currency), self._file),
        )
        for at, pair in enumerate(fields):
            for side, field in enumerate(pair):
                grid.addWidget(field, at, side)
        folder = row(spacing=8)
        folder.addWidget(self._place, 1)
        browse = button(_("Browse…"), self._browse, icon="folder-open")
        browse.setAutoDefault(False)
        folder.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(folder, len(fields), 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.content.addLayout(grid)

    def create_dossier(self) -> None:
        """Create the file; what is refused is said at its field, and nothing that was typed is lost."""
        for field in (self._title, self._place, self._file):
            field.show_error("")
        if not (self.title_fr.text().strip() or self.title_es.text().strip()):
            self._title.show_error(_("Give the dossier a title."))
            return
        if not os.path.isdir(self.folder.text()):
            self._place.show_error(_("This folder does not exist."))
            return
        from cufdesk.usecases.files import create_dossier, dossier_path

        name = self.name.text().strip() or file_name(self.title_fr.text())
        path = dossier_path(os.path.join(self.folder.text(), name))
        try:
            create_dossier(path, self._cover(), author=self._desk.settings.author).close()
        except Refusal as refusal:
            self._file.show_error(refusal.sentence)
            return
        self._desk.settings.keep_folder("dossiers", self.folder.text())
        self.path = path
        self.accept()

    def _cover(self) -> Cover:
        from cufdesk.domain.cover import Cover
        from cufdesk.domain.values import Bilingual

        french, partner = self.french_side.text().strip(), self.partner_side.text().strip()
        return Cover(
            title=Bilingual(self.title_fr.text().strip(), self.title_es.text().strip()),
            french_side=Bilingual(fr=french),
            partner_side=Bilingual(es=partner),
            partner_country=chosen_key(self.country),
            second_language=chosen_key(self.languages),
            base_currency=chosen_key(self.currency),
        )

    def _browse(self) -> None:
        folder = choose_folder(self, self.folder.text(), _("Where shall the dossier be kept?"))
        if folder:
            self.folder.setText(folder)

    def _suggest_name(self, title: str) -> None:
        if self._name_is_ours:
            self.name.setText(file_name(title))

    def _keep_name(self, name: str) -> None:
        self._name_is_ours = not name


def file_name(title: str) -> str:
    """Return a file name that any system and any e-mail takes: ASCII, lower case, hyphens."""
    name = "-".join(words_of(title))[:60].strip("-")
    ascii_name = name.encode("ascii", "ignore").decode()
    return f"{ascii_name or 'dossier'}{DOSSIER_ENDING}"
