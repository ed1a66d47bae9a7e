"""The laws of the journal: what must hold of any histories of any copies, else AssertionError."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from cufdesk.storage.journal.fold import Conflict
from cufdesk.storage.journal.values import ALIVE, by_name
from cufdesk.storage.overview import check
from tests.storage.journal.copies import Content, Copy, Step


def copies(stack: ExitStack, base: Sequence[Step], *names: str) -> tuple[Content, list[Copy]]:
    """Make copies of one dossier that has a history already; return what it held, and the copies."""
    folder = Path(stack.enter_context(TemporaryDirectory()))
    first = Copy.first(folder)
    stack.callback(first.close)
    first.run(base)
    made = [first.another(name) for name in names]
    for copy in made:
        stack.callback(copy.close)
    return first.content(), made


def assert_sound(copy: Copy) -> None:
    assert check(str(copy.path)) == []


def undo_goes_all_the_way(steps: Sequence[Step]) -> None:
    """Undo every step of a history and redo it: each time the content is what it was."""
    with ExitStack() as stack:
        _held, (copy,) = copies(stack, (), "a")
        plain = [step for step in steps if step[0] not in {"undo", "redo"}]
        seen = [copy.content()]
        for step in plain:
            before = copy.content()
            copy.run([step])
            if copy.content() != before:
                seen.append(copy.content())
        for held in reversed(seen[:-1]):
            copy.run([("undo",)])
            assert copy.content() == held
        assert_sound(copy)
        for held in seen[1:]:
            copy.run([("redo",)])
            assert copy.content() == held
        assert_sound(copy)


def every_step_is_sound(one: Sequence[Step], other: Sequence[Step], later: Sequence[Step]) -> None:
    """Check the file after each step of two copies, after their merge, and after each step that follows."""
    with ExitStack() as stack:
        _held, (a, b) = copies(stack, (), "a", "b")
        for copy, steps in ((a, one), (b, other)):
            for step in steps:
                copy.run([step])
                assert_sound(copy)
        a.merge(b)
        for step in (("undo",), ("redo",), *later):
            a.run([step])
            assert_sound(a)


def two_copies_meet(base: Sequence[Step], one: Sequence[Step], other: Sequence[Step]) -> int:
    """Let two copies be edited apart and merge them both ways; return how many conflicts that made."""
    with ExitStack() as stack:
        held, (a, b) = copies(stack, base, "a", "b")
        known = {(c.kind, c.row, c.field) for c in a.conflicts()}
        a.run(one)
        b.run(other)
        assert_sound(a)
        assert_sound(b)
        mine, theirs, journals = a.content(), b.content(), a.journal() | b.journal()
        before = a.another("before")
        stack.callback(before.close)
        a.merge(b)
        b.merge(before)
        assert a.content() == b.content()
        assert a.conflicts() == b.conflicts()
        assert a.journal() == b.journal()
        assert a.journal() >= journals
        assert_sound(a)
        assert_sound(b)
        found = [c for c in a.conflicts() if (c.kind, c.row, c.field) not in known]
        assert_nothing_lost(held, mine, theirs, a.content(), a.conflicts())
        again = a.merge(b)
        assert again.there == []
        merged, listed = a.content(), told(a)
        if a.content() != mine or found:
            a.run([("undo",)])
            assert a.content() == mine
            a.run([("redo",)])
            assert (a.content(), told(a)) == (merged, listed)
        if listed:
            a.run([("settle", 0, 0)])
            if told(a) != listed:  # some are refused: what would go is still named elsewhere
                a.run([("undo",)])
                assert (a.content(), told(a)) == (merged, listed)
        assert_sound(a)
        return len(found)


def told(copy: Copy) -> set[tuple[str, str, str, frozenset[object]]]:
    """Return what is in conflict and between which values, whatever writes say so."""
    return {(c.kind, c.row, c.field, frozenset(side.value for side in c.sides)) for c in copy.conflicts()}


def assert_nothing_lost(
    base: Content, mine: Content, theirs: Content, merged: Content, conflicts: Sequence[Conflict]
) -> None:
    """Every value that one side wrote is in the result, or listed; nothing else is."""
    listed: dict[tuple[str, str], set[str]] = {}
    for conflict in conflicts:
        listed.setdefault((conflict.kind, conflict.row), set()).add(conflict.field)
    for key in {*mine, *theirs, *base}:
        one, other, before, now = mine.get(key), theirs.get(key), base.get(key), merged.get(key)
        told = listed.get(key, set())
        if one is not None and other is not None:
            assert now is not None, ("row lost", key)
            for name in by_name(key[0]):
                sides = (one.get(name), other.get(name))
                assert now.get(name) in sides or name in told, ("invented", key, name)
                was = before.get(name) if before is not None else None
                for value in sides:
                    if value != was and now.get(name) != value:
                        assert name in told, ("silently lost", key, name, was, sides, now.get(name))
        elif one is not None or other is not None:
            left = one if one is not None else other
            if before is None or left != before:
                assert now is not None, ("new or edited row lost", key)
            assert now is None or before is None or ALIVE in told, ("deletion forgotten", key)
        else:
            assert now is None, ("deleted on both sides, and back", key)


def three_copies_agree(
    base: Sequence[Step], one: Sequence[Step], other: Sequence[Step], third: Sequence[Step]
) -> None:
    """Merge three copies in turns until all have met: they hold the same."""
    with ExitStack() as stack:
        _held, trio = copies(stack, base, "a", "b", "c")
        for copy, steps in zip(trio, (one, other, third), strict=True):
            copy.run(steps)
        a, b, c = trio
        for left, right in [(a, b), (b, c), (c, a), (a, c), (b, a), (c, b), (a, b), (b, c), (c, a), (a, b)]:
            left.merge(right)
        assert a.content() == b.content() == c.content()
        assert a.journal() == b.journal() == c.journal()
        assert a.conflicts() == b.conflicts() == c.conflicts()
        for copy in trio:
            assert_sound(copy)


def life_goes_on(
    one: Sequence[Step], other: Sequence[Step], later: Sequence[Step], latest: Sequence[Step]
) -> None:
    """Edit two copies on after they have met, settle what is in dispute, and let them meet again.

    Then the second meeting is undone and redone, and all that is still in dispute is settled.
    """
    with ExitStack() as stack:
        _held, (a, b) = copies(stack, (), "a", "b")
        a.run(one)
        b.run(other)
        a.merge(b)
        b.merge(a)
        a.run(later)
        b.run(latest)
        a.run([("settle", 0, 0)])
        b.run([("settle", 0, 1)])
        before = (a.content(), told(a))
        brought = a.merge(b).there
        b.merge(a)
        assert a.content() == b.content()
        assert a.journal() == b.journal()
        assert a.conflicts() == b.conflicts()
        assert_sound(a)
        assert_sound(b)
        if brought:
            merged = (a.content(), told(a))
            for step, wanted in (("undo", before), ("redo", merged)):
                a.run([(step,)])
                assert (a.content(), told(a)) == wanted
                assert_sound(a)
        for place in range(len(a.conflicts())):
            a.run([("settle", place, 1)])
            assert_sound(a)
