from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLabel

from cufdesk.paths import resource
from cufdesk.ui import theme
from cufdesk.ui.icons import icon
from cufdesk.ui.theme import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

# Words on grounds, WCAG 2.1 AA: 4.5:1.
PAIRS = [
    ("text", "surface"),
    ("text", "ground"),
    ("text", "rail"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("muted", "surface"),
    ("muted", "ground"),
    ("muted", "rail"),
    ("muted", "raised"),
    ("muted", "hover"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_accent", "danger"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("success", "success_soft"),
]


def luminance(name: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    shade = QColor(name)
    red, green, blue = (linear(part) for part in (shade.redF(), shade.greenF(), shade.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("shade", theme.AVATARS)
def test_white_initials_can_be_read_on_every_avatar(shade: str) -> None:
    assert contrast("#FFFFFF", shade) >= 4.5


@THEMES
def test_the_focus_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.rail, tokens.ground, tokens.field):
        assert contrast(tokens.accent, ground) >= 3


@THEMES
def test_every_name_of_the_style_sheet_has_its_colour(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens)
    assert "$" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        with open(path, encoding="utf-8") as file:
            assert "<svg" in file.read()


def test_a_theme_is_switched_while_windows_are_open(qapp: QApplication) -> None:
    label = QLabel("words")
    for choice, tokens in (("dark", DARK), ("light", LIGHT)):
        theme.apply(qapp, choice)
        assert theme.tokens() is tokens
        assert label.palette().color(label.foregroundRole()).name().upper() == tokens.text
        assert label.palette().color(label.backgroundRole()).name().upper() == tokens.ground


def test_the_bundled_font_is_the_one_shown(qapp: QApplication) -> None:
    theme.load_font(qapp)
    assert qapp.font().family() == "Inter"
    assert qapp.font().exactMatch()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icons_are_rendered_at_the_size_of_the_device(qapp: QApplication, ratio: float) -> None:
    picture = icon("users").pixmap(QSize(20, 20), ratio)
    assert picture.size() == QSize(20, 20) * ratio
    assert picture.devicePixelRatio() == ratio


def test_icons_follow_the_theme(qapp: QApplication) -> None:
    made = icon("users", "text")
    shades = set()
    for choice in ("light", "dark"):
        theme.apply(qapp, choice)
        image = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal).toImage()
        pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        solid = max(pixels, key=lambda pixel: pixel.alpha())
        shades.add(solid.lightness() > 128)
    assert shades == {True, False}


def test_every_icon_that_is_named_is_there() -> None:
    from cufdesk.ui.parts.search_everywhere import KINDS
    from cufdesk.ui.rail import PAGES

    for name in {entry.icon for entry in PAGES} | {name for _title, name in KINDS.values()}:
        with open(resource("icons", f"{name}.svg"), encoding="utf-8") as file:
            assert "currentColor" in file.read()
