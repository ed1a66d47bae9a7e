"""Why the system refused something, in the words of the screen."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cufdesk.exchange import email_drafts
from cufdesk.exchange.email_drafts import EmailDraft
from cufdesk.i18n import screen_language, set_language
from cufdesk.refusal import Refusal, why

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/a/private/path")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "le disque est plein"), ("es", "el disco está lleno"), ("en", "the disk is full")],
)
def test_the_reason_is_in_the_language_of_the_screen(language: str, said: str) -> None:
    before = screen_language()
    set_language(language)
    try:
        assert why(FULL) == said
    finally:
        set_language(before)


def test_what_is_not_foreseen_keeps_the_words_of_the_system() -> None:
    assert why(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert why(OSError("odd")) == "odd"
    assert why(ValueError()) == "ValueError"


def test_a_message_says_why_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object) -> int:
        raise FULL

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(Refusal, match=r"m\.eml cannot be written: the disk is full\."):
        email_drafts.write(EmailDraft((), "Objet", "Texte"), tmp_path / "m.eml")
