"""The name of a card as fields of a person: civility and titles apart, and as written where that differs."""

from __future__ import annotations

from functools import cache
from typing import Any

from cufdesk.domain.values import Bilingual
from cufdesk.domain.written_names import split_particle
from cufdesk.exchange.contact_cards import Card
from cufdesk.exchange.contact_words import plain, split_titles, words

_MR = {"m", "mr", "monsieur", "sr", "senor", "mister"}
_MRS = {"mme", "madame", "mlle", "mademoiselle", "mrs", "ms", "miss", "sra", "senora", "srta", "senorita"}
_SPANISH = {
    "lic", "licda", "licenciado", "licenciada", "mtro", "mtra", "maestro", "maestra", "dra", "doctora", "ing",
    "arq", "profra", "profr", "profesor", "profesora", "cp", "lcda", "lcdo", "abog", "dip", "gob", "excmo",
    "excma", "don", "dona", "sr", "sra", "srta",
}  # fmt: skip


def name_fields(card: Card, language: str) -> dict[str, Any]:
    """Return the fields of a person that make up a name; nothing is guessed beyond what the card tells."""
    civility, title = _taken_apart(card.prefix)
    particle, surname = split_particle(card.first_surname)
    fields: dict[str, Any] = {
        "civility": civility,
        "given_names": card.every_given_name,
        "particle": particle,
        "first_surname": surname,
        "second_surname": card.second_surname,
    }
    in_name, bare = split_titles(card.formatted_name)
    if not card.has_name:
        named = card.formatted_name and not _names_something_else(card)
        fields["written_name"] = (bare or card.formatted_name) if named else ""
        if named and not card.prefix:
            fields["civility"], title = _taken_apart(in_name)
    elif not _same_words(card):
        fields["written_name"] = bare
    if title:
        fields["honorific"] = _both(title, language)
    return fields


def _both(title: str, language: str) -> Bilingual:
    spanish = bool(set(plain(title).split()) & _SPANISH) or language == "es"
    return Bilingual(es=title) if spanish else Bilingual(fr=title)


def _taken_apart(prefix: str) -> tuple[str, str]:
    """Return the civility that a prefix names, and the titles beside it."""
    civility, titles = "", []
    for word in prefix.split():
        said = plain(word)
        if not civility and said in _MR | _MRS:
            civility = "mr" if said in _MR else "mrs"
        else:
            titles.append(word)
    return civility, " ".join(titles)


def _names_something_else(card: Card) -> bool:
    """Tell whether a nameless card is only called after its function or its body."""
    names = {text for post in card.posts for text in (post.title, post.role, post.organisation)}
    names |= {text for post in card.posts for _language, text in post.other_titles}
    return card.formatted_name in names


def _same_words(card: Card) -> bool:
    """Tell whether the formatted name says nothing that the parts of the name do not."""
    parts = (card.prefix, card.every_given_name, card.surnames, card.suffix, card.usage_name)
    known = set(plain(" ".join(parts)).split()) | _titles()
    return set(plain(card.formatted_name).split()) <= known


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for phrase in words()["titles"]["words"] for word in plain(phrase).split())
