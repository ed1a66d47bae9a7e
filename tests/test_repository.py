"""What the checkout may and may not hold."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cufdesk.folding import fold

ROOT = Path(__file__).resolve().parent.parent
SHINGLE = 8
# Put together from parts, so that this file is not found by its own search.
MACHINE_PATH = re.compile(
    r"(?<![\w.~])/(?:wo[r]k|ro[o]t|fa[r]m)/|/ho[m]e/[a-z]\w+/|/Us[e]rs/\w|[A-Z]:\\\\?Us[e]rs\\"
)
DOWNLOAD_HOST = re.compile(r"py[p]i\.org|python[h]osted|regis[t]ry\.npmjs", re.IGNORECASE)


def files() -> list[Path]:
    """Return the files that are or would be committed."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return list(walked())


def walked() -> Iterator[Path]:
    """Return the files of a checkout that came without git."""
    made = {"build", "dist", "__pycache__"}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in made and not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.endswith(".mo"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return the text files by their place in the checkout."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return found


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", fold(text))
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}


def places(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {match[0]}" for name, text in texts.items() for match in pattern.finditer(text)]


def test_no_path_of_a_machine(texts: dict[str, str]) -> None:
    assert places(texts, MACHINE_PATH) == []


def test_no_download_host(texts: dict[str, str]) -> None:
    assert places(texts, DOWNLOAD_HOST) == []


def test_the_searches_find_what_they_look_for() -> None:
    there = "/".join(["", "wo" + "rk", "here"]) + " " + "py" + "pi.org"
    assert places({"x": there}, MACHINE_PATH)
    assert places({"x": there}, DOWNLOAD_HOST)


def test_lock_pins_every_dependency_by_hash_and_names_no_place() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    requirements = re.split(r"\n(?=\S)", lock.strip())
    assert "://" not in lock
    assert [r for r in requirements if not re.match(r"[\w.-]+==\S+", r) or "--hash=sha256:" not in r] == []
    for pinned in ("pyside6-essentials==6.11.", "reportlab==5.1.0 ", "sqlalchemy==2.1."):
        assert any(requirement.startswith(pinned) for requirement in requirements)


def test_no_sentence_of_the_real_text(texts: dict[str, str], real_texts: Path) -> None:
    secret = shingles((real_texts / "releve-2015.txt").read_text("utf-8-sig"))
    assert len(secret) > 500
    told = {name: sorted(shared) for name, text in texts.items() if (shared := shingles(text) & secret)}
    assert {name: " ".join(found[0]) for name, found in told.items()} == {}


@pytest.mark.parametrize(
    ("folder", "pattern", "licence"),
    [
        ("fonts/inter", "*.otf", "OFL.txt"),
        ("fonts/gentium-book-plus", "*.ttf", "OFL.txt"),
        ("fonts/lato", "*.ttf", "OFL.txt"),
        ("icons", "*.svg", "LICENSE"),
        ("colour", "*.icc", "LICENSE"),
    ],
)
def test_every_asset_has_its_licence_beside_it(folder: str, pattern: str, licence: str) -> None:
    place = ROOT / "resources" / folder
    assert list(place.glob(pattern))
    text = (place / licence).read_text("utf-8")
    assert "Copyright" in text
    assert len(text) > 1000


def test_every_font_is_in_a_folder_with_a_licence() -> None:
    fonts = [path for suffix in ("otf", "ttf") for path in (ROOT / "resources").rglob(f"*.{suffix}")]
    assert [path.name for path in fonts if not (path.parent / "OFL.txt").is_file()] == []


def test_icons_take_the_colour_of_the_theme() -> None:
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert [icon.name for icon in icons if "currentColor" not in icon.read_text("utf-8")] == []


def test_the_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text("utf-8")))
    assert {"run", "test"} <= told
    assert told <= targets


def test_scripts_can_be_started() -> None:
    scripts = [ROOT / ".ci" / "run", *(ROOT / "packaging").glob("*.sh")]
    assert [script.name for script in scripts if not os.access(script, os.X_OK)] == []


# --- catalogues -------------------------------------------------------------------------------------


@pytest.fixture
def catalogues(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs the catalogue tool in a small project of its own."""
    for name in ("packaging/catalogues.py", "i18n/babel.cfg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "cufdesk").mkdir()

    def run(word: str, code: str | None = None, status: int = 0) -> str:
        if code is not None:
            (tmp_path / "cufdesk" / "spoken.py").write_text(code, "utf-8")
        command = [sys.executable, str(tmp_path / "packaging" / "catalogues.py"), word]
        done: subprocess.CompletedProcess[str] = subprocess.run(
            command, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    return run


def translate(folder: Path, **words: str) -> None:
    """Fill the empty translations of both catalogues."""
    for path in folder.glob("i18n/*/LC_MESSAGES/*.po"):
        text = path.read_text("utf-8")
        for message, translation in words.items():
            text = text.replace(f'"{message}"\nmsgstr ""', f'"{message}"\nmsgstr "{translation}"')
        path.write_text(text, "utf-8")


def test_check_asks_for_every_translation(catalogues: Callable[..., str], tmp_path: Path) -> None:
    catalogues("update", 'a = _("Hello")\n')
    assert "fr: not translated: 'Hello'" in catalogues("check", status=1)
    translate(tmp_path, Hello="Bonjour")
    assert "1 messages, 0 faults" in catalogues("check")
    assert (tmp_path / "i18n/fr/LC_MESSAGES/cufdesk.mo").exists()


def test_check_sees_that_the_code_went_on(catalogues: Callable[..., str], tmp_path: Path) -> None:
    catalogues("update", 'a = _("Hello")\n')
    translate(tmp_path, Hello="Bonjour")
    found = catalogues("check", 'a = t._("Good bye")\n', status=1)
    assert "es: missing: 'Good bye'" in found
    assert "es: no longer in the code: 'Hello'" in found
    assert "make pot" in found


def test_moving_code_changes_no_catalogue(catalogues: Callable[..., str], tmp_path: Path) -> None:
    catalogues("update", 'a = _("Hello")\n')
    before = (tmp_path / "i18n/cufdesk.pot").read_bytes()
    catalogues("update", '\n\n\na = _("Hello")\n')
    assert (tmp_path / "i18n/cufdesk.pot").read_bytes() == before


def test_check_compares_placeholders(catalogues: Callable[..., str], tmp_path: Path) -> None:
    catalogues("update", 'a = _("Hello {name}")\n')
    translate(tmp_path, **{"Hello {name}": "Bonjour {nom}"})
    assert "other placeholders: 'Hello {name}'" in catalogues("check", status=1)
