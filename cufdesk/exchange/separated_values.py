"""CSV in, whatever Excel made of it: its encoding, its separator, quotes that never close."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator

from cufdesk.exchange.contact_cards import Problem
from cufdesk.exchange.table_writing import undefused
from cufdesk.exchange.tables import LARGEST_FILE, Bound, Row, Table, with_cells
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "utf-16-le", "utf-16-be")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE = re.compile(r"[^\r\n]*(?:\r\r?\n|\r|\n|\Z)")
_SAMPLE = 200_000
_SAMPLE_LINES = 60
_MOST_OPEN_LINES = 1000
_MOST_RETRIES = 100
_LETTERS = set("àâäçéèêëîïôöùûüÿœæñáíóúÀÂÇÉÈÊËÎÏÔÙÛÜŒÆÑÁÍÓÚ")
_SIGNS = set("’‘“”«»–—…€¡¿ºª°·\u00a0")


def separated_values(data: bytes, name: str, separator: str = "", encoding: str = "") -> Table:
    """Read a CSV; encoding and separator are found where they are not given.

    Raise Refusal where the bytes are no text, or the encoding asked for is not theirs.
    """
    text, encoding = _text(data, name, encoding)
    text = text.replace("\x00", "")
    lines = _LINE.findall(text)
    if lines and not lines[-1]:
        lines.pop()
    skipped = 0
    if (
        lines and len(lines[0]) < 20 and re.fullmatch(r'"?sep=.\s*"?\s*', lines[0], re.IGNORECASE)
    ):  # Excel's own first line
        separator, skipped = separator or lines[0].strip('"\r\n ')[4:5] or "\t", 1
    separator = separator or separator_of(lines)
    if separator not in SEPARATORS and len(separator) != 1:
        raise ValueError(f"no separator: {separator!r}")
    csv.field_size_limit(LARGEST_FILE)  # one for the whole program, and nothing else reads CSV
    rows, problems = _rows(lines, skipped, separator, name)
    return Table(tuple(rows), separator=separator, encoding=encoding, problems=tuple(problems))


# Encoding --------------------------------------------------------------------------------------------


def _text(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    unreadable = Refusal(_("“{name}” does not hold readable text.").format(name=name))
    chosen = encoding or encoding_of(data)
    mark = next((mark for mark, known in _MARKS if data.startswith(mark) and known == chosen), b"")
    try:
        text = data[len(mark) :].decode(chosen, "replace" if chosen != "utf-8" or not encoding else "strict")
    except (UnicodeDecodeError, LookupError) as error:
        raise unreadable from error
    bad = sum(
        1 for sign in text[:_SAMPLE] if sign == "\ufffd" or (sign < " " and sign not in "\t\r\n\x00\x0b")
    )
    if bad > max(3, len(text[:_SAMPLE]) // 20):
        raise unreadable
    return text, chosen


def encoding_of(data: bytes) -> str:
    """Return the encoding of a text: its mark, the zeros of UTF-16, else what makes its accents sensible."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    if max(zeros) > len(sample) // 6 and min(zeros) * 20 < max(zeros):
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    if _is_utf_8(data):
        return "utf-8"
    # A tie goes to Windows: it is what most files are.
    return max(("cp1252", "mac_roman", "cp850"), key=lambda known: _sense(sample, known))


def _is_utf_8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, but for a few broken ones."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        tolerant = data[:_SAMPLE].decode("utf-8", "replace")
        accents = sum(1 for sign in tolerant if "\u0080" <= sign < "\ufffd")
        return accents > 3 * tolerant.count("\ufffd")
    return True


def _sense(sample: bytes, encoding: str) -> int:
    """Return how much the signs beyond ASCII look like French and Spanish, read in an encoding."""
    text = sample.decode(encoding, "replace")
    score = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        sign = match.group()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if sign in _LETTERS and not (before.isalpha() or after.isalpha()):
            score += 1 if sign in "àÀ" else -1
        elif sign in _LETTERS:
            # A capital in the middle of a word is a letter read in the wrong encoding.
            score += -2 if sign.isupper() and before.islower() else 2
        elif sign in "’‘":
            score += 2 if before.isalpha() and after.isalpha() else 0
        elif sign in _SIGNS:
            score += -1 if before.isalpha() and after.isalpha() else 1
        else:
            score -= 3
    return score


# Separator -------------------------------------------------------------------------------------------


def separator_of(lines: list[str]) -> str:
    """Return the separator that cuts the first lines into the most even rows; a semicolon where none does."""
    sample = [line[:5000] for line in lines[:_SAMPLE_LINES] if line.strip()]
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(lines: list[str], separator: str) -> float:
    counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    if not counts or max(counts) < 2:
        return 0.0
    header = counts[0]
    even = sum(1 for count in counts if count == header) / len(counts)
    return even * min(header, 40) + (header > 1)


# Rows ------------------------------------------------------------------------------------------------


def _rows(lines: list[str], start: int, separator: str, name: str) -> tuple[list[Row], list[Problem]]:
    bound = Bound(name)
    rows: list[Row] = []
    problems: list[Problem] = []
    at, retries = start, 0
    while at < len(lines):
        cells, taken = _record(lines, at, separator, patient=retries < _MOST_RETRIES)
        if taken == 0:
            retries += 1
            cells, taken = _loose(lines[at], separator), 1
        if cells is None:
            cells, taken = _as_it_stands(lines[at], separator), 1
            sentence = _("A quotation mark in this row is never closed: the row was read as it stands.")
            problems.append(Problem(at + 1, sentence, lines[at].strip()[:200]))
        row = with_cells(at + 1, [undefused(cell) for cell in cells])
        if row is not None:
            bound.take(row)
            rows.append(row)
        at += taken
    return rows, problems


def _record(lines: list[str], at: int, separator: str, *, patient: bool) -> tuple[list[str] | None, int]:
    """Return the cells of the record that begins at a line, and how many lines it takes.

    It takes none where its quotation marks are not as they should be. Once a file has done that too often, a
    record may not go beyond its line: looking ahead each time would take for ever.
    """
    line = lines[at]
    if '"' not in line:
        return line.rstrip("\r\n").split(separator), 1
    most = _MOST_OPEN_LINES if patient else 1

    def ahead() -> Iterator[str]:
        for number in range(at, min(at + most, len(lines))):
            yield lines[number].replace("\r\r\n", "\r\n")

    reader = csv.reader(ahead(), delimiter=separator, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return None, 0
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells], reader.line_num


def _loose(line: str, separator: str) -> list[str] | None:
    """Return the cells of a line with quotes in odd places, as Excel does; None where one never closes."""
    if line.count('"') % 2:
        return None
    return next(csv.reader([line.rstrip("\r\n")], delimiter=separator), [])


def _as_it_stands(line: str, separator: str) -> list[str]:
    return next(csv.reader([line.rstrip("\r\n")], delimiter=separator, quoting=csv.QUOTE_NONE), [])
