"""A PDF that comes from outside, ours or not: what it says about itself, and the words of its pages.

Whatever program wrote it last: its XMP may be compressed, or gone. Every failure of the file is a `Refusal`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cufdesk.exchange.pdf_pages import PdfPages
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

LARGEST = 200_000_000
"""Bytes: no document that leaves an office by mail is larger."""

_HEAD = 1024  # bytes within which a PDF says that it is one
_LONGEST_PACKET = 1_000_000
_MOST_PACKETS = 50
_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_XML_STREAM = re.compile(rb"/Subtype\s*/XML\b")
_REACH = 2000  # bytes from the subtype of a stream to its content
_OPENING = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # of what the press prints
_PRODUCER = re.compile(rb"<pdf:Producer>cufdesk</pdf:Producer>")


@dataclass(frozen=True, slots=True)
class ReceivedPdf:
    """A file that was read whole.

    `packets` are its XMP packets, the latest last; `untouched` tells that nothing shows another program's
    hand: one end of the file, and XMP as it is when it has just been printed.
    """

    name: str
    packets: tuple[bytes, ...]
    pages: PdfPages
    untouched: bool

    def texts(self, progress: Callable[[float], None] | None = None) -> list[str]:
        """Return the words of each page; those of a damaged page are left out."""
        return _texts(self.pages, progress)


def words_of_pages(data: bytes, name: str) -> list[str]:
    """Return the words of each page of a PDF in memory."""
    return _texts(PdfPages(data, name), None)


def _texts(pages: PdfPages, progress: Callable[[float], None] | None) -> list[str]:
    found = []
    for page in range(pages.count):
        if progress is not None:
            progress(page / pages.count)
        try:
            found.append(pages.text(page))
        except Refusal:
            found.append("")
    return found


def read_pdf(path: Path) -> ReceivedPdf:
    """Read a file; refuses one that is no PDF, empty, damaged, locked by a password, or larger than any."""
    data = _content(path)
    if data and b"%PDF-" not in data[:_HEAD]:
        raise Refusal(_("{name} is not a PDF.").format(name=path.name))
    pages = PdfPages(data, path.name)
    packets = tuple(_packets(data))
    return ReceivedPdf(path.name, packets, pages, _is_untouched(data, packets))


def _is_untouched(data: bytes, packets: tuple[bytes, ...]) -> bool:
    is_printed = data.startswith(_OPENING) and data.count(b"%%EOF") == 1 and _START in data
    return is_printed and any(_PRODUCER.search(packet) for packet in packets)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(_("{name} is a folder, not a PDF.").format(name=path.name))
        if path.stat().st_size > LARGEST:
            sentence = _("{name} is larger than {limit} MB: no document printed here is.")
            raise Refusal(sentence.format(name=path.name, limit=LARGEST // 1_000_000))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal(_("{name} is not there any more.").format(name=path.name)) from error
    except OSError as error:
        raise Refusal(_("{name} cannot be read.").format(name=path.name)) from error


def _packets(data: bytes) -> Iterator[bytes]:
    """Return the XMP packets, those in plain sight first, then those of compressed streams."""
    at = data.find(_START)
    for _number in range(_MOST_PACKETS):
        if at < 0:
            break
        end = data.find(_END, at, at + _LONGEST_PACKET)
        if end >= 0:
            yield data[at : end + len(_END)]
        at = data.find(_START, at + 1)
    for number, found in enumerate(_XML_STREAM.finditer(data)):
        if number >= _MOST_PACKETS:
            break
        packet = _unpacked(data, found.end())
        if _START in packet:
            yield packet


def _unpacked(data: bytes, at: int) -> bytes:
    """Return the content of the compressed stream that begins after a place; nothing where there is none."""
    start = data.find(b"stream", at, at + _REACH)
    if start < 0:
        return b""
    start += len(b"stream")
    while data[start : start + 1] in (b"\r", b"\n"):
        start += 1
    try:
        return zlib.decompressobj().decompress(data[start : start + _LONGEST_PACKET], _LONGEST_PACKET)
    except zlib.error:
        return b""
