"""Printing: which documents a dossier gives, one of them, or all of them into a folder."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cufdesk.documents.file_names import FileName
from cufdesk.documents.parts import Content
from cufdesk.documents.printing import Cancelled, Origin, Story, to_pdf, unprintable
from cufdesk.documents.two_languages import Layout
from cufdesk.domain.cover import Cover
from cufdesk.i18n import _, ngettext, screen_translator, translator
from cufdesk.refusal import Refusal, why
from cufdesk.storage import printing as questions
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.usecases.kept_pdfs import clear_half_printed, refuse_foreign
from cufdesk.usecases.paper import Paper
from cufdesk.usecases.papers import BY_WHAT, OF_THE_FILE, PAPERS
from cufdesk.usecases.sheets import Ground, Sheet

Progress = Callable[[float], None]
Asked = Callable[[], bool]
Warn = Callable[[str], None]

_SHOWN = 20  # characters that cannot be printed, of those that are named

# The names that the command line promises, in its order; those without a paper come with later versions.
WHATS = (
    "minutes",
    "minutes-prose",
    "account",
    "action-register",
    "blanks",
    "president-note",
    "correction",
    "directory",
    "participants",
    "signature-sheet",
    "committee-composition",
    "committee-board",
    "mandate",
    "budget-plan",
    "budget-tracking",
    "budget-instalments",
    "programme",
    "calendar",
    "agreements",
    "joint-document",
    "handover",
    "merge-report",
)

__all__ = [
    "WHATS",
    "Cancelled",
    "Layout",
    "Prepared",
    "Printable",
    "PrintableRecord",
    "UnknownDocument",
    "documents",
    "prepare",
    "print_all",
    "print_document",
]


class UnknownDocument(Refusal):
    """No document has that name: the words of the command are off."""


@dataclass(frozen=True, slots=True)
class PrintableRecord:
    """A record that a document can be printed of; the reference is empty for the dossier as a whole."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class Printable:
    """A document that the dossier can give, its records latest first; `title` is in the screen's language."""

    what: str
    title: str
    languages: tuple[str, ...]
    records: tuple[PrintableRecord, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read for one file, `name` by convention; nothing of it needs the dossier any more."""

    paper: Paper
    sheet: Sheet
    content: Content
    language: str
    name: str
    origin: Origin
    layout: Layout = "columns"

    @property
    def title(self) -> str:
        """Return what the document is called, in the screen's language."""
        return screen_translator()._(self.paper.title)

    def story(self) -> Story:
        """Return the document in the job's language or languages; it says where it comes from."""
        country = self.content.cover.partner_country
        speakers = [translator(language, country) for language in self.language.split("+")]
        told = self.paper.story_in(self.content, speakers, self.layout)
        layout = self.layout if len(speakers) > 1 else ""
        return replace(told, origin=replace(self.origin, layout=layout))

    def warning(self) -> str:
        """Say which characters no face of the press has, so that a sign stands for them; else nothing."""
        missing = unprintable(self.story())
        shown = " ".join(missing[:_SHOWN])
        sentence = ngettext(
            "{count} character cannot be printed, \ufffd stands in its place: {characters}",
            "{count} characters cannot be printed, \ufffd stands in their place: {characters}",
            len(missing),
        )
        return sentence.format(count=len(missing), characters=shown) if missing else ""

    def pdf(self, *, progress: Progress | None = None, cancelled: Asked | None = None) -> bytes:
        """Print the document into memory."""
        stream = io.BytesIO()
        to_pdf(self.story(), stream, progress=progress, cancelled=cancelled)
        return stream.getvalue()


def documents(dossier: Dossier) -> list[Printable]:
    """Return every document, with the records that it can be printed of."""
    with dossier.read() as reading:
        ground = _ground(reading)
        found = [_printable(paper, ground) for paper in (*PAPERS, *OF_THE_FILE)]
        return [one for one in found if one.records or BY_WHAT[one.what] not in OF_THE_FILE]


def _printable(paper: Paper, ground: Ground) -> Printable:
    records = tuple(PrintableRecord(sheet.reference, sheet.title) for sheet in paper.sheets(ground))
    return Printable(paper.what, screen_translator()._(paper.title), paper.languages, records)


def prepare(
    dossier: Dossier, what: str, reference: str = "", language: str = "", layout: Layout = "columns"
) -> Prepared:
    """Read what one document says; without a reference the latest record, without a language the first.

    Refuses an unknown name or reference, and a language that is not offered.
    """
    paper = _paper(what)
    with dossier.read() as reading:
        ground = _ground(reading)
        sheets = paper.sheets(ground)
        sheet = _sheet(paper, sheets, reference)
        chosen = language or _first_language(ground.cover, paper)
        _refuse_language(paper, chosen)
        if sheet not in sheets:
            sheets = [sheet]
        name = _file_names(paper, sheets, ground, chosen)[sheets.index(sheet)]
        content, origin = paper.content(ground, sheet.record), _origin(ground, paper, sheet)
        return Prepared(paper, sheet, content, chosen, name, origin, layout)


def print_document(
    dossier: Dossier,
    what: str,
    reference: str = "",
    language: str = "",
    *,
    target: Path,
    layout: Layout = "columns",
    progress: Progress | None = None,
    cancelled: Asked | None = None,
    warn: Warn | None = None,
) -> Path:
    """Print one document and return its path.

    Without a reference the latest record is printed, without a language the dossier's first; `layout` tells
    how two languages stand. A target that is a folder gets a file with the conventional name; `warn` is told
    what cannot be printed as it is written. Refuses an unknown name or reference, a language that is not
    offered, and a target that holds something other than a PDF.
    """
    job = prepare(dossier, what, reference, language, layout)
    path = target / job.name if target.is_dir() else target
    refuse_foreign(path)
    clear_half_printed(path.parent)
    to_pdf(job.story(), path, progress=progress, cancelled=cancelled)
    _warn_of(job, warn)
    return path


def print_all(
    dossier: Dossier,
    folder: Path,
    language: str = "",
    *,
    layout: Layout = "columns",
    progress: Progress | None = None,
    cancelled: Asked | None = None,
    warn: Warn | None = None,
) -> list[Path]:
    """Print every document of every record into a folder, made when missing, and return the paths.

    Without a language: each document in the languages of the dossier, and in both side by side where it is
    addressed to both sides (joint document, minutes, programme): the others would only be printed three
    times. All is read in one look before the first page is set.
    """
    if language and not any(language in paper.languages for paper in PAPERS):
        raise Refusal(_("No document is offered in the language “{language}”.").format(language=language))
    with dossier.read() as reading:
        jobs = list(_jobs(_ground(reading), language, layout))
    if not jobs:
        raise Refusal(_("There is nothing to print in this dossier yet."))
    _make_folder(folder)
    clear_half_printed(folder)
    paths = []
    for number, job in enumerate(jobs):
        path = folder / job.name
        refuse_foreign(path)
        to_pdf(job.story(), path, progress=_share(progress, number, len(jobs)), cancelled=cancelled)
        _warn_of(job, warn)
        paths.append(path)
    return paths


def _warn_of(job: Prepared, warn: Warn | None) -> None:
    if warn is not None and (sentence := job.warning()):
        warn(f"{job.name}: {sentence}")


def _ground(reading: Reading) -> Ground:
    return Ground(reading, reading.cover(), questions.last_change(reading))


def _origin(ground: Ground, paper: Paper, sheet: Sheet) -> Origin:
    """Return what a file is known by when it comes back."""
    look = ground.reading
    return Origin(paper.what, sheet.record_id, questions.identity(look), questions.last_write(look))


def _jobs(ground: Ground, language: str, layout: Layout = "columns") -> Iterator[Prepared]:
    for paper in PAPERS:
        if paper.is_variant:
            continue
        sheets = paper.sheets(ground)
        if (
            sheets and sheets[0].is_whole
        ):  # what is also printed of one record says nothing that this does not
            sheets = sheets[:1]
        contents = [paper.content(ground, sheet.record) for sheet in sheets]
        for chosen in _languages(ground.cover, paper, language):
            names = _file_names(paper, sheets, ground, chosen)
            for sheet, content, name in zip(sheets, contents, names, strict=True):
                origin = _origin(ground, paper, sheet)
                yield Prepared(paper, sheet, content, chosen, name, origin, layout)


def _languages(cover: Cover, paper: Paper, language: str) -> list[str]:
    """Return the languages to print a document in: the one asked for, or those of the dossier and both."""
    wanted = [language] if language else [*cover.languages]
    if not language and paper.for_both:
        wanted.append("+".join(cover.languages))
    return [one for one in dict.fromkeys(wanted) if one in paper.languages]


def _first_language(cover: Cover, paper: Paper) -> str:
    return cover.first_language if cover.first_language in paper.languages else paper.languages[0]


def _paper(what: str) -> Paper:
    if what in BY_WHAT:
        return BY_WHAT[what]
    if what in WHATS:
        raise Refusal(_("The document “{what}” cannot be printed yet.").format(what=what))
    raise UnknownDocument(_("There is no document named “{what}”.").format(what=what))


def _sheet(paper: Paper, sheets: list[Sheet], reference: str) -> Sheet:
    """Return the sheet that a reference or an id names, else the latest; or that of the whole dossier."""
    title = screen_translator()._(paper.title)
    if not sheets:
        raise Refusal(_("{document}: there is nothing to print yet.").format(document=title))
    wanted = reference.strip().casefold()
    if paper.named and wanted:
        return paper.named(sheets[0], wanted)
    if not wanted or (sheets[0].is_whole and len(sheets) == 1):
        return sheets[0]
    for sheet in sheets:
        if wanted in {sheet.reference.casefold(), sheet.record_id}:
            return sheet
    raise Refusal(
        _("{document}: nothing has the reference “{reference}”.").format(document=title, reference=reference)
    )


def _refuse_language(paper: Paper, language: str) -> None:
    if language not in paper.languages:
        sentence = _("{document} is not offered in the language “{language}”, only in: {languages}.")
        title = screen_translator()._(paper.title)
        languages = ", ".join(paper.languages)
        raise Refusal(sentence.format(document=title, language=language, languages=languages))


def _file_names(paper: Paper, sheets: list[Sheet], ground: Ground, language: str) -> list[str]:
    """Return the conventional name of every sheet, with its reference where two would be the same."""
    numbers = [str(len(sheets) - place) for place in range(len(sheets))]
    marks = ([""] * len(sheets), [sheet.reference for sheet in sheets], numbers)
    names = [""] * len(sheets)
    for tried in marks:
        counts = Counter(names)
        for place, (sheet, mark) in enumerate(zip(sheets, tried, strict=True)):
            if not names[place] or counts[names[place]] > 1:
                names[place] = str(_file_name(paper, sheet, ground, language, mark))
    return names


def _file_name(paper: Paper, sheet: Sheet, ground: Ground, language: str, reference: str) -> FileName:
    t = translator(language.partition("+")[0])
    return FileName(
        kind=t._(paper.file_name),
        language=language,
        day=sheet.day or (ground.changed.date() if ground.changed else None),
        organisation=ground.cover.organisation_acronym,
        country=ground.cover.partner_country,
        reference=" ".join(part for part in (t._(sheet.mark), reference) if part),
        version=sheet.version,
        state=t._("DRAFT") if sheet.draft else "",
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Refusal(_("{name} is a file, not a folder.").format(name=folder.name)) from None
    except OSError as error:
        sentence = _("The folder {folder} cannot be made: {reason}.")
        raise Refusal(sentence.format(folder=folder, reason=why(error))) from error


def _share(progress: Progress | None, number: int, count: int) -> Progress | None:
    """Return a progress that tells the part of one document as a part of all."""
    if progress is None:
        return None
    return lambda share: progress((number + share) / count)
