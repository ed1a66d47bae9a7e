"""How the objects of a file are packed: small ones together in compressed streams (ISO 32000-1, 7.5.7).

The same objects always give the same bytes, and the identifier of the file follows from them.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The comment of high bytes tells mail programs of old that the file is not text.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 250  # objects in one stream: a reader unpacks all of them to see one
_ENDSTREAM = b"endstream\n"
_LEVEL = 9


def packed(objects: Sequence[bytes], catalog: int, info: int) -> bytes:
    """Return the file of objects numbered from 1; `catalog` and `info` are two of these numbers."""
    parts = [_HEADER]
    position = len(_HEADER)
    places: list[tuple[int, int, int]] = [(0, 0, 65535)]  # type, offset or stream, generation or index
    small: list[tuple[int, bytes]] = []

    def add(number: int, body: bytes) -> None:
        nonlocal position
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(part)
        places[number] = (1, position, 0)
        position += len(part)

    places += [(0, 0, 0)] * len(objects)
    for number, body in enumerate(objects, 1):
        if body.endswith(_ENDSTREAM):
            # A line end before the word, as PDF/A asks: both signs, so that data that ends in one is safe.
            add(number, body.removesuffix(_ENDSTREAM) + b"\r\nendstream")
        else:
            small.append((number, body.strip()))
    for start in range(0, len(small), _TOGETHER):
        number = len(places)
        places.append((0, 0, 0))
        together = small[start : start + _TOGETHER]
        for index, (inner, _body) in enumerate(together):
            places[inner] = (2, number, index)
        add(number, _object_stream(together))
    number = len(places)
    places.append((1, position, 0))
    rows = [bytes([kind]) + one.to_bytes(4, "big") + other.to_bytes(2, "big") for kind, one, other in places]
    identifier = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper()
    head = (
        f"/Type/XRef/Size {len(places)}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R"
        f"/ID[<{identifier}><{identifier}>]/DecodeParms<</Predictor 12/Columns {len(rows[0])}>>"
    )
    parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, _stream(head, _differences(rows))))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
    return b"".join(parts)


def _differences(rows: Sequence[bytes]) -> bytes:
    """Return rows as what differs from the row above, which compresses well (predictor 12: PNG's "up")."""
    above = bytes(len(rows[0]))
    parts = []
    for row in rows:
        parts.append(b"\2" + bytes((one - other) % 256 for one, other in zip(row, above, strict=True)))
        above = row
    return b"".join(parts)


def _object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    offsets: list[str] = []
    offset = 0
    for number, body in objects:
        offsets.append(f"{number} {offset}")
        offset += len(body) + 1
    head = " ".join(offsets).encode("ascii") + b"\n"
    content = head + b"\n".join(body for _number, body in objects)
    return _stream(f"/Type/ObjStm/N {len(objects)}/First {len(head)}", content)


def _stream(head: str, content: bytes) -> bytes:
    data = zlib.compress(content, _LEVEL)
    words = f"<<{head}/Filter/FlateDecode/Length {len(data)}>>"
    return words.encode("ascii") + b"\nstream\n" + data + b"\r\nendstream"
