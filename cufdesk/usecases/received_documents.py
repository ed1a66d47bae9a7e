"""A PDF that came back: which document of the dossier it is, which version, and what changed since.

(`recognising.py` is about the people and bodies that a text of minutes names.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cufdesk.documents.printing import fingerprint
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.base import Record
from cufdesk.exchange.received_pdfs import ReceivedPdf, read_pdf, words_of_pages
from cufdesk.i18n import Translator, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage import printing as questions
from cufdesk.storage import undoing
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.file import moment
from cufdesk.storage.history import always, key_of, names_of
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.since_write import deletion_of
from cufdesk.usecases import printing
from cufdesk.usecases.page_differences import differences
from cufdesk.usecases.papers import BY_WHAT
from cufdesk.usecases.printing import Prepared
from cufdesk.usecases.received_holders import Holding, newer_holdings, same_holdings
from cufdesk.usecases.received_marks import Known, known_by_marks, known_by_words
from cufdesk.usecases.record_changes import record_changes
from cufdesk.usecases.wording import moment_words, record_words

Progress = Callable[[float], None]

MOST = 12
"""Sentences that tell what changed; the rest is counted."""

_READ, _SEEN, _FOUND = 0.1, 0.3, 0.7  # how far the work is after each step


@dataclass(frozen=True, slots=True)
class Received:
    """What a file is; texts are empty where nothing is known.

    `known`: it was printed from this dossier.   `same_dossier`: None where it does not say from which.
    `state`: "current", "draft" (current, but a draft) or "superseded"; empty where it cannot be compared.
    `reference` and `version` ("v0.1") are those of the file, `version_now` that of the document now.
    `made`: the last change of the dossier that it knows, an ISO moment.   `by`: see `Known`.
    `changed_since`: at most `MOST` sentences, and `more` that are not told.   `remarks`: what else to know.
    `print_reference` names the document's record to whoever prints it; `printable`: it can be printed.
    `layout`: how two languages stand in it.
    `record`: table and id of what it is about; None for the dossier as a whole, or where that is gone.
    `sent`: who was sent this very version; `newer`: who holds a newer one.
    """

    file: str
    known: bool
    what: str = ""
    title: str = ""
    reference: str = ""
    version: str = ""
    version_now: str = ""
    state: str = ""
    language: str = ""
    made: str = ""
    by: str = ""
    same_dossier: bool | None = None
    printable: bool = False
    record: Key | None = None
    print_reference: str = ""
    layout: Layout = "columns"
    changed_since: tuple[str, ...] = ()
    more: int = 0
    remarks: tuple[str, ...] = ()
    sent: tuple[Holding, ...] = ()
    newer: tuple[Holding, ...] = ()


def recognise(
    dossier: Dossier,
    path: Path,
    *,
    progress: Progress | None = None,
    wanted: Callable[[], bool] = always,
) -> Received:
    """Tell which document a received PDF is, which version, and what changed since; nothing is written.

    Refuses what is no PDF, or cannot be read as one. `wanted` is asked between the steps of a long search.
    """
    tell = progress or _nothing
    pdf = read_pdf(path)
    tell(_READ)
    known = known_by_marks(pdf)
    t = screen_translator()
    with dossier.read() as reading:
        identity = questions.identity(reading)
    if known is not None and known.marks.dossier not in {"", identity}:
        return _of_another_dossier(pdf, known, t)
    texts: list[str] = []
    if known is None:
        texts = pdf.texts(lambda share: tell(_READ + share * (_SEEN - _READ)))
        known = known_by_words(dossier, texts, lambda share: tell(_SEEN + share * (_FOUND - _SEEN)), wanted)
    if known is None:
        return Received(pdf.name, known=False, remarks=(_unknown(texts, t),))
    tell(_FOUND)
    found = _Judgement(dossier, pdf, known, texts, t).found()
    tell(1.0)
    return found


def _nothing(_share: float) -> None:
    pass


def _unknown(texts: Sequence[str], t: Translator) -> str:
    if not any(text.strip() for text in texts):
        return t._(
            "This file holds pictures of pages and no words: whether it is one of ours cannot be told."
        )
    return t._("This is no document of this dossier, or its marks were taken away.")


def _of_another_dossier(pdf: ReceivedPdf, known: Known, t: Translator) -> Received:
    marks = known.marks
    return Received(
        pdf.name,
        known=False,
        what=marks.what,
        title=_paper_title(marks.what, t),
        reference=marks.reference,
        version=marks.version,
        language=marks.language,
        made=known.made,
        by=known.by,
        same_dossier=False,
        remarks=(t._("It was printed here, but from another dossier: open that one to compare it."),),
    )


def _paper_title(what: str, t: Translator) -> str:
    return t._(BY_WHAT[what].title) if what in BY_WHAT else what


class _Judgement:
    """One file being compared with what its document would be now."""

    def __init__(
        self, dossier: Dossier, pdf: ReceivedPdf, known: Known, texts: list[str], t: Translator
    ) -> None:
        self._dossier = dossier
        self._pdf = pdf
        self._known = known
        self._marks = known.marks
        self._texts = texts
        self._t = t
        with dossier.read() as reading:
            self._write = undoing.write_of(reading, known.marks.written) if known.marks.written else None
            self._languages = reading.cover().languages

    def found(self) -> Received:
        """Return what the file is."""
        marks, now = self._marks, self._now()
        made = self._write.at if self._write is not None else self._known.made
        base = Received(
            self._pdf.name,
            known=True,
            what=marks.what,
            title=_paper_title(marks.what, self._t),
            reference=marks.reference,
            version=marks.version,
            language=marks.language,
            made=made,
            by=self._known.by,
            same_dossier=True if marks.dossier or self._known.by != "marks" else None,
            remarks=tuple(self._remarks()),
            sent=tuple(same_holdings(self._dossier, marks)),
        )
        if now is None:
            return self._gone(base)
        return self._compared(base, now)

    def _now(self) -> Prepared | None:
        marks = self._marks
        if marks.what not in BY_WHAT:
            return None
        try:
            layout: Layout = "alternating" if marks.layout == "alternating" else "columns"
            return printing.prepare(self._dossier, marks.what, marks.record, marks.language, layout)
        except Refusal:
            return None

    def _remarks(self) -> list[str]:
        t, found = self._t, []
        if self._known.by == "marks" and self._marks.written and self._write is None:
            found.append(
                t._(
                    "It was printed from a state of this dossier that is not known here: in a copy that has"
                    " not come home, or before a backup was restored."
                )
            )
        elif self._write is not None and self._write.merge is not None:
            found.append(t._("It was printed from another copy of this dossier, which has come home since."))
        for language in self._marks.language.split("+"):
            if language not in {"", "en", *self._languages}:
                name = t.word("language", language)
                found.append(
                    t._("The dossier is not kept in this language any more: {name}.").format(name=name)
                )
        if not self._pdf.untouched:
            found.append(
                t._(
                    "Another program has saved this file since it was printed: the words of its pages were"
                    " compared, pictures and notes were not."
                )
            )
        return found

    # what is gone ----------------------------------------------------------------------------------------

    def _gone(self, base: Received) -> Received:
        """Say why a document cannot be printed any more."""
        sentence = self._why_gone()
        if self._marks.what not in BY_WHAT:
            return replace(base, remarks=(*base.remarks, sentence))
        return replace(base, state="superseded", changed_since=(sentence,))

    def _why_gone(self) -> str:
        t, marks = self._t, self._marks
        if marks.what not in BY_WHAT:
            return t._("This version of the program does not know documents of this kind.")
        with self._dossier.read() as reading:
            key = key_of(reading, marks.record) if marks.record else None
            deletion = deletion_of(reading, marks.record) if key else None
            names = names_of(reading, [key], screen_language()) if key else {}
        if key is None:
            return t._("There is nothing left in the dossier that this document could be printed of.")
        record = record_words(key[0], names.get(key[1], ""), t)
        if deletion is None:
            return t._("{record} cannot be printed in this language any more.").format(record=record)
        when = moment_words(deletion.at, t)
        if deletion.author:
            message = t._("{record} was deleted on {when} by {who}.")
            return message.format(record=record, when=when, who=deletion.author)
        return t._("{record} was deleted on {when}.").format(record=record, when=when)

    # what is there ---------------------------------------------------------------------------------------

    def _compared(self, base: Received, now: Prepared) -> Received:
        story = now.story()
        record = now.sheet.record
        base = replace(
            base,
            title=" – ".join(part for part in (now.title, now.sheet.title) if part),
            version_now=story.version,
            printable=True,
            record=(record.__tablename__, record.id) if isinstance(record, Record) else None,
            print_reference=now.sheet.reference,
            layout=now.layout,
        )
        same = self._same(now)
        if same is None:
            return self._superseded(base, now)
        if altered := self._differences(same):
            head = self._t._("The words of this file were changed after it was printed:")
            return _with_sentences(replace(base, state="superseded"), [head, *altered])
        return replace(base, state="draft" if now.sheet.draft else "current")

    def _same(self, now: Prepared) -> Prepared | None:
        """Return the document that reads as the file does; "as of" a later day alone is no difference."""
        if fingerprint(now.story()) == self._marks.fingerprint:
            return now
        made = self._write.at if self._write is not None else self._known.made
        if not made:
            return None
        then = replace(now, content=replace(now.content, changed=moment(made)))
        return then if fingerprint(then.story()) == self._marks.fingerprint else None

    def _superseded(self, base: Received, now: Prepared) -> Received:
        sentences: list[str] = []
        if self._write is not None:
            with self._dossier.read() as reading:
                sentences = record_changes(reading, now, self._write, screen_language(), self._t)
        sentences = sentences or self._differences(now) or [self._nothing_seen(now)]
        newer = tuple(newer_holdings(self._dossier, self._marks, now))
        return _with_sentences(replace(base, state="superseded", newer=newer), sentences)

    def _differences(self, now: Prepared) -> list[str]:
        """Return in what the words of the pages differ from those that would be printed now."""
        if not self._texts:
            self._texts = self._pdf.texts()
        found = differences(self._texts, words_of_pages(now.pdf(), now.name))
        return [one.sentence(self._t) for one in found]

    def _nothing_seen(self, now: Prepared) -> str:
        """Say what differs where the words of the pages are the same."""
        t, version = self._t, now.story().version
        if version != self._marks.version:
            message = t._("Only the version: {before} → {after}")
            return message.format(before=self._marks.version or "–", after=version or "–")
        return t._(
            "The words of the pages are the same; what differs is how they are set out, or what the file"
            " says about itself."
        )


def _with_sentences(base: Received, sentences: Sequence[str]) -> Received:
    return replace(base, changed_since=tuple(sentences[:MOST]), more=max(0, len(sentences) - MOST))
