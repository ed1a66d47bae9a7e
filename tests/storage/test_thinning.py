"""The law of thinning: nothing good is lost, whatever the times, and however often it is done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.storage.backup_names import REASONS, Backup, named, parsed
from cufdesk.storage.thinning import BEFORE_CHANGE, surplus

NOW = datetime(2015, 7, 15, 12, 0, tzinfo=UTC)
ages = st.integers(-3600, 3600 * 24 * 900) | st.integers(0, 3600 * 24 * 40)


@st.composite
def some_backups(draw: st.DrawFn) -> list[Backup]:
    made = {
        named("/b", NOW - timedelta(seconds=age), reason, number, checked=draw(st.integers(0, 9)) > 0)
        for age, reason, number in draw(
            st.lists(st.tuples(ages, st.sampled_from(REASONS), st.integers(1, 2)), max_size=60)
        )
    }
    return sorted(made)


def kept(backups: list[Backup], now: datetime) -> list[Backup]:
    gone = surplus(backups, now)
    return [backup for backup in backups if backup not in gone]


def laws(before: list[Backup], after: list[Backup], now: datetime) -> None:
    sound = [backup for backup in after if backup.checked]
    if any(backup.checked for backup in before):
        assert max(backup for backup in before if backup.checked) in sound
    for backup in set(before) - set(after):
        age = now - backup.at
        assert age > timedelta(hours=48)
        assert backup.reason not in BEFORE_CHANGE or age > timedelta(days=90)
        days = timedelta(days=length(age))
        if backup.checked:
            near = [b for b in sound if b > backup and b.at.date() - backup.at.date() <= days]
            assert near, f"{backup} left a gap"


def length(age: timedelta) -> int:
    """Return the days of the slot in which a later backup must have stayed."""
    if age <= timedelta(days=30):
        return 0
    return 9 if age <= timedelta(days=182) else 30


@given(some_backups())
def test_what_goes_leaves_a_later_one_near(backups: list[Backup]) -> None:
    laws(backups, kept(backups, NOW), NOW)


@given(some_backups())
def test_thinning_twice_is_thinning_once(backups: list[Backup]) -> None:
    once = kept(backups, NOW)
    assert kept(once, NOW) == once


@given(some_backups(), st.lists(st.integers(0, 400), max_size=6))
def test_as_time_goes_by_the_gaps_stay_bounded(backups: list[Backup], days: list[int]) -> None:
    """Thin again and again, at any moments: what is left obeys the law against all that ever was."""
    left = backups
    for day in sorted(days):
        now = NOW + timedelta(days=day)
        left = kept(left, now)
        laws(backups, left, now)


@given(some_backups(), st.integers(1, 80))
def test_restoring_often_pushes_no_other_out(backups: list[Backup], times: int) -> None:
    before = kept(backups, NOW)
    restores = [named("/b", NOW, "restore", 10 + number) for number in range(times)]
    after = kept([*backups, *restores], NOW)
    recent = {b for b in before if b.checked and NOW.date() != b.at.date()}
    newest_only = {max(b for b in before if b.checked)} if any(b.checked for b in before) else set()
    assert recent - newest_only <= set(after)
    assert set(restores) <= set(after)


def test_a_plain_year_in_figures() -> None:
    backups = [named("/b", NOW - timedelta(hours=6 * step), "opening") for step in range(4 * 400)]
    left = kept(sorted(backups), NOW)
    by_age = [(NOW - backup.at).days for backup in left]
    assert sum(age < 2 for age in by_age) == 8
    assert sum(2 <= age < 30 for age in by_age) == 29
    assert 20 <= sum(30 <= age < 182 for age in by_age) <= 23
    assert 7 <= sum(age >= 182 for age in by_age) <= 9


def test_the_only_one_stays_whatever_its_age() -> None:
    old = named("/b", NOW - timedelta(days=4000), "opening")
    assert surplus([old], NOW) == []
    damaged = named("/b", NOW, "restore", checked=False)
    assert surplus([old, damaged], NOW) == []


def test_a_damaged_file_set_aside_is_nobodys_later_one() -> None:
    good = named("/b", NOW - timedelta(days=5, hours=2), "opening")
    damaged = named("/b", NOW - timedelta(days=5, hours=1), "restore", checked=False)
    newest = named("/b", NOW, "opening")
    assert surplus([good, damaged, newest], NOW) == []
    assert surplus([damaged, newest], NOW + timedelta(days=200)) == [damaged]


def test_names_tell_time_and_reason_and_nothing_else() -> None:
    for number, checked in ((1, True), (3, False)):
        backup = named("/b", NOW, "merge", number, checked=checked)
        assert parsed(backup.path) == backup
    assert named("/b", NOW, "merge").path == "/b/2015-07-15T12-00-00Z_merge.cufdesk"
    for other in ("2015-07-15T12-00-00Z_lunch.cufdesk", "2015-13-15T12-00-00Z_merge.cufdesk", "x.cufdesk"):
        assert parsed(f"/b/{other}") is None


def test_the_law_would_see_a_thinning_by_number() -> None:
    """Negative control: keep the newest ten alone, and a gap shows."""
    backups = sorted(named("/b", NOW - timedelta(days=day), "opening") for day in range(60))
    with pytest.raises(AssertionError, match="left a gap"):
        laws(backups, backups[-10:], NOW)
