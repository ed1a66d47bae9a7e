from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.ui.settings import Settings


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = str(tmp_path / "home" / "settings.json")
    settings = Settings(path)
    settings.language, settings.theme, settings.author, settings.rail_closed = "es", "dark", " Claire ", True
    again = Settings(path)
    assert (again.language, again.theme, again.author, again.rail_closed) == ("es", "dark", "Claire", True)


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "settings.json"
    Settings(str(path)).author = "Claire"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_recent_dossiers_are_the_last_first_and_each_once(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "settings.json"))
    for name in ("a", "b", "a", "c"):
        settings.opened(name)
    assert [path for path, _opened in settings.recent] == ["c", "a", "b"]
    settings.forget("a")
    assert [path for path, _opened in Settings(settings.path).recent] == ["c", "b"]


def test_the_last_dossier_is_named_while_it_exists_and_was_not_closed(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "settings.json"))
    dossier = tmp_path / "d.cufdesk"
    dossier.touch()
    settings.opened(str(dossier))
    assert Settings(settings.path).last == str(dossier)
    settings.closed()
    assert Settings(settings.path).last == ""
    settings.opened(str(dossier))
    dossier.unlink()
    assert Settings(settings.path).last == ""


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"theme": 3, "recent": "x"}', '{"recent": [[1, 2]]}']
)
def test_a_file_that_makes_no_sense_counts_as_unset(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    settings = Settings(str(path))
    assert (settings.language, settings.theme, settings.recent) == ("", "system", [])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["language", "theme", "author", "recent", "window", "folders", "rail_closed", "last"])


@given(st.dictionaries(names, json_values))
def test_no_settings_file_keeps_the_window_from_opening(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("home") / "settings.json"
    path.write_text(json.dumps(values), "utf-8")
    settings = Settings(str(path))
    assert isinstance(settings.language, str)
    assert isinstance(settings.recent, list)
    assert isinstance(settings.last, str)
    assert isinstance(settings.folder("printing"), str)
    assert isinstance(settings.rail_closed, bool)


def test_a_folder_that_cannot_be_written_keeps_them_for_the_session(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    settings = Settings(str(blocked / "settings.json"))
    settings.theme = "dark"
    assert settings.theme == "dark"


def test_each_use_has_its_own_folder(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "settings.json"))
    settings.keep_folder("pictures", str(tmp_path))
    again = Settings(settings.path)
    assert again.folder("pictures") == str(tmp_path)
    assert again.folder("printing", "/otherwise") == "/otherwise"
    again.keep_folder("pictures", str(tmp_path / "gone"))
    assert again.folder("pictures", "/otherwise") == "/otherwise"
