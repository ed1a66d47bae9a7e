"""The files that go with a meeting, as its papers list them: weight and fingerprint, to be compared."""

from __future__ import annotations

from cufdesk.documents.parts import Voice, lines
from cufdesk.domain.meetings import Attachment, Meeting
from cufdesk.domain.weights import weight_words
from cufdesk.press.story import Col, DataTable, Item, Row, Span, Words

_GROUP = 8  # characters of a fingerprint between two spaces, where a line may end


def attached(voice: Voice, meeting: Meeting) -> list[Item]:
    """Return the files of a meeting as a table, or nothing where it has none."""
    if not meeting.attachments:
        return []
    t = voice.t
    columns = (
        Col(t._("File"), 3.2),
        Col(t._("Weight"), 1.0, "right"),
        Col(t._("Fingerprint (SHA-256)"), 3.8),
    )
    rows = tuple(
        Row((_named(voice, one), weight_words(one.weight, t), fingerprint(one)))
        for one in meeting.attachments
    )
    return [DataTable(columns, rows, t._("Files kept with the dossier"))]


def _named(voice: Voice, attachment: Attachment) -> Words:
    title = voice.plain(attachment.title)
    return lines(title, (Span(attachment.file_name, muted=True),)) if title else attachment.file_name


def fingerprint(attachment: Attachment) -> str:
    """Return a fingerprint in groups: whole, so that anybody can compare it."""
    text = attachment.fingerprint
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))
