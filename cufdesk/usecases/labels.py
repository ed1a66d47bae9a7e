"""What a write is called in the Edit menu and in the history: "Modifier la visite « … »"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from cufdesk.domain.base import Record
from cufdesk.i18n import N_, _
from cufdesk.usecases.text_parts import in_one_line, shortened

R = TypeVar("R", bound=Record)

ANONYMISE = N_("Anonymise a person")
_LONGEST = 60  # characters of a name: a menu is not wider


class Act(NamedTuple):
    """What an act towards others is called, and what takes it back: messages with a {name}."""

    act: str
    counter_act: str


@dataclass(frozen=True)
class Labels(Generic[R]):
    """What adding, editing and deleting a record is called: messages with a {name}, and how it is named."""

    add: str
    edit: str
    delete: str
    name: Callable[[R], str]
    acts: Mapping[str, Act] = field(default_factory=dict)
    """By the state that others are told of (see `domain/acts.py`)."""

    def of_saving(self, record: R, known: R | None) -> str:
        """Return the label of storing a record, given what was stored of it before."""
        if known is None:
            return label(self.add, self.name(record))
        before, after = getattr(known, "state", ""), getattr(record, "state", "")
        if before != after and after in self.acts:
            return label(self.acts[after].act, self.name(record))
        if before != after and before in self.acts:
            return label(self.acts[before].counter_act, self.name(record))
        return label(self.edit, self.name(record))

    def of_deleting(self, record: R) -> str:
        """Return the label of deleting a record."""
        return label(self.delete, self.name(record))


def label(message: str, name: str) -> str:
    """Return a message with its {name}, cut at about 60 characters, in the language of the screen."""
    return _(message).format(name=shortened(in_one_line(name), _LONGEST) or _("(no title)"))
