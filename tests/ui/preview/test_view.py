from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.ui import theme
from cufdesk.ui.preview.layout import MARGIN
from cufdesk.ui.preview.pictures import SEEN
from cufdesk.ui.preview.view import PAGE, WIDTH
from tests.ui.preview.conftest import PATIENCE, Shown


def grabbed(shown: Shown) -> QImage:
    return shown.view.viewport().grab().toImage()


def ink(image: QImage) -> int:
    """Return how many of some dots are dark."""
    return sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


# what is rendered -----------------------------------------------------------------------------------------


def test_only_what_is_seen_and_one_page_ahead_is_rendered(shown: Shown) -> None:
    assert shown.pages.count > 40
    pages = {tile.page for tile in shown.pictures._kept}
    seen = set(shown.view.seen())
    assert pages == seen | {max(seen) + 1}
    assert shown.pictures.rendered == len(shown.pictures._kept)


def test_pages_scrolled_past_are_never_rendered(shown: Shown, qtbot: QtBot) -> None:
    before = shown.pictures.rendered
    for page in range(shown.pages.count):  # faster than anything can be drawn
        shown.view.go(page)
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    assert shown.pictures.rendered - before < 8
    assert shown.view.page == shown.pages.count - 1


def test_empty_paper_of_the_right_size_is_there_at_once(shown: Shown) -> None:
    shown.view.go(30)
    image = grabbed(shown)
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle == QColor("#FFFFFF")
    assert image.pixelColor(2, image.height() // 2) == theme.colour("ground")
    assert ink(image) < 50


def test_pictures_come_and_are_sharp(shown: Shown, qtbot: QtBot) -> None:
    shown.view.go(30)
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    image = grabbed(shown)
    assert ink(image) > 500
    # Dot by dot what PDFium draws at that size: nothing was scaled.
    page = shown.view.page
    place = shown.view._paper(page)
    made = shown.pages.picture(page, *shown.view._dots(page))
    drawn = QImage(made.data, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32)
    for x in range(40, made.width - 40, 7):
        for y in range(max(0, -int(place.y())) + 10, int(shown.view.viewport().height() - place.y()) - 10, 7):
            if 0 <= y < made.height:
                assert image.pixelColor(int(place.x()) + x, int(place.y()) + y) == drawn.pixelColor(x, y)


def test_while_a_zoom_is_drawn_the_old_picture_stands_in(shown: Shown, qtbot: QtBot) -> None:
    shown.view.go(3)
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    shown.view.step(1)
    assert any(shown.pictures.get(tile) is None for tile in shown.view._tiles(shown.view.page))
    assert ink(grabbed(shown)) > 300
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    assert all(shown.pictures.get(tile) is not None for tile in shown.view._tiles(shown.view.page))


def test_pictures_are_kept_within_their_bound(long_pdf: bytes, qtbot: QtBot) -> None:
    limit = 12_000_000
    made = Shown(long_pdf, QSize(700, 500), limit)
    try:
        for page in range(0, made.pages.count, 2):
            made.view.go(page)
            qtbot.waitUntil(made.background.idle, timeout=PATIENCE)
            assert made.pictures.bytes <= limit
        assert made.pictures.bytes == sum(kept.sizeInBytes() for kept in made.pictures._kept.values())
        assert made.pictures.rendered > len(made.pictures._kept)
    finally:
        made.close()


def test_a_bound_too_small_for_what_is_seen_does_not_draw_for_ever(long_pdf: bytes, qtbot: QtBot) -> None:
    made = Shown(long_pdf, QSize(700, 500), 1)
    try:
        qtbot.waitUntil(made.background.idle, timeout=PATIENCE)
        needed = {tile for wanted in made.pictures._wanted.values() for tile in wanted}
        assert made.pictures.rendered == len(needed)
        assert set(made.pictures._kept) == needed
    finally:
        made.close()


def test_at_400_percent_the_memory_is_that_of_the_view(shown: Shown, qtbot: QtBot) -> None:
    shown.view.set_zoom(4.0)
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    width, height = shown.view._dots(shown.view.page)
    wanted = shown.pictures._wanted[SEEN]
    assert sum(tile.width * tile.height for tile in wanted) < width * height / 2


def test_a_damaged_page_says_so_in_its_place(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cufdesk.refusal import Refusal

    def refuse(self: PdfPages, page: int, *rest: object) -> None:
        raise Refusal(f"Page {page + 1} is damaged.")

    monkeypatch.setattr(PdfPages, "picture", refuse)
    shown.view.go(20)
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    assert shown.pictures.faults[20] == "Page 21 is damaged."
    assert ink(grabbed(shown)) > 20


# zoom -----------------------------------------------------------------------------------------------------


def test_the_width_is_fitted_also_when_the_view_changes(shown: Shown) -> None:
    view = shown.view
    for width in (700, 1000, 500):
        view.resize(width, 500)
        assert view.mode == WIDTH
        assert view._layout.width == pytest.approx(view.viewport().width())
        assert view.horizontalScrollBar().maximum() == 0


def test_a_whole_page_is_fitted(shown: Shown) -> None:
    view = shown.view
    view.go(7)
    view.set_mode(PAGE)
    assert view.page == 7
    paper = view._paper(7)
    assert paper.top() >= 0
    assert paper.bottom() <= view.viewport().height()


def test_zoom_keeps_the_place_under_the_pointer(shown: Shown) -> None:
    view = shown.view
    view.go(5, 200)
    at = QPointF(300, 250)
    page, across, down = view._point(at)
    for notch in (120, 120, -120):
        wheel = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        now = view._point(at)
        assert now[0] == page
        assert now[1] == pytest.approx(across, abs=0.06)
        assert now[2] == pytest.approx(down, abs=0.01)
    assert view.mode == ""


def test_zoom_stays_between_its_bounds(shown: Shown) -> None:
    view = shown.view
    for _turn in range(20):
        view.step(1)
    assert view.zoom == 4.0
    for _turn in range(30):
        view.step(-1)
    assert view.zoom == 0.5


# keys -----------------------------------------------------------------------------------------------------


def test_keys_lead_through_the_document(shown: Shown, qtbot: QtBot) -> None:
    view = shown.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == shown.pages.count - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.page, view.verticalScrollBar().value()) == (0, 0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    once = view.verticalScrollBar().value()
    assert 0 < once < view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() == once
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > once


def test_with_whole_pages_a_key_turns_one_page(shown: Shown, qtbot: QtBot) -> None:
    view = shown.view
    view.set_mode(PAGE)
    turned: list[int] = []
    view.moved.connect(turned.append)
    for _turn in range(3):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert turned == [1, 2, 3, 2]


def test_a_place_on_a_page_is_gone_to(shown: Shown) -> None:
    shown.view.go(4, 300)
    page, _across, down = shown.view._point(QPointF(MARGIN + 50, 8))
    assert page == 4
    assert down * shown.pages.sizes[4][1] == pytest.approx(300, abs=2)


# looks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_ground_is_the_theme_s_and_paper_is_white(shown: Shown, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    image = grabbed(shown)
    assert image.pixelColor(3, 100) == theme.colour("ground")
    paper = shown.view._paper(0)
    assert image.pixelColor(int(paper.left()) + 5, int(paper.top()) + 5) == QColor("#FFFFFF")


def test_hits_are_marked_and_the_chosen_one_otherwise(shown: Shown, qtbot: QtBot) -> None:
    hits = [hit for page in range(3) for hit in shown.pages.find(page, "eau")]
    assert len(hits) > 3
    shown.view.reveal(hits[1])
    qtbot.waitUntil(shown.background.idle, timeout=PATIENCE)
    plain = grabbed(shown)
    shown.view.mark(hits, 1)
    marked = grabbed(shown)
    place = shown.view._box(shown.view._layout.places[hits[1].page], hits[1].boxes[0])
    other = shown.view._box(shown.view._layout.places[hits[2].page], hits[2].boxes[0])
    spot, elsewhere = QPoint(int(place.left()), int(place.top())), QPoint(int(other.left()), int(other.top()))
    assert shown.view.viewport().rect().contains(spot)
    assert plain.pixelColor(spot) != marked.pixelColor(spot)
    if shown.view.viewport().rect().contains(elsewhere):
        assert marked.pixelColor(elsewhere) != marked.pixelColor(spot)
