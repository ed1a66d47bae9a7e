"""How much of its people a directory tells, and to whom: the circle that it goes to, and its columns."""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.domain.contacts import ContactPoint
from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.words import CIRCLE, DIRECTORY_COLUMN

# What each circle may be told beside names and bodies, in the order of the columns.
COLUMNS = {
    "public": ("function",),
    "partners": ("function", "email", "phone"),
    "internal": ("function", "email", "phone", "address", "languages"),
}
DEFAULT = "partners"
# What is not said to be of the office may be of the home.
_OF_THE_OFFICE = {"work", "switchboard", "assistant"}


@dataclass(frozen=True, slots=True)
class Extent:
    """A circle (a key of `CIRCLE`) and columns (keys of `DIRECTORY_COLUMN`), none of them outside of it."""

    circle: str = DEFAULT
    columns: tuple[str, ...] = COLUMNS[DEFAULT]

    @property
    def id(self) -> str:
        """Return by what a printed file and a sending know it: "public:function", nothing by default."""
        return "" if self == Extent() else f"{self.circle}:{','.join(self.columns)}"

    def may_show(self, point: ContactPoint) -> bool:
        """Tell whether a way to reach a person may be shown: partners see those of the office alone."""
        if point.kind not in COLUMNS[self.circle] or not point.value.strip():
            return False
        return self.circle == "internal" or point.label in _OF_THE_OFFICE


def extent(circle: str = "", columns: tuple[str, ...] | None = None) -> Extent:
    """Return an extent; without columns all those of the circle. Refuses what is unknown or outside of it."""
    circle = circle or DEFAULT
    if circle not in COLUMNS:
        sentence = _("There is no circle “{circle}”, only: {circles}.")
        raise Refusal(sentence.format(circle=circle, circles=", ".join(COLUMNS)))
    if columns is None:
        return Extent(circle, COLUMNS[circle])
    for column in columns:
        if column not in DIRECTORY_COLUMN:
            sentence = _("There is no column “{column}”, only: {columns}.")
            raise Refusal(sentence.format(column=column, columns=", ".join(DIRECTORY_COLUMN)))
        if column not in COLUMNS[circle]:
            sentence = _("The column “{column}” is not for the circle “{circle}”.")
            raise Refusal(sentence.format(column=_(DIRECTORY_COLUMN[column]), circle=_(CIRCLE[circle])))
    return Extent(circle, tuple(column for column in COLUMNS[circle] if column in columns))


def extent_named(reference: str) -> Extent:
    """Return the extent that a reference names: "public", "internal:function,email"; refuses as `extent`."""
    circle, colon, columns = reference.partition(":")
    asked = tuple(part.strip() for part in columns.split(",") if part.strip())
    return extent(circle.strip(), asked if colon else None)
