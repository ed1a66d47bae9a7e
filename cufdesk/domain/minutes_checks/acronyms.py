"""Acronyms that nobody could look up: no body of the dossier bears them, no text explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cufdesk.domain.minutes_checks.finding import Finding
from cufdesk.domain.minutes_checks.ground import Ground, passages
from cufdesk.folding import fold

_ACRONYM = re.compile(r"(?<![\w.-])[A-ZÀ-Ý][A-ZÀ-Ýa-z]*[A-ZÀ-Ý](?:-?[A-ZÀ-Ý][A-Za-z]*)*s?(?![\w-])")
_CIVILITY = re.compile(
    r"(?:MM?\.|Mmes?|Mlle|Sra?\.|Lic\.|Mtr[oa]\.|Dra?\.|Ing\.)[ \u00a0](?:[\w’'-]+[ \u00a0]){0,2}$"
)
_ROMAN = re.compile(r"[IVXLC]+(?:er?|o)?")
# fmt: off
_COMMON = frozenset((
    "pdf", "cr", "nb", "ps", "ok", "ue", "onu", "tva", "ht", "ttc", "rdv", "faq", "pme", "rgpd", "usb", "sms",
    "eur", "usd", "mxn", "covid", "mm", "sem", "se", "sncf", "ratp", "ong", "tic", "iva", "eeuu", "ee", "uu",
    "cdmx", "unesco", "ocde", "otan", "oit", "oms", "tgv", "gmt", "utc", "fr", "es", "mx", "usa", "tv",
    "lgbt", "dg", "drh", "cv", "qr", "wifi", "hln",
))
# fmt: on
_MOSTLY_CAPITALS = 0.75


def unknown_acronyms(ground: Ground) -> Iterator[Finding]:
    """Give each unknown acronym once, where it stands first."""
    known = _known(ground)
    found = list(passages(ground))
    known |= {key for passage in found for key in _explained(passage.text)}
    told: set[str] = set()
    for passage in found:
        if _is_in_capitals(passage.text):
            continue
        for match in _ACRONYM.finditer(passage.text):
            key = _key(match[0])
            before = passage.text[: match.start()]
            if len(key) < 2 or key in told or key in known or _ROMAN.fullmatch(match[0]):
                continue
            if _CIVILITY.search(before) or all(_key(part) in known for part in match[0].split("-")):
                continue
            told.add(key)
            yield passage.finding("unknown_acronym", match.span(), values=(match[0],))


def _key(acronym: str) -> str:
    """Return an acronym without hyphens, accents and its plural's s: AL-LAs and ALLAS are one."""
    bare = fold(acronym).replace("-", "")
    return bare[:-1] if acronym.endswith("s") and len(bare) > 2 else bare


def _known(ground: Ground) -> set[str]:
    """Return the acronyms that are common, ours, of a body of the dossier, or words of somebody's name."""
    known = set(_COMMON)
    cover = ground.cover
    texts = [cover.organisation_acronym, cover.organisation.fr, cover.organisation.es]
    for body in ground.directory.organisations.values():
        texts += [body.acronym, body.acronyms, body.aliases, body.written_name, body.name.fr, body.name.es]
    for person in ground.directory.people.values():
        texts += [person.given_names, person.first_surname, person.second_surname, person.written_name]
    for text in texts:
        for word in re.findall(r"[\w-]+", text):
            known |= {_key(word), fold(word).replace("-", ""), *(fold(part) for part in word.split("-"))}
    return known


def _explained(text: str) -> Iterator[str]:
    """Give the acronyms that a text explains: "Réseau des villes (RDV)", "RDV (Réseau des villes)"."""
    for match in re.finditer(r"\w{3,}[^().;\n]{0,80}\(\s*([A-ZÀ-Ý][\w-]+)\s*\)", text):
        yield _key(match[1])
    for match in re.finditer(
        r"\b([A-ZÀ-Ý][\w-]*[A-ZÀ-Ý][\w-]*)[ \u00a0](?:\(|: |– |- )[\w’']+[ \u00a0]\w+", text
    ):
        yield _key(match[1])


def _is_in_capitals(text: str) -> bool:
    """Tell whether a text is set in capitals as a whole, where words are no acronyms."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    capitals = sum(word.isupper() for word in words)
    return len(words) > 2 and capitals > _MOSTLY_CAPITALS * len(words)
