"""Messages wait where their owner alone can look, and not for ever."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cufdesk.refusal import Refusal
from cufdesk.usecases import outgoing


def test_each_message_has_a_private_folder_of_its_own(own_home: Path) -> None:
    one, other = outgoing.new_folder(), outgoing.new_folder()
    assert one != other
    for folder in (one, other, outgoing.outgoing()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert own_home in folder.parents


def test_it_goes_with_all_that_is_in_it(own_home: Path) -> None:
    folder = outgoing.new_folder()
    message = folder / "message.eml"
    message.write_text("To: rosa@example.org")
    outgoing.forget(message)
    assert not folder.exists()
    outgoing.forget(message)  # twice is fine


def test_nothing_else_is_ever_removed(tmp_path: Path) -> None:
    outgoing.new_folder()
    other = tmp_path / "mine" / "message.eml"
    other.parent.mkdir()
    other.write_text("mine")
    for path in (other, other.parent, outgoing.outgoing() / "..", outgoing.outgoing()):
        outgoing.forget(path)
    assert other.exists()
    assert outgoing.outgoing().exists()


def test_what_nobody_answered_for_goes_after_a_week() -> None:
    old, young = outgoing.new_folder(), outgoing.new_folder()
    now = young.stat().st_mtime
    os.utime(old, (now - outgoing.KEPT - 1, now - outgoing.KEPT - 1))
    assert old.exists()
    outgoing.new_folder()
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_made_is_refused(own_home: Path) -> None:
    outgoing.outgoing().write_text("a file in the way")
    with pytest.raises(Refusal, match="cannot be made"):
        outgoing.new_folder()
