"""How the terminal speaks: its language, its streams, its progress, and answers as lines for a person."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cufdesk.field_words import ONE
from cufdesk.i18n import LANGUAGES, N_, _, ngettext, screen_translator, set_language
from cufdesk.paths import home
from cufdesk.write_words import written_label

if TYPE_CHECKING:
    from cufdesk.usecases.printing import Printable

Data = dict[str, Any]

# What `info` counts, in its order.
_COUNTS = {
    "people": N_("People"),
    "organisations": N_("Bodies"),
    "visits": N_("Visits"),
    "meetings": N_("Meetings"),
    "decisions": N_("Decisions"),
    "actions": N_("Actions"),
    "gates": N_("Approval gates"),
    "attachments": N_("Attached files"),
    "committees": N_("Committees"),
    "seats": N_("Seats"),
    "budgets": N_("Budgets"),
    "milestones": N_("Dates"),
    "joint_documents": N_("Joint documents"),
    "agreements": N_("Agreements"),
    "saved_lists": N_("Saved lists"),
    "sendings": N_("Sendings"),
}


# who is asking -------------------------------------------------------------------------------------------


def speak() -> None:
    """Speak the language of CUFDESK_LANGUAGE, of the settings or of the system, else French."""
    system = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    wanted = (os.environ.get("CUFDESK_LANGUAGE", ""), _setting("language"), system)
    spoken = (language[:2].lower() for language in wanted)
    set_language(next((language for language in spoken if language in LANGUAGES), "fr"))


def refuse_without_display() -> int:
    """Say that there is no screen to show the window on; return the exit status of a refusal."""
    speak()
    _show(_("There is no display to show the window on. “cufdesk --help” lists the commands.") + "\n")
    return 1


def author() -> str:
    """Return the name that this person writes in the history."""
    return _setting("author")


def _setting(name: str) -> str:
    """Return a preference of this person, empty where there is none."""
    try:
        with open(os.path.join(home(), "settings.json"), encoding="utf-8") as file:
            values = json.load(file)
    except (OSError, ValueError):
        return ""
    value = values.get(name) if isinstance(values, dict) else ""
    return value if isinstance(value, str) else ""


# streams -------------------------------------------------------------------------------------------------


def prepare(*, as_json: bool) -> None:
    """Let standard output take any character: JSON is UTF-8 everywhere, lines are as the terminal has it."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if as_json:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    else:
        sys.stdout.reconfigure(errors="replace")


def close_quietly() -> None:
    """Let go of a standard output that nobody reads any more, without a word at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress() -> Iterator[Callable[[float], None] | None]:
    """Give what shows a share (0 to 1) of long work on standard error, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda share: _show(f"\r{share:4.0%}")
    finally:
        _show("\r     \r")


def warn(sentence: str) -> None:
    """Say something beside the answer, on standard error."""
    _show(f"{sentence}\n")


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


# lines for a person --------------------------------------------------------------------------------------


def _moment(stored: str) -> str:
    """Return a stored moment as the officer's clock shows it."""
    t, moment = screen_translator(), datetime.fromisoformat(stored).astimezone()
    return f"{t.date(moment.date())}, {t.time(moment.time())}"


def info_lines(data: Data) -> list[str]:
    """Say what a dossier holds."""
    counts = [(_(name), str(data["counts"][key])) for key, name in _COUNTS.items() if key in data["counts"]]
    lines = [data["title"], "", *_aligned(counts)]
    if last := data["last_change"]:
        lines += [
            "",
            _joined(
                _("Last change: {label}").format(label=last["label"]), last["who"], _moment(last["when"])
            ),
        ]
    return lines + _safety(data)


def _safety(data: Data) -> list[str]:
    """Say when the last backup was made, and what is particular about the file."""
    backup = data["last_backup"]
    lines = [
        _("Last backup: {moment}").format(moment=_moment(backup)) if backup else _("There is no backup yet.")
    ]
    if copy := data["copy_of"]:
        said = _("Copy of {name}, made on {moment}")
        lines.append(
            _joined(said.format(name=copy["name"], moment=_moment(copy["at"])), copy["by"], copy["machine"])
        )
    if data["synchronised_folder"]:
        lines.append(_("In a folder synchronised by {program}").format(program=data["synchronised_folder"]))
    return lines


def restore_lines(data: Data) -> list[str]:
    """Say what took the place of what."""
    lines = [_("Restored: {path}").format(path=data["file"])]
    if data["kept"]:
        lines.append(_("What was there is kept: {path}").format(path=data["kept"]))
    return lines


def check_lines(data: Data) -> list[str]:
    """Say what is wrong with a dossier, or that nothing is."""
    if data["ok"]:
        return [_("Nothing is wrong: file, references, history and search index agree.")]
    said = [_joined(problem["sentence"], _place_words(problem["where"])) for problem in data["problems"]]
    return list(dict.fromkeys(said))


def _place_words(where: str) -> str:
    """Return where a problem is with the record's sort as a word: "Contact 68e954fa-…"."""
    kind, _space, record_id = where.partition(" ")
    return f"{_(ONE[kind])} {record_id}" if kind in ONE else where


def history_lines(data: Data) -> list[str]:
    """Say what was written, the last first."""
    undone = _("{label} (undone)")
    labels = [(undone if e["undone"] else "{label}").format(label=e["label"]) for e in data["entries"]]
    heads = [(_moment(entry["when"]), entry["who"] or "—") for entry in data["entries"]]
    tails = [entry["summary"] for entry in data["entries"]]
    return _aligned([(*head, label, tail) for head, label, tail in zip(heads, labels, tails, strict=True)])


def undone_lines(data: Data) -> list[str]:
    """Say what was undone, and what was not."""
    return [written_label("undo", data["label"]), *_left_lines(data["left"])]


def redone_lines(data: Data) -> list[str]:
    """Say what was redone, and what was not."""
    return [written_label("redo", data["label"]), *_left_lines(data["left"])]


def _left_lines(left: list[str]) -> list[str]:
    if not left:
        return []
    return [_("Changed again since, and left as it is:"), *(f"  {thing}" for thing in left)]


def search_lines(data: Data) -> list[str]:
    """Say what was found."""
    total = data["total"]
    lines = [ngettext("{n} result", "{n} results", total).format(n=total)]
    named = {kind: _(name) for kind, name in ONE.items()}
    rows = [(named[hit["kind"]], hit["title"], hit["detail"]) for hit in data["results"]]
    return lines + _aligned(rows)


def merge_lines(data: Data) -> list[str]:
    """Say what a copy brought, and what has to be settled."""
    applied, already, here = data["applied"], data["already"], data["here"]
    if data["rehearsed"]:
        brought = ngettext("{n} change to bring", "{n} changes to bring", applied)
    else:
        brought = ngettext("{n} change brought", "{n} changes brought", applied)
    lines = [
        brought.format(n=applied),
        ngettext("{n} known already", "{n} known already", already).format(n=already),
        ngettext("{n} only here", "{n} only here", here).format(n=here),
    ]
    from cufdesk.usecases.merge_words import count_words, warnings

    if earlier := data["undone_before"]:
        told = _("Brought home before and undone since, now brought back: {label}")
        kept = _("Brought home before and undone since: {label}")
        lines.append((told if data["brought_back"] else kept).format(label=earlier["label"]))
    if data["removals"] and data["rehearsed"]:
        lines.append(_("A large part would be taken away: the merge will ask for --allow-removals."))
    lines += _part(_("Records"), count_words(data["counts"], screen_translator()))
    conflicts = [
        (
            c["title"],
            c["field_words"],
            _("here: {value}").format(value=c["here_words"]),
            _("there: {value}").format(value=c["there_words"]),
        )
        for c in data["conflicts"]
    ]
    lines += _part(_("To settle"), conflicts)
    numbers = (data["renumbered"], data["numbered_anew"])
    return [*lines, *warnings(data["reworded"], *numbers, screen_translator())]


def minutes_lines(data: Data) -> list[str]:
    """Say what was understood of a text, and what was kept."""
    lines = [data["title"] or _("Without a title"), _joined(data["from"], data["to"], _headcount(data))]
    lines += _part(_("People"), [(_word("role", p), p["name"] or "—", _functions(p)) for p in data["people"]])
    lines += _part(
        _("Bodies"), [(b["acronym"] or "", b["name"], b["country"] or "") for b in data["organisations"]]
    )
    programme = [(_word("our_role", item), item["text"]) for item in data["programme"]]
    lines += _part(_("Programme"), programme)
    decisions = [(d["number"], _word("modality", d), d["title"]) for d in data["decisions"]]
    lines += _part(_("Decisions"), decisions)
    actions = [action for decision in data["decisions"] for action in decision["actions"]]
    lines += _part(_("Actions"), [_action_words(action) for action in actions])
    lines += _part(
        _("Dates"), [(d["text"], _joined(d["from"], d["to"]), _inferred(d)) for d in data["dates"]]
    )
    lines += _part(
        _("Quotas"), [(str(q["count"]), _word("category", q), q["side"] or "") for q in data["quotas"]]
    )
    agreements = [(_word("status", a), " – ".join(a["parties"])) for a in data["agreements"]]
    lines += _part(_("Agreements"), agreements)
    lines += _part(_("To complete"), [(blank["text"],) for blank in data["blanks"]])
    return lines + _kept(data)


def _action_words(action: Data) -> tuple[str, ...]:
    """Return an action's number, who does it by when, and what."""
    by = action["deadline"] or action["deadline_text"] or ""
    return action["number"], ", ".join(action["responsible"]) or "—", by or "—", action["text"]


def _kept(data: Data) -> list[str]:
    if "kept" not in data:
        return []
    kept = data["kept"]
    if kept["recognised"]:
        return [
            "",
            _("This text was kept before, as {reference}.").format(reference=kept["reference"] or "—"),
        ]
    counts = [(_(_COUNTS[name]), str(count)) for name, count in kept["created"].items()]
    return ["", _("Kept as {reference}:").format(reference=kept["reference"] or "—"), *_aligned(counts)]


def _headcount(data: Data) -> str:
    declared, listed = data["headcount"]["declared"], data["headcount"]["listed"]
    if declared is None:
        return ""
    return _("{declared} announced, {listed} found").format(declared=declared, listed=listed)


def _functions(person: Data) -> str:
    return "; ".join(_joined(held["title"], held["organisation"]) for held in person["positions"])


def _inferred(date: Data) -> str:
    return _("year inferred") if date["year_inferred"] else ""


_GROUPS = {
    "role": ("delegation_role", "attendance"),
    "our_role": ("programme_role",),
    "modality": ("modality",),
    "category": ("seat_category",),
    "status": ("agreement_state",),
}


def _word(name: str, data: Data) -> str:
    """Return a stored key as a word."""
    from cufdesk.words import WORDS

    key = data[name] or ""
    group = next((group for group in _GROUPS[name] if key in WORDS[group]), None)
    return screen_translator().word(group, key) if group else key


def printable(document: Printable) -> Data:
    """Return a document that can be printed in the shape of `print --list`."""
    return {
        "what": document.what,
        "title": document.title,
        "languages": list(document.languages),
        "records": [{"reference": r.reference, "title": r.title} for r in document.records],
    }


def document_lines(data: Data) -> list[str]:
    """Say which documents there are, and of which records."""
    lines: list[str] = []
    for document in data["documents"]:
        head = (document["what"], document["title"], ", ".join(document["languages"]))
        records = [(f"  {document['what']}:{r['reference']}", r["title"]) for r in document["records"]]
        lines += [" · ".join(head), *_aligned([row for row in records if row[0][-1] != ":"])]
    return lines


def committee_lines(data: Data) -> list[str]:
    """Say how committees are composed and which rules hold."""
    lines: list[str] = []
    for body in data["bodies"]:
        seats = [(s["function"] or s["category"], s["person"] or "—", _step(s)) for s in body["seats"]]
        lines += [body["name"], *_aligned(seats), *(_verdict(rule) for rule in body["rules"]), ""]
    if data["gates"]:
        from cufdesk.commands.gates import gate_lines

        lines += gate_lines(data)
    return lines or [_("There is no committee yet.")]


def _step(seat: Data) -> str:
    return screen_translator().word("seat_step", seat["step"])


def budget_lines(data: Data) -> list[str]:
    """Say what budgets add up to and which checks hold."""
    from decimal import Decimal

    t = screen_translator()
    lines: list[str] = []
    for budget in data["budgets"]:
        totals = [
            (t.word("budget_side", total["side"]), t.amount(Decimal(total["planned"]), total["currency"]))
            for total in budget["totals"]
        ]
        lines += [f"{budget['title']} (v{budget['version']})", *_aligned(totals)]
        lines += [*(_verdict(check) for check in budget["checks"]), ""]
    return lines or [_("There is no budget yet.")]


def _verdict(result: Data) -> str:
    signs = {True: "✓", False: "✗", None: "?"}
    return f"  {signs[result['holds']]} {result['sentence']}"


def _part(title: str, rows: Sequence[tuple[str, ...]]) -> list[str]:
    return ["", f"{title} ({len(rows)})", *_aligned(rows)] if rows else []


def _aligned(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return rows in columns as wide as their widest cell, the last one as long as it is."""
    table = list(rows)
    columns = max((len(row) for row in table), default=0)
    widths = [max(len(row[at]) for row in table if len(row) > at) for at in range(columns)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
