"""What every record is: a dataclass that is also a row, with an id made in the program.

Columns are stored in STRICT tables; the types here say how each Python value is written down. Ids are uuid4
strings so that copies of a dossier can meet again; texts are never NULL, what is not known is empty; dates,
references and amounts that are not known are NULL.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from sqlalchemy import Dialect, ForeignKey, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, composite, mapped_column, relationship
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from cufdesk.domain.values import Bilingual
from cufdesk.refusal import Unreadable

T = TypeVar("T")


class Day(TypeDecorator[date]):
    """A day, stored as ISO text "2015-06-29"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else _read(date.fromisoformat, value)


class TimeOfDay(TypeDecorator[time]):
    """A time of day without seconds, stored as "10:30"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else _read(time.fromisoformat, value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, stored as ISO text with its offset."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="seconds")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else _read(datetime.fromisoformat, value)


class Figure(TypeDecorator[Decimal]):
    """An exact decimal, stored as canonical text: 9.90 and 9.9 are the same figure "9.9"."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else _read(Decimal, value)


class Flag(TypeDecorator[bool]):
    """A yes or no, stored as 0 or 1."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


def _read(make: Callable[[str], T], stored: str) -> T:
    """Return a value from how it is written down; raises Unreadable."""
    try:
        return make(stored)
    except (ValueError, ArithmeticError) as error:
        raise Unreadable(repr(stored)) from error


def canonical(value: Decimal) -> str:
    """Return the one way to write a decimal: no exponent, no trailing zeros."""
    text = format(value or Decimal(0), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def new_id() -> str:
    """Return a new record id."""
    return str(uuid4())


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row of the dossier; two records are equal when all that they hold is equal, in the same order.

    An aggregate (a meeting with its decisions) is one record with lists of others: it is read, compared and
    saved whole. A relation that was not read raises when it is touched.
    """

    metadata = MetaData()
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 - declarative reads it, nothing changes it
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bytes: LargeBinary(),
        date: Day(),
        time: TimeOfDay(),
        datetime: Instant(),
        Decimal: Figure(),
        bool: Flag(),
    }

    id: Mapped[str] = mapped_column(primary_key=True, default_factory=new_id)

    __hash__ = object.__hash__


def plain() -> Mapped[str]:
    """Declare a text that is empty when unknown."""
    return mapped_column(default="")


def keyed(group: str, default: str = "") -> Mapped[str]:
    """Declare a text that is a key of a group of `words.py`, or empty where nothing is known."""
    return mapped_column(default=default, info={"words": group})


def ranked() -> Mapped[int]:
    """Declare by what number a part stands in its list.

    A save gives the number, whatever stands there, and its size means nothing: parts are equal without it,
    and who needs a part's place counts. The value stored is always loaded, so that a save can keep to it.
    """
    return mapped_column(default=0, compare=False, active_history=True)


def in_order(kind: type[Record], *, by: str = "") -> Mapped[Any]:
    """Declare the parts of a record: kept with it, in an order that reads the same in every copy.

    `by` names the column that ties them to it, where they have several that could.
    """
    name = kind.__name__
    return relationship(
        foreign_keys=f"{name}.{by}" if by else None,
        order_by=f"({name}.rank, {name}.id)",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        default_factory=list,
    )


def bilingual(name: str) -> Mapped[Bilingual]:
    """Declare a text in both languages of the dossier, stored as `<name>_fr` and `<name>_es`."""
    return composite(
        mapped_column(f"{name}_fr", Text, nullable=False),
        mapped_column(f"{name}_es", Text, nullable=False),
        default_factory=Bilingual,
    )


def refers_to(table: str, *, required: bool = False) -> Mapped[Any]:
    """Declare a reference to a row of another table.

    Checked at the end of the transaction, and without ON DELETE: what a deletion takes with it is decided by
    a use case, not by the file.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(key, index=True) if required else mapped_column(key, index=True, default=None)
