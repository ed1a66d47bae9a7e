"""What a write is called in the Edit menu and in the history: "Modifier la visite « … »"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cufdesk.domain.base import Record
from cufdesk.i18n import _
from cufdesk.usecases.text_parts import in_one_line, shortened

R = TypeVar("R", bound=Record)

_LONGEST = 60  # characters of a name: a menu is not wider


@dataclass(frozen=True)
class Labels(Generic[R]):
    """What adding, editing and deleting a record is called: messages with a {name}, and how it is named."""

    add: str
    edit: str
    delete: str
    name: Callable[[R], str]

    def of_saving(self, record: R, known: R | None) -> str:
        """Return the label of storing a record, given what was stored of it before."""
        return label(self.add if known is None else self.edit, self.name(record))

    def of_deleting(self, record: R) -> str:
        """Return the label of deleting a record."""
        return label(self.delete, self.name(record))


def label(message: str, name: str) -> str:
    """Return a message with its {name}, cut at about 60 characters, in the language of the screen."""
    return _(message).format(name=shortened(in_one_line(name), _LONGEST) or _("(no title)"))
