"""What the value of one property says: texts, pictures, and what is kept as it was written."""

from __future__ import annotations

import base64
import binascii
import re

from cufdesk.exchange.contact_cards import Extra, Photo
from cufdesk.exchange.vcard_lines import Property, parameter_text, split, unescaped

LARGEST_PHOTO = 12 * 1024 * 1024
_DATA_URI = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(?:;[\w=.+-]+)*;base64,(.*)", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE|;CHARSET=(?:\"[^\"]*\"|[^;\"]*)", re.IGNORECASE)
_MODELLED = {"TYPE", "ENCODING", "CHARSET"}


def text_of(item: Property) -> str:
    """Return the text of a property, without blanks around it."""
    return unescaped(item.value).strip()


def words_of(value: str) -> str:
    """Return the words of a list between commas, as one text."""
    return " ".join(unescaped(part).strip() for part in split(value, ",") if part.strip())


def extra_of(item: Property) -> Extra:
    """Return a property as it was written; what only 2.1 knows is said in the words of 3.0."""
    raw = item.raw
    if item.encoding == "Q" or "CHARSET" in raw.upper():
        raw = _CHARSET.sub("", raw)
    if item.encoding == "B":
        raw = re.sub(r";(?:ENCODING=)?BASE64", ";ENCODING=b", raw, flags=re.IGNORECASE)
        return Extra(item.written or item.name, re.sub(r"\s+", "", item.value), raw, item.group)
    return Extra(item.written or item.name, item.value, raw, item.group)


def unmodelled(item: Property, known: set[str]) -> str:
    """Return the parameters that no field keeps, as written."""
    if not item.raw:
        return ""
    kept = []
    for part in re.findall(r';((?:[^";]|"[^"]*")+)', item.raw):
        key, sign, value = part.partition("=")
        if not sign or key.strip().upper() in _MODELLED | known:
            continue
        if key.strip().upper() == "PREF" and parameter_text(value.strip()) == "1":
            continue
        kept.append(f";{part}")
    return "".join(kept)


def photo_of(item: Property) -> Photo | None:
    """Return the picture inside a property; None for an address of one, which is never followed."""
    kind, value = "", item.value
    uri = _DATA_URI.fullmatch(value.strip().replace("\\,", ",").replace("\\;", ";"))
    if uri:
        kind, value = (uri.group(1) or "").lower(), uri.group(2)
    elif item.encoding != "B":
        return None
    if len(value) > LARGEST_PHOTO * 4 // 3:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s+", "", value), validate=True)
    except (binascii.Error, ValueError):
        return None
    words = [
        word.removeprefix("image/") for word in (item.parameter("MEDIATYPE").lower(), *item.types) if word
    ]
    word = next((word for word in words if word not in {"pref", "home", "work"}), "jpeg")
    return Photo(data, kind or f"image/{'jpeg' if word == 'jpg' else word}") if data else None
