"""What a person has said of two contacts that look alike: they are not the same."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, plain


class NotSame(Record):
    """Two people or two bodies that must not be proposed as one again.

    `kind` is the table of both, "person" or "organisation"; `a` is the id that sorts first. Either may be
    gone by now.
    """

    __tablename__ = "not_same"

    kind: Mapped[str] = plain()
    a: Mapped[str] = mapped_column(default="", index=True)
    b: Mapped[str] = mapped_column(default="", index=True)


def told_apart(kind: str, pairs: Iterable[NotSame]) -> frozenset[tuple[str, str]]:
    """Return the pairs of ids of a table that are not the same, the id that sorts first before the other."""
    return frozenset(pair_of(pair.a, pair.b) for pair in pairs if pair.kind == kind)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Return two ids in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)
