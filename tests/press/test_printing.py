from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import pikepdf
import pypdfium2
import pytest
from page import ValidationFailure, validate_pdf_bytes

from cufdesk.press.printing import Cancelled, print_story
from cufdesk.press.story import Heading, Paragraph, Story
from cufdesk.refusal import Refusal
from tests.press import stories
from tests.press.archive import faults
from tests.press.pages import lines_of, printed

STORIES = [stories.minutes(), stories.register(), stories.bilingual(2), stories.signing()]
SHORT = Story("Note", "fr", (Paragraph("Une phrase."),))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_every_font_is_embedded_as_a_subset(story: Story) -> None:
    with pikepdf.open(io.BytesIO(printed(story))) as pdf:
        assert b"Helvetica" not in b"".join(bytes(str(item), "utf-8") for item in pdf.objects)
        for page in pdf.pages:
            for font in page.resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert str(font.BaseFont)[7] == "+"
                assert len(descriptor.FontFile2.read_bytes()) > 500
                assert str(font.BaseFont)[8:].startswith(("GentiumBookPlus", "Lato"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_a_pdf_reader_opens_every_page(story: Story) -> None:
    data = printed(story)
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == print_story(story, io.BytesIO())
        for page in document:
            assert page.get_textpage().get_text_range().strip()
    finally:
        document.close()


def _broken_rules(data: bytes) -> set[str]:
    """Return the rules of PDF/A-2a and PDF/UA-1 that a file breaks."""
    return {failure.rule_id for profile in ("2a", "ua1") for failure in _failures(data, profile)}


def _failures(data: bytes, profile: str) -> list[ValidationFailure]:
    return validate_pdf_bytes(data, profile=profile).failures


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_a_file_is_archival_and_accessible(story: Story) -> None:
    assert _broken_rules(printed(story)) == set()


def test_the_check_sees_a_font_without_its_meanings() -> None:
    with pikepdf.open(io.BytesIO(printed(stories.minutes()))) as pdf:
        for font in pdf.pages[0].resources.Font.values():
            del font.ToUnicode
        damaged = io.BytesIO()
        pdf.save(damaged)
    assert _broken_rules(damaged.getvalue())


def test_what_the_file_says_of_itself() -> None:
    with pikepdf.open(io.BytesIO(printed(stories.minutes()))) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
        assert str(pdf.docinfo.Title) == "Relevé de décisions, 12-13\u00a0février 2015"
        assert str(pdf.docinfo.Author) == "Cités Unies France"
        assert str(pdf.docinfo.Keywords) == "relevé, coopération"
        assert str(pdf.docinfo.CreationDate) == "D:20150220093000+00'00'"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            inner = [item.title for item in outline.root[-1].children]
    assert titles == ["Participants", "Objet", "Décisions et actions"]
    assert inner == ["Points en suspens", "Validation"]


@pytest.mark.parametrize(("language", "tag"), [("es", "es-MX"), ("en", "en-GB"), ("es+fr", "es-MX")])
def test_the_first_language_is_the_file_s(language: str, tag: str) -> None:
    story = Story("T", language, ())  # type: ignore[arg-type]  # one of the languages, as a plain text
    with pikepdf.open(io.BytesIO(printed(story))) as pdf:
        assert str(pdf.Root.Lang) == tag


def test_a_date_of_creation_keeps_its_zone() -> None:
    moment = datetime(2015, 7, 15, 18, 5, tzinfo=timezone(timedelta(hours=-5, minutes=-30)))
    with pikepdf.open(io.BytesIO(printed(Story("T", "fr", (), created=moment)))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20150715180500-05'30'"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1905, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(minutes=9, seconds=21))),  # Paris before 1911
        datetime(101, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, tzinfo=UTC),
    ],
)
def test_both_places_tell_the_same_of_any_day(moment: datetime) -> None:
    story = Story("T", "fr", (), created=moment)
    assert faults(printed(story), story) == {}


def test_every_page_says_which_it_is() -> None:
    story = stories.bilingual(2)
    data = printed(story)
    lines = lines_of(data)
    pages = lines[-1].page
    assert pages > 3
    for page in range(1, pages + 1):
        said = [line.text for line in lines if line.page == page]
        assert f"{page}\u00a0/\u00a0{pages}" in said
        assert any(text.startswith("2015-J1 · v0.4 · ") for text in said)
        assert any("PROJET · BORRADOR" in text for text in said)
        assert ("Document conjoint – Documento conjunto" in said) == (page > 1)


def test_the_same_story_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from tests.press import stories; from tests.press.pages import printed;"
        "from tests.press.vocabulary import vocabulary;"
        "print([hashlib.sha256(printed(s)).hexdigest()"
        " for s in (stories.minutes(), stories.register(), stories.bilingual(2), vocabulary('es+fr'))])"
    )
    said = set()
    for seed, zone, language in (("1", "UTC", "C"), ("2", "America/Mexico_City", "es_MX.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1
    other = Story("Note", "fr", (Paragraph("Une autre phrase."),))
    assert hashlib.sha256(printed(SHORT)).digest() != hashlib.sha256(printed(other)).digest()


def test_a_file_appears_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "note.pdf"
    assert print_story(SHORT, target) == 1
    assert target.read_bytes() == printed(SHORT)
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_progress_goes_up_to_one(tmp_path: Path) -> None:
    shares: list[float] = []
    print_story(stories.bilingual(2), tmp_path / "b.pdf", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 8


@pytest.mark.parametrize("after", [0, 1, 5, 12])
def test_a_cancelled_print_leaves_the_good_file(tmp_path: Path, after: int) -> None:
    target = tmp_path / "b.pdf"
    target.write_bytes(b"good")
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(Cancelled):
        print_story(stories.bilingual(2), target, cancelled=cancelled)
    assert target.read_bytes() == b"good"
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="gone"):
        print_story(SHORT, tmp_path / "gone" / "note.pdf")


def test_a_folder_in_the_file_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "note.pdf").mkdir()
    with pytest.raises(Refusal, match=r"note\.pdf"):
        print_story(SHORT, tmp_path / "note.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Refusal, match="write"):
        print_story(SHORT, tmp_path / "note.pdf")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("call", "number", "word"),
    [
        ("fsync", errno.ENOSPC, "full"),
        ("replace", errno.EACCES, "another program"),
        ("fsync", errno.EIO, "not"),
    ],
)
def test_a_failing_disk_leaves_the_good_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, word: str
) -> None:
    target = tmp_path / "note.pdf"
    target.write_bytes(b"good")

    def fail(*_arguments: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(Refusal, match=word):
        print_story(SHORT, target)
    monkeypatch.undo()
    assert target.read_bytes() == b"good"
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are those of POSIX")
def test_a_disk_that_ends_in_the_middle_leaves_the_good_file(tmp_path: Path) -> None:
    target = tmp_path / "note.pdf"
    target.write_bytes(b"good")
    program = (
        "import resource, signal, sys; from pathlib import Path;"
        "from tests.press import stories; from cufdesk.press.printing import print_story;"
        "from cufdesk.refusal import Refusal;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try: print_story(stories.minutes(), Path(sys.argv[1]))\n"
        "except Refusal as refusal: print('refused', refusal)"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(target)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("refused")
    assert target.read_bytes() == b"good"
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


def test_a_logo_that_is_no_picture_is_said() -> None:
    with pytest.raises(Refusal, match="logo"):
        printed(Story("T", "fr", (), logo=b"not a picture"))


def test_headings_skip_no_level_in_the_outline() -> None:
    story = Story(
        "T", "fr", (Heading("deep", 3), Heading("part", 1), Heading("deep", 3)), created=datetime.now(UTC)
    )
    with pikepdf.open(io.BytesIO(printed(story))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["deep", "part"]
        assert [item.title for item in outline.root[1].children] == ["deep"]


def test_the_vocabulary_loads_neither_fonts_nor_reportlab() -> None:
    program = (
        "import sys, cufdesk.press.story;"
        "print([name for name in sys.modules if name.startswith(('reportlab', 'uharfbuzz', 'pyphen'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
