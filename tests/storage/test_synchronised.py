"""Folders that other programs carry about are known by their names and marks, and plain ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cufdesk.storage.synchronised import synchronised_by


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Cités Unies France", "OneDrive"),
        ("Dropbox (Personnel)", "Dropbox"),
        ("Nextcloud/Mexique/2015", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Google Drive/Mon Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-ana@exemple.fr/Mon Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("pCloudDrive", "pCloud"),
        ("Box Sync", "Box"),
        ("kDrive", "kDrive"),
        ("Documents/Mexique", ""),
        ("Documents/box", ""),
        ("Documents/Dropboxes", ""),
    ],
)
def test_by_the_name_of_a_folder(tmp_path: Path, folder: str, program: str) -> None:
    assert synchronised_by(str(tmp_path / folder / "visite.cufdesk"), {}) == program


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_0a1b2c.db", "Nextcloud"),
        ("._sync_0a1b2c.db", "ownCloud"),
        (".owncloudsync.log", "ownCloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".git", ""),
        ("sync_1.db", ""),
    ],
)
def test_by_a_mark_in_it_or_above_it(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / mark).touch()
    assert synchronised_by(str(tmp_path / "a" / "b" / "visite.cufdesk"), {}) == program
    assert synchronised_by(str(tmp_path / "visite.cufdesk"), {}) == ""


def test_by_what_the_system_says(tmp_path: Path) -> None:
    path = str(tmp_path / "Travail" / "visite.cufdesk")
    assert synchronised_by(path, {"OneDriveCommercial": str(tmp_path / "Travail")}) == "OneDrive"
    assert synchronised_by(path, {"OneDriveCommercial": "", "PATH": str(tmp_path)}) == ""


def test_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Nextcloud")
    assert synchronised_by(str(tmp_path / "here" / "visite.cufdesk"), {}) == "Nextcloud"


def test_plain_names_count_at_home_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert synchronised_by(str(tmp_path / "Box" / "visite.cufdesk"), {}) == "Box"
    assert synchronised_by(str(tmp_path / "Documents" / "Box" / "visite.cufdesk"), {}) == ""
    assert synchronised_by(str(tmp_path / "visite.cufdesk"), {}) == "", "a mark in the person's own folder"
