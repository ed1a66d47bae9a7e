"""What a page has to say of a kind of record: its list, its form, and what can be done with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from cufdesk.i18n import _, screen_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cufdesk.domain.cover import Cover
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.columns import Column
    from cufdesk.ui.parts.editor import Group
    from cufdesk.ui.parts.names import Names


class Finding(NamedTuple):
    """A rule's result shown above the form: whether it holds (None: cannot be told), and a sentence."""

    holds: bool | None
    sentence: str


class Subject(ABC):
    """One kind of record with a list and a form; texts are English msgids, records are imported late."""

    kind: ClassVar[str]
    many: ClassVar[str]
    new: ClassVar[str]
    """What the button says that makes one, and the heading of its form."""
    search_hint: ClassVar[str]
    icon: ClassVar[str]
    square: ClassVar[bool] = True
    columns: ClassVar[tuple[Column, ...]]
    groups: ClassVar[tuple[Group, ...]]
    list_share: ClassVar[int] = 40
    """Of the page's width, in percent."""
    prints: ClassVar[str] = ""
    """The document that one record gives, as the command line names it."""
    empty_heading: ClassVar[str]
    empty_sentence: ClassVar[str]

    @abstractmethod
    def record_class(self) -> type[Any]:
        """Return the class of the records."""

    def new_record(self, cover: Cover) -> Any:  # noqa: ARG002 - for subclasses
        """Return an empty record."""
        return self.record_class()()

    @abstractmethod
    def save(self, dossier: Dossier, record: Any) -> Any:
        """Store a record through its use case, and return it as stored."""

    @abstractmethod
    def delete(self, dossier: Dossier, record_id: str) -> None:
        """Delete a record through its use case."""

    def refuse_deleting(self, dossier: Dossier, record_id: str) -> None:  # noqa: B027 - most may go
        """Raise Refusal where a record cannot go whatever the person answers, so that nothing is asked."""

    def name(self, record: Any) -> str:
        """Return what heads the form."""
        return str(record.title.in_language(screen_language()))

    def detail(self, record: Any, names: Names) -> str:  # noqa: ARG002 - for subclasses
        """Return the line beneath the heading."""
        return ""

    def findings(self, record: Any, desk: Desk) -> list[Finding]:  # noqa: ARG002 - for subclasses
        """Return what the rules say of the record as it stands in the form."""
        return []

    def above(self, record: Any, desk: Desk) -> list[QWidget]:  # noqa: ARG002 - for subclasses
        """Return what is drawn above the form of the record as it stands there, before the findings."""
        return []

    def contents(self, record: Any) -> list[tuple[str, int]]:
        """Return the lists that a record holds, by their labels on the screen, with how long they are."""
        fields = [field for group in self.groups for field in group.fields]
        lists = [(_(field.label), getattr(record, key)) for field in fields for key in field.keys]
        return [(label, len(value)) for label, value in lists if isinstance(value, list) and value]

    def empty_acts(self, desk: Desk) -> list[tuple[str, str, Callable[[], object]]]:  # noqa: ARG002 - for subclasses
        """Return what an empty list offers beside making a record: (label, icon, what to run)."""
        return []
