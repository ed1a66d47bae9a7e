"""How the window looks: two sets of colours, one style sheet, one bundled font; switched while it is open."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from cufdesk.paths import resource

THEMES = ("system", "light", "dark")
FONT = "Inter"
FONT_SIZE = 14  # logical pixels
_DARKER = 128  # of 255: a window colour below is a dark theme's
_FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


class Tokens(NamedTuple):
    """The colours of a theme, named by what they are for; the style sheet reads them as `$name`."""

    mode: str
    ground: str  # behind cards
    surface: str  # cards, top bar
    raised: str  # buttons, menus
    rail: str
    field: str
    hover: str
    alternate: str
    border: str
    border_strong: str  # edges of fields and buttons
    text: str
    muted: str  # secondary words, still 4.5:1
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


LIGHT = Tokens(
    mode="light",
    ground="#F5F6F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    rail="#EBEEF3",
    field="#FFFFFF",
    hover="#E6EAF0",
    alternate="#FAFBFC",
    border="#DDE1E8",
    border_strong="#C5CBD5",
    text="#1A2330",
    muted="#566274",
    accent="#2356C4",
    accent_strong="#1B469F",
    accent_soft="#E2EAFB",
    on_accent="#FFFFFF",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warning="#8A5300",
    warning_soft="#FCF0DC",
    success="#1B7341",
    success_soft="#E3F4EA",
)

DARK = Tokens(
    mode="dark",
    ground="#13171D",
    surface="#1B2028",
    raised="#232A34",
    rail="#0F1318",
    field="#151A21",
    hover="#28303B",
    alternate="#1E242D",
    border="#2E3641",
    border_strong="#3F4956",
    text="#E8ECF1",
    muted="#9CA8B7",
    accent="#82AAFF",
    accent_strong="#A0BFFF",
    accent_soft="#22345A",
    on_accent="#0C172E",
    danger="#FF8D83",
    danger_soft="#3A2023",
    warning="#F0B45B",
    warning_soft="#392B16",
    success="#72D39B",
    success_soft="#19332A",
)

# White initials keep 4.5:1 on each of these, in both themes.
AVATARS = ("#2356C4", "#0B7569", "#3F6B1F", "#7D3CB5", "#A9325B", "#B04E15", "#5B5FC7", "#7A5B00")

_ROLES = (
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "alternate"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Midlight, "hover"),
)


class _Shown:
    """The colours on the screen: like the screen's language, there is one for the whole program."""

    tokens = LIGHT
    applied = False


def tokens() -> Tokens:
    """Return the colours on the screen now, for what is painted by hand."""
    return _Shown.tokens


def colour(name: str) -> QColor:
    """Return a colour of the theme on the screen by the name of its token."""
    return QColor(getattr(_Shown.tokens, name))


def avatar_colour(name: str) -> QColor:
    """Return the colour that a name always has, on any machine."""
    return QColor(AVATARS[sum(ord(letter) * (at + 1) for at, letter in enumerate(name)) % len(AVATARS)])


def load_font(app: QApplication) -> None:
    """Make the bundled font the application's."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(resource("fonts", "inter", name))
    font = QFont(FONT)
    font.setPixelSize(FONT_SIZE)
    app.setFont(font)


def apply(app: QApplication, choice: str) -> None:
    """Show a theme: "light", "dark", or "system" for what the system asks for."""
    dark = choice == "dark" or (choice == "system" and _system_is_dark(app))
    _Shown.applied = True
    _Shown.tokens = DARK if dark else LIGHT
    app.setPalette(_palette(_Shown.tokens))
    app.setStyleSheet(style_sheet(_Shown.tokens))


def _system_is_dark(app: QApplication) -> bool:
    """Tell whether the system asks for dark: by its own palette until ours is set, then by its hint."""
    if not _Shown.applied:
        return app.palette().color(QPalette.ColorRole.Window).lightness() < _DARKER
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def style_sheet(colours: Tokens) -> str:
    """Return the style sheet in the colours of a theme."""
    with open(resource("style", "window.qss"), encoding="utf-8") as file:
        sheet = file.read()
    values = {"style": resource("style").replace("\\", "/"), **colours._asdict()}
    # The longest names first: $accent must not be found inside $accent_soft.
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", values[name])
    return sheet


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.border_strong))
    return palette
