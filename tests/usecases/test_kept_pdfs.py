from __future__ import annotations

import gc
import os
import stat
import time
from pathlib import Path

import pytest

from cufdesk.documents.printing import Cancelled, to_pdf
from cufdesk.refusal import Refusal
from cufdesk.usecases.kept_pdfs import clear_half_printed, keep_pdf
from tests.press import stories
from tests.proofs.size_limit import largest_file

NEW, OLD = b"%PDF-1.7 new", b"%PDF-1.4 old"
DAY = 24 * 3600


def test_a_document_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = keep_pdf(NEW, tmp_path / "a.pdf")
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    keep_pdf(OLD, path)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_kept_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(OLD)
    with largest_file(4), pytest.raises(Refusal):
        keep_pdf(NEW, path)
    with pytest.raises(Refusal, match="does not exist"):
        keep_pdf(NEW, tmp_path / "gone" / "a.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refusal, match=r"folder\.pdf"):
        keep_pdf(NEW, tmp_path / "folder.pdf")
    (tmp_path / "b.txt").write_text("mine", "utf-8")
    with pytest.raises(Refusal, match="not a PDF"):
        keep_pdf(NEW, tmp_path / "b.txt")
    assert path.read_bytes() == OLD
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.pdf", "b.txt", "folder.pdf"]


def test_only_old_files_of_our_own_are_cleared(tmp_path: Path) -> None:
    ours = [tmp_path / ".cufdesk-abc.part", tmp_path / ".cufdesk-def.new"]
    others = [tmp_path / "letter.part", tmp_path / ".cufdesk-notes.txt", tmp_path / "cufdesk-abc.part"]
    young = tmp_path / ".cufdesk-young.part"
    for path in (*ours, *others, young):
        path.write_bytes(b"x")
    for path in (*ours, *others):
        os.utime(path, (time.time() - DAY - 60,) * 2)
    clear_half_printed(tmp_path)
    assert set(tmp_path.iterdir()) == {*others, young}
    clear_half_printed(tmp_path / "nowhere")


def test_garbage_is_looked_for_again_after_a_print_however_it_ends(tmp_path: Path) -> None:
    during: list[bool] = []

    def note(_share: float) -> None:
        during.append(gc.isenabled())

    to_pdf(stories.minutes(), tmp_path / "a.pdf", progress=note)
    assert set(during) == {False}
    assert gc.isenabled()
    with pytest.raises(Cancelled):
        to_pdf(stories.minutes(), tmp_path / "a.pdf", cancelled=lambda: True)
    assert gc.isenabled()
