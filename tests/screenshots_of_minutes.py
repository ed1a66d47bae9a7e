"""The windows of minutes, for the album of pictures: in the room, read back, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from cufdesk.domain.gates import Gate
from cufdesk.domain.meetings import Meeting
from cufdesk.ui.desk import Desk
from cufdesk.ui.minutes_check.window import MinutesCheckWindow
from cufdesk.ui.room.read_back import ReadBack
from cufdesk.ui.room.window import RoomWindow
from tests.screenshots_of_register import register_dialogs

if TYPE_CHECKING:
    from tests.screenshots import Album


def take_gates(album: Album) -> None:
    """Take the gate of the sample, which is shut, with what it holds back."""
    with album.desk.dossier.read() as reading:
        (gate,) = reading.all(Gate)
    album.window.go("meetings", gate.id)
    album.take("gates")


def minutes_dialogs(desk: Desk, window: QWidget) -> Iterator[tuple[str, QDialog]]:
    """Yield the names and windows of minutes that are being taken, read back and checked."""
    with desk.dossier.read() as reading:
        meeting = max(reading.all(Meeting), key=lambda meeting: len(meeting.decisions))
    room = RoomWindow(desk, meeting.id, window)
    room.line.setText("A envoyer la note aux membres @ CUF > lundi")
    yield "room", room
    back = ReadBack(desk, meeting.id, window)
    back.resize(window.size())
    back.place = 3
    back.show_decision()
    yield "read-back", back
    yield "minutes-check", MinutesCheckWindow(desk, meeting.id, window)
    yield from register_dialogs(desk, window)
