"""What a message says that a document goes with: subject and text, in its readers' languages.

One reader is greeted by function and civility (`domain/salutations.py`), several together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cufdesk.domain.contacts import Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.salutations import closing, salutation
from cufdesk.domain.values import Bilingual
from cufdesk.domain.visits import Visit
from cufdesk.i18n import NBSP, NNBSP, Translator, translator
from cufdesk.usecases.printing import Prepared
from cufdesk.usecases.text_parts import in_one_line, shortened
from cufdesk.write_words import in_sentence

_LONGEST_TITLE = 60  # characters of a record's title in a subject
_BETWEEN = "\n\n* * *\n\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message is about; `one` is its only reader, where there is but one and it is a contact.

    `replaces` is the day on which all readers were sent an older version.
    """

    job: Prepared
    cover: Cover
    languages: tuple[str, ...]
    one: Person | None = None
    several: bool = True
    replaces: date | None = None


def headline(job: Prepared, t: Translator, *, whole: bool = False) -> str:
    """Return what a document is called in running text: "Relevé de décisions des 12-13 février 2015".

    A long title of a record is shortened, as a subject has it, unless the `whole` is wanted.
    """
    document, record = t._(job.paper.title), job.sheet.record
    if isinstance(record, (Meeting, Visit)) and (record.first_day or record.last_day):
        return _of_days(document, record.first_day or record.last_day, record.last_day, t)
    title = getattr(record, "title", None) or getattr(record, "name", None)
    if not isinstance(title, Bilingual):
        return document
    named = in_one_line(title.in_language(t.language))
    named = named if whole else shortened(named, _LONGEST_TITLE)
    return f"{document} {t.quoted(named)}" if named else document


def _of_days(document: str, first: date | None, last: date | None, t: Translator) -> str:
    """Return a document with its days: "du 12 février", "des 12-13 février", "du 30 juin au 2 juillet"."""
    if first is None or last is None or first == last:
        return t._("{document} of {day}").format(document=document, day=t.date(first))
    if (first.year, first.month) == (last.year, last.month):
        return t._("{document} of {days}").format(document=document, days=t.period(first, last))
    start = t.day_month(first) if first.year == last.year else t.date(first)
    return t._("{document} from {first} to {last}").format(document=document, first=start, last=t.date(last))


def subject(letter: Letter) -> str:
    """Return the subject: "[CUF–Mexique] Relevé de décisions des 12-13 février 2015 – v1.2"."""
    speakers = _speakers(letter)
    cover, sheet = letter.cover, letter.job.sheet
    country = speakers[0].word("country", cover.partner_country)
    tag = "–".join(part for part in (cover.organisation_acronym, country) if part)
    what = " / ".join(dict.fromkeys(headline(letter.job, t) for t in speakers))
    state = " / ".join(dict.fromkeys(t._("DRAFT") for t in speakers)) if sheet.draft else ""
    version = f"v{sheet.version}" if sheet.version else ""
    mark = f"{version} ({state})" if version and state else version or state
    said = (f"[{tag}] " if tag else "") + (f"{what} – {mark}" if mark else what)
    return said.replace(NBSP, " ").replace(NNBSP, " ")  # which lists of messages may show as boxes


def text(letter: Letter) -> str:
    """Return the text, in each language once, the first reader's first."""
    return _BETWEEN.join(_text(letter, t) for t in _speakers(letter))


def _speakers(letter: Letter) -> list[Translator]:
    country = letter.cover.partner_country
    return [translator(language, country) for language in letter.languages]


def _text(letter: Letter, t: Translator) -> str:
    job, draft = letter.job, letter.job.sheet.draft
    version = t._("version {version}").format(version=job.sheet.version) if job.sheet.version else ""
    named = headline(job, t, whole=True)
    line = ", ".join(part for part in (named, version, t._("DRAFT") if draft else "") if part)
    asked = (
        t._(
            "This is a draft that has not been approved yet: please do not pass it on,"
            " and let us have your remarks."
        )
        if draft
        else t._("It is sent to you for information and calls for no answer.")
    )
    paragraphs = (
        _salutation(letter, t),
        t._("Please find attached the following document:"),
        f"– {line}",
        _in_which_language(job.language, t),
        _replaces(letter.replaces, t),
        asked,
        t._("We remain at your disposal for any question."),
        t._("Yours sincerely,") if letter.several else closing(letter.one, _function(letter.one), t),
        letter.cover.organisation.in_language(t.language) or letter.cover.organisation_acronym,
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _salutation(letter: Letter, t: Translator) -> str:
    if letter.several:
        return t._("Ladies and gentlemen,")
    return salutation(letter.one, _function(letter.one), t)


def _function(person: Person | None) -> Position | None:
    """Return the first function of a reader that is held today: nobody is greeted as what they were."""
    today = datetime.now().astimezone().date()
    return next(iter(person.held_on(today)), None) if person else None


def _in_which_language(language: str, t: Translator) -> str:
    """Say in which language the document is, where that is not the reader's."""
    if t.language in language.split("+"):
        return ""
    words = in_sentence(t.word("language", language))
    return t._("The document is written in {language}.").format(language=words)


def _replaces(day: date | None, t: Translator) -> str:
    return t._("It replaces the version sent on {date}.").format(date=t.date(day)) if day else ""


def in_order(languages: Sequence[str]) -> tuple[str, ...]:
    """Return each language once, in the order in which readers first ask for it."""
    return tuple(dict.fromkeys(languages))
