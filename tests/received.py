"""What other programs make of our PDFs: repacked, stripped, put together anew, locked."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pikepdf

_XMP = re.compile(
    rb"(\d+ 0 obj)\s*<<[^>]*/Subtype /XML[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream\s*endobj", re.DOTALL
)


def repacked(path: Path, *, name: str = "repacked.pdf") -> Path:
    """Save a file as an optimiser does: object streams, everything compressed, the XMP too."""
    target = path.with_name(name)
    with pikepdf.open(path) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    # This library writes XMP in clear, whatever it is told; blanks keep everything behind it in its place.
    target.write_bytes(_XMP.sub(_compressed, target.read_bytes()))
    with pikepdf.open(target) as pdf:
        assert b"xmpmeta" in pdf.Root.Metadata.read_bytes()
    return target


def _compressed(found: re.Match[bytes]) -> bytes:
    packet = zlib.compress(found[2])
    words = b"/Type /Metadata /Subtype /XML /Filter /FlateDecode /Length %d" % len(packet)
    made = b"%s << %s >>\nstream\n%s\nendstream endobj" % (found[1], words, packet)
    return made.ljust(len(found[0]))


def reprinted(*paths: Path, name: str = "reprinted.pdf") -> Path:
    """Put the pages into a new file, as printing into a PDF does: nothing is left but what is seen."""
    target = paths[0].with_name(name)
    with pikepdf.new() as made:
        for path in paths:
            with pikepdf.open(path) as pdf:
                made.pages.extend(pdf.pages)
        made.save(target)
    return target


def with_pages_of(path: Path, other: Path, *, name: str = "altered.pdf") -> Path:
    """Keep what a file says about itself, and have it show the pages of another."""
    target = path.with_name(name)
    with pikepdf.open(path) as pdf, pikepdf.open(other) as source:
        del pdf.pages[:]
        pdf.pages.extend(source.pages)
        pdf.save(target)
    return target


def locked(path: Path, *, user: str, owner: str = "owner", name: str = "locked.pdf") -> Path:
    """Encrypt a file; without a word for the user anybody can read it."""
    target = path.with_name(name)
    with pikepdf.open(path) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user=user, owner=owner))
    return target
