"""The lines of a vCard file: bytes in, properties with their parameters out, whatever program wrote them.

Written here rather than taken from a library: vobject, the one that is kept up, loses its way at soft line
breaks inside a character, stops the whole file at one bad line, and changes the case and order of what it
does not know.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = re.compile(rb"\r*\n|\r")
# Possessive repeats: a hostile line is refused in one pass.
_PROPERTY = re.compile(
    r'(?:([A-Za-z0-9_-]++)\.)?([A-Za-z0-9_-]++)\s*((?:;[^":;]*+(?:"[^"]*+"[^":;]*+)*+)*+):(.*)', re.DOTALL
)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*+")*+)')
_QUOTED_PRINTABLE = re.compile(rb"[^:]*;\s*(?:ENCODING=)?QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb"[^:]*;\s*(?:ENCODING=)?\"?(?:BASE64|B)\"?[;:]", re.IGNORECASE)
_CHARSET = re.compile(rb"[^:]*;\s*CHARSET=\"?([\w.-]+)", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+=*\s*")
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q"}
_PLACES = {"URL", "URI", "INLINE", "CID", "CONTENT-ID"}
_TO_ESCAPE = re.compile(r"[\\,;\r\n]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Not every codec that Python has: some take for ever on a long line.
_CHARSETS = re.compile(
    r"(?:utf-?8|us-ascii|(?:iso[-_]?)?8859-\d+|iso8859-\d+|latin-?\d|windows-\d+|cp-?\d+|mac-?roman|macintosh"
    r"|koi8-[ru]|shift_jis|gb2312|gbk|gb18030|big5|euc-(?:jp|kr))",
    re.IGNORECASE,
)
_LONGEST_LINE = 75  # octets


@dataclass(frozen=True, slots=True)
class Property:
    """One property: names and encodings in capitals, `raw` its parameters as written, `value` still escaped.

    `written` is its name as the file has it. Quoted-printable is decoded already; base64 is not.
    """

    line: int
    group: str
    name: str
    parameters: tuple[tuple[str, str], ...]
    raw: str
    value: str
    encoding: str = ""
    written: str = ""

    def parameter(self, name: str) -> str:
        """Return the first value of a parameter, or nothing."""
        return next((value for key, value in self.parameters if key == name), "")

    @property
    def types(self) -> tuple[str, ...]:
        """Return the words of TYPE, in lower case, each once; PREF=1 counts as "pref"."""
        words = [w.strip().lower() for k, v in self.parameters if k == "TYPE" for w in v.split(",")]
        if self.parameter("PREF") == "1":
            words.append("pref")
        return tuple(dict.fromkeys(word for word in words if word))


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no property."""

    line: int
    text: str


def properties(data: bytes) -> Iterator[Property | BadLine]:
    """Give the properties of a file in order, each with the line at which it begins."""
    for number, line in logical_lines(without_mark(data)):
        yield parsed(number, line)


def without_mark(data: bytes) -> bytes:
    """Return the bytes as UTF-8 or an unknown 8-bit encoding: byte order marks and UTF-16 are gone."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    if data[1:2] == b"\x00" or data[:1] == b"\x00":
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        return data.decode(encoding, "replace").encode("utf-8", "replace")
    return data


def logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the unfolded lines with the number of their first physical line; empty ones are left out.

    Unfolding bytes, not characters: some programs fold in the middle of a character.
    """
    parts: list[bytes] = []
    start, version_21 = 0, False
    quoted = binary = False
    for number, line in enumerate(_LINE_END.split(data), 1):
        if parts and quoted and parts[-1].endswith(b"="):
            parts[-1] = parts[-1][:-1]
            parts.append(line.rstrip(b" \t") if line.endswith((b"= ", b"=\t")) else line)
            continue
        if parts and line[:1] in {b" ", b"\t"}:
            # vCard 2.1 keeps the blank at which it folded.
            parts.append(line if version_21 and not quoted else line[1:])
            continue
        if parts and binary and _BASE64_LINE.fullmatch(line):
            parts.append(line)
            continue
        if parts:
            yield start, b"".join(parts)
        parts, start = ([line] if line.strip() else []), number
        quoted = bool(_QUOTED_PRINTABLE.match(line))
        binary = not quoted and bool(_BASE64.match(line))
        if line[:8].upper() == b"VERSION:":
            version_21 = line[8:].strip() == b"2.1"
    if parts:
        yield start, b"".join(parts)


def parsed(number: int, line: bytes) -> Property | BadLine:
    """Return a property of an unfolded line."""
    found = _CHARSET.match(line)
    charset = found.group(1).decode("ascii", "replace") if found else ""
    text = _decoded(line, charset)
    match = _PROPERTY.match(text.lstrip(" \t"))
    if match is None:
        return BadLine(number, text)
    group, name, raw, value = match.groups()
    parameters = tuple(_parameters(raw)) if raw else ()
    encoding = next((v.upper() for k, v in parameters if k == "ENCODING"), "")
    if encoding in {"QUOTED-PRINTABLE", "Q"}:
        value = _printable(line, charset)
    encoding = {"BASE64": "B", "B": "B", "QUOTED-PRINTABLE": "Q", "Q": "Q"}.get(encoding, "")
    return Property(number, group or "", name.upper(), parameters, raw, value, encoding, name)


def _decoded(line: bytes, charset: str) -> str:
    """Return a line in the encoding it names, else UTF-8, else Windows-1252."""
    named = (charset,) if _CHARSETS.fullmatch(charset) else ()
    for encoding in (*named, "utf-8"):
        try:
            return line.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return line.decode("cp1252", "replace")


def _printable(line: bytes, charset: str) -> str:
    """Return the value of a line in quoted-printable, its line ends as vCard 3.0 writes them."""
    value = line.split(b":", 1)[1].replace(b"=3B", b"\\;").replace(b"=3b", b"\\;")
    text = _decoded(binascii.a2b_qp(value), charset)
    return re.sub("\r\n?|\n", r"\\n", text)


def _parameters(raw: str) -> Iterator[tuple[str, str]]:
    """Give the parameters; a word alone, as 2.1 writes it, is an encoding, a kind of value or a type."""
    for match in _PARAMETER.finditer(raw):
        key, sign, value = match.group(1).partition("=")
        key = key.strip().upper()
        if sign:
            yield key, parameter_text(value.strip())
        elif key in _ENCODINGS:
            yield "ENCODING", key
        elif key in _PLACES:
            yield "VALUE", key
        elif key:
            yield "TYPE", key


def parameter_text(value: str) -> str:
    """Return what a parameter's value means: without quotes, and with RFC 6868's signs read."""
    bare = value.replace('"', "")
    if "^" not in bare:
        return bare
    return re.sub(r"\^([n'^])", lambda m: {"n": "\n", "'": '"', "^": "^"}[m.group(1)], bare)


def quoted(value: str) -> str:
    """Return a parameter's value, ready to be written."""
    text = re.sub("\r\n?", "\n", value)
    for sign, code in (("^", "^^"), ("\n", "^n"), ('"', "^'")):
        text = text.replace(sign, code)
    return text if re.fullmatch(r"[\w.-]+", text) else f'"{text}"'


def unescaped(value: str) -> str:
    """Return the text of a value: line ends, commas, semicolons and colons read, other signs left alone."""
    if "\\" not in value:
        return value

    def sign(match: re.Match[str]) -> str:
        character = match.group(1)
        if character in "nN":
            return "\n"
        return character if character in '\\,;:"' else match.group()

    return _ESCAPED.sub(sign, value)


def split(value: str, separator: str) -> list[str]:
    """Return the still escaped parts of a value between unescaped separators."""
    if "\\" not in value:
        return value.split(separator)
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 2
            continue
        if value[at] == separator:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def escaped(text: str) -> str:
    """Return a text as a value."""
    if not _TO_ESCAPE.search(text):
        return text
    text = text.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> str:
    """Return a line folded at 75 octets, never inside a character, with its line end."""
    if line.isascii() and len(line) <= _LONGEST_LINE:
        return f"{line}\r\n"
    data = line.encode("utf-8", "replace")
    if len(data) <= _LONGEST_LINE:
        return f"{data.decode('utf-8')}\r\n"
    pieces, start, room = [], 0, _LONGEST_LINE
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LONGEST_LINE - 1
    return b"\r\n ".join(pieces).decode("utf-8") + "\r\n"
