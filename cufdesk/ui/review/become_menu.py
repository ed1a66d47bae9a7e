"""The menu of what an item can become: its kinds, its modalities, and the sentences of its context."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from cufdesk.i18n import _
from cufdesk.reading.understanding import ActionRead, DecisionRead
from cufdesk.ui.review.additions import short
from cufdesk.ui.review.becoming import KINDS, context_sentences, possible
from cufdesk.ui.review.items_view import BECOMES, MODALITY_KEYS
from cufdesk.words import MODALITY

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.review.items import Item
    from cufdesk.ui.review.model import Review

_LETTERS = {kind: letter.upper() for letter, kind in BECOMES.items() if kind}


def become_menu(
    parent: QWidget,
    review: Review,
    item: Item,
    *,
    become: Callable[[str], object],
    modality: Callable[[str], object],
    sentence: Callable[[str, str], object],
) -> QMenu:
    """Return the menu for an item; the keys that do the same from the list are shown beside."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for kind in possible(review, item):
        _add(menu, _(KINDS[kind]), _LETTERS.get(kind, ""), partial(become, kind))
    if isinstance(item.value, DecisionRead | ActionRead):
        _add_modalities(menu, item.value.modality or "", modality)
    _add_sentences(menu, context_sentences(review, item), sentence)
    return menu


def _add(menu: QMenu, name: str, key: str, run: Callable[[], object]) -> None:
    act = menu.addAction(f"{name}\t{key}" if key else name)
    act.triggered.connect(lambda _checked=False: run())


def _add_modalities(menu: QMenu, current: str, run: Callable[[str], object]) -> None:
    inner = menu.addMenu(_("Modality"))
    for digit, key in MODALITY_KEYS.items():
        act = inner.addAction(f"{_(MODALITY[key])}\t{digit}")
        act.setCheckable(True)
        act.setChecked(key == current)
        act.triggered.connect(lambda _checked=False, key=key: run(key))


def _add_sentences(menu: QMenu, sentences: list[str], run: Callable[[str, str], object]) -> None:
    if not sentences:
        return
    menu.addSection(_("Sentences of its context"))
    for sentence in sentences:
        inner = menu.addMenu(short(sentence).replace("&", "&&"))
        for kind in ("decision", "action"):
            _add(inner, _(KINDS[kind]), "", partial(run, sentence, kind))
