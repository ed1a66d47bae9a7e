"""The settings: language and theme at once, who I am, and the organisation on the dossier's cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QWidget

from cufdesk.i18n import NAMES, _
from cufdesk.refusal import Refusal, why
from cufdesk.ui import theme
from cufdesk.ui.language import speak
from cufdesk.ui.parts.dialogs import Sheet, choose_file
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import button, named, row, words
from cufdesk.ui.register.myself import Myself

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.domain.cover import Cover
    from cufdesk.ui.desk import Desk

_LOGO_MOST = 2_000_000  # bytes
_LOGO_SIDE = 1200  # pixels: 100 mm at 300 dots an inch
_LOGO_SHOWN = (220, 64)
_COVER_LINES = ("name_fr", "name_es", "acronym")


class SettingsDialog(Sheet):
    """Language and theme are applied as they are chosen; the rest with Save."""

    language_chosen = Signal(object)
    """Another language was chosen: what stands in the fields, for the dialog that is made anew."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent, width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._cover: Cover | None = desk.dossier.cover() if desk.path else None
        self._add_person(self.content)
        if self._cover is not None:
            self._add_organisation(self.content, self._cover)
        self.content.setSpacing(16)
        self.content.addStretch(1)
        self.words_button = self.add_left(
            button(_("Reading words…"), self.show_words, icon="languages", quiet=True)
        )
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(_("Save"), self.save, primary=True), default=True)

    # fields ------------------------------------------------------------------------------------------

    def _add_person(self, fields: QVBoxLayout) -> None:
        self.language = choice({"": _("The system’s language"), **NAMES}, self._desk.settings.language)
        themes = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
        self.theme = choice(themes, self._desk.settings.theme)
        self.author = line(self._desk.settings.author)
        both = row(spacing=16)
        both.addWidget(Labelled(_("Language of the screen"), self.language), 1)
        both.addWidget(Labelled(_("Appearance"), self.theme), 1)
        fields.addLayout(both)
        hint = _("Written beside each change in the history of the dossier.")
        fields.addWidget(Labelled(_("My name"), self.author, hint))
        self.myself = Myself(self._desk) if self._desk.path else None
        if self.myself is not None:
            fields.addWidget(self.myself.field)
        self.language.activated.connect(self._choose_language)
        self.theme.activated.connect(self._choose_theme)

    def _add_organisation(self, fields: QVBoxLayout, cover: Cover) -> None:
        fields.addWidget(words(_("Our organisation, in this dossier"), "heading"))
        self.name_fr = line(cover.organisation.fr)
        self.name_es = line(cover.organisation.es)
        self.acronym = line(cover.organisation_acronym)
        self.address = QPlainTextEdit(cover.organisation_address)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(76)
        names = row(spacing=16)
        names.addWidget(Labelled(_("Name in French"), self.name_fr), 1)
        names.addWidget(Labelled(_("Name in Spanish"), self.name_es), 1)
        fields.addLayout(names)
        fields.addWidget(Labelled(_("Acronym"), self.acronym))
        fields.addWidget(Labelled(_("Address"), self.address))
        self.under_particle = QCheckBox(_("File “de la Peña” under D: surnames with their particle"))
        self.under_particle.setChecked(cover.under_particle)
        fields.addWidget(self.under_particle)
        self._add_logo(fields, cover.logo)
        if self._desk.read_only:
            self._hold_organisation()

    def _hold_organisation(self) -> None:
        """Show what stands on the cover of a dossier that cannot be written, and say why it is grey."""
        held = (self.name_fr, self.name_es, self.acronym, self.address, self._choose, self._remove)
        for field in (*held, self.under_particle):
            field.setEnabled(False)
            field.setToolTip(_("The dossier is open to be read only."))

    def _add_logo(self, fields: QVBoxLayout, logo: bytes | None) -> None:
        self.logo = logo
        self._shown: QLabel = named(words(), _("Logo"))
        self._shown.setFixedSize(*_LOGO_SHOWN)
        self._choose = button(_("Choose a picture…"), self._choose_logo, icon="image")
        self._remove = button(_("Remove"), lambda: self._show_logo(None), quiet=True)
        for made in (self._choose, self._remove):
            made.setAutoDefault(False)
        holder = QWidget()
        place = row(holder, spacing=12)
        place.addWidget(self._shown)
        place.addWidget(self._choose)
        place.addWidget(self._remove)
        place.addStretch(1)
        self._logo = Labelled(
            _("Logo"), holder, _("On the first page of every document: PNG, JPEG or SVG, up to 2 MB.")
        )
        fields.addWidget(self._logo)
        self._show_logo(logo)

    # at once -----------------------------------------------------------------------------------------

    def _choose_language(self) -> None:
        """Speak the chosen language; the window is made anew, and this dialog with it."""
        language = chosen_key(self.language)
        self._desk.settings.language = language
        speak(language)
        self.language_chosen.emit(self.state())
        self.reject()

    def state(self) -> dict[str, object]:
        """Return what was entered, for the dialog in another language."""
        state: dict[str, object] = {"author": self.author.text()}
        if self._cover is not None:
            state |= {name: getattr(self, name).text() for name in _COVER_LINES}
            state |= {"address": self.address.toPlainText(), "logo": self.logo}
            state |= {"under_particle": self.under_particle.isChecked()}
        return state

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""
        self.author.setText(state["author"])
        if self._cover is not None and "logo" in state:
            for name in _COVER_LINES:
                getattr(self, name).setText(state[name])
            self.address.setPlainText(state["address"])
            self.under_particle.setChecked(state.get("under_particle", False))
            self._show_logo(state["logo"])
        self.language.setFocus()

    def _choose_theme(self) -> None:
        app = QApplication.instance()
        self._desk.settings.theme = chosen_key(self.theme)
        if isinstance(app, QApplication):
            theme.apply(app, self._desk.settings.theme)

    def show_words(self) -> None:
        """Open the words that texts are read with."""
        from cufdesk.ui.review.words_window import WordsWindow

        WordsWindow(self).open()

    # saving ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the name, and store what stands on the cover; a refusal is told and nothing is lost."""
        self._keep_person()
        if self._cover is None:
            self.accept()
            return
        from cufdesk.usecases.files import save_cover

        cover = self._changed_cover(self._cover)
        if cover == self._cover:
            self.accept()
            return
        try:
            save_cover(self._desk.dossier, cover)
        except Refusal as refusal:
            self._desk.refuse(refusal)
            return
        self._desk.notify(_("The settings are saved."))
        self.accept()

    def _keep_person(self) -> None:
        self._desk.name_author(self.author.text())
        if self.myself is not None:
            self.myself.keep()

    def _changed_cover(self, cover: Cover) -> Cover:
        from dataclasses import replace

        from cufdesk.domain.values import Bilingual

        return replace(
            cover,
            organisation=Bilingual(self.name_fr.text().strip(), self.name_es.text().strip()),
            organisation_acronym=self.acronym.text().strip(),
            organisation_address=self.address.toPlainText().strip(),
            logo=self.logo,
            under_particle=self.under_particle.isChecked(),
        )

    # the logo ----------------------------------------------------------------------------------------

    def _choose_logo(self) -> None:
        pictures = [(_("Pictures"), "*.png *.jpg *.jpeg *.svg")]
        path = choose_file(self, self._desk.settings, _("Choose a picture"), pictures, use="pictures")
        if path:
            self.take_logo(path)

    def take_logo(self, path: str) -> None:
        """Take a picture as the logo; what cannot be taken is said at the field."""
        try:
            self._show_logo(read_logo(path))
        except Refusal as refusal:
            self._logo.show_error(refusal.sentence)

    def _show_logo(self, logo: bytes | None) -> None:
        self.logo = logo
        self._logo_error("")
        self._remove.setEnabled(logo is not None and not self._desk.read_only)
        picture = QPixmap()
        if logo is None or not picture.loadFromData(logo):
            self._shown.setText(_("No logo"))
            return
        ratio = self.devicePixelRatioF()
        scaled = picture.scaled(
            round(_LOGO_SHOWN[0] * ratio),
            round(_LOGO_SHOWN[1] * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._shown.setPixmap(scaled)

    def _logo_error(self, sentence: str) -> None:
        if hasattr(self, "_logo"):
            self._logo.show_error(sentence)


def read_logo(path: str) -> bytes:
    """Return a picture as PNG, no larger than print can show; refuse what is no picture."""
    import os

    name = os.path.basename(path)
    try:
        if os.path.getsize(path) > _LOGO_MOST:
            raise Refusal(_("{name} is larger than 2 MB: choose a smaller picture.").format(name=name))
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise Refusal(_("{name} cannot be read: {reason}.").format(name=name, reason=why(error))) from None
    image = _svg(content) if path.lower().endswith(".svg") else QImage.fromData(QByteArray(content))
    if image.isNull():
        raise Refusal(_("{name} is not a picture that can be read.").format(name=name))
    if max(image.width(), image.height()) > _LOGO_SIDE:
        image = image.scaled(
            _LOGO_SIDE,
            _LOGO_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _svg(content: bytes) -> QImage:
    """Return a drawing as a picture of print size, or a null picture."""
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(content))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return QImage()
    size.scale(_LOGO_SIDE, _LOGO_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
