"""What every test stands on: no screen, an own home, compiled catalogues, the real text where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from cufdesk.i18n import set_language

ROOT = Path(__file__).resolve().parent.parent
REAL_TEXT = "releve-2015.txt"
_HOME = tempfile.mkdtemp(prefix="cufdesk-tests-")

# Before anything imports Qt, and for the programs that tests start: nothing of this person's is touched.
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    LC_ALL="C.UTF-8",
    HOME=_HOME,
    CUFDESK_HOME=os.path.join(_HOME, "cufdesk"),
    XDG_CONFIG_HOME=os.path.join(_HOME, "config"),
    XDG_CACHE_HOME=os.path.join(_HOME, "cache"),
    XDG_DATA_HOME=os.path.join(_HOME, "data"),
)

# A law is tried on the same examples each time, so that the suite says the same of the same code everywhere;
# `make prove ARGS=laws` looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("explore" if os.environ.get("CUFDESK_EXPLORE") else "suite")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues that are missing or older than their text, once for all workers."""
    if hasattr(config, "workerinput"):
        return
    sources = ROOT.glob("i18n/*/LC_MESSAGES/*.po")
    if any(_is_stale(source) for source in sources):
        subprocess.run([sys.executable, ROOT / "packaging" / "catalogues.py", "compile"], check=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin each test in English, what several tests share included: its labels stay as they were made."""
    set_language("en")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty folder for settings, logs and drafts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CUFDESK_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def real_texts() -> Path:
    """Return the folder of the real texts, which are not ours to publish; skip where they are not."""
    folder = Path(os.environ.get("CUFDESK_TEXTS") or ROOT.parent / "shared" / "data")
    if not (folder / REAL_TEXT).is_file():
        pytest.skip(f"the real text {REAL_TEXT} is not here: set CUFDESK_TEXTS to its folder")
    return folder
