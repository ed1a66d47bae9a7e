"""A card as vCard 3.0 or 4.0.

3.0 is what every address book reads; 4.0 is the standard of today. Both keep what the card's source said
beyond our fields. The two Spanish surnames stand together in the family name, as other programs expect, and
apart in a property of our own.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence

from cufdesk.exchange.contact_cards import ORGANISATION, Address, Card, Post, Reach
from cufdesk.exchange.vcard_lines import escaped, folded, quoted
from cufdesk.exchange.vcard_reading import APPLE_LABELS, COUNTRY, NAME_IN, SURNAMES, USAGE_NAME

VERSIONS = ("3.0", "4.0")
_NAME = re.compile(r"[A-Za-z0-9_-]+")


def vcard(card: Card, version: str = "3.0") -> str:
    """Return a card in a version of vCard, "3.0" or "4.0", with the line ends that it asks for."""
    if version not in VERSIONS:
        raise ValueError(f"no vCard is written in version {version}")
    return "".join(folded(line) for line in _Writer(card, version).lines())


class _Writer:
    """Writes one card: knows its version, and which groups are taken."""

    def __init__(self, card: Card, version: str) -> None:
        self.card = card
        self.is_4 = version == "4.0"
        self.version = version
        self._said = dict(card.parameters)
        self._taken = {extra.group.lower() for extra in card.extras}
        self._count = 0

    def lines(self) -> Iterator[str]:
        """Give the lines of the card, not yet folded."""
        yield "BEGIN:VCARD"
        yield f"VERSION:{self.version}"
        yield from self._names()
        yield from self._posts()
        yield from self._reaches("EMAIL", self.card.emails)
        yield from self._reaches("TEL", self.card.phones)
        for address in self.card.addresses:
            yield from self._address(address)
        yield from self._reaches("URL", self.card.urls)
        yield from self._details()
        for extra in self.card.extras:
            if _NAME.fullmatch(extra.name):
                group = f"{extra.group}." if _NAME.fullmatch(extra.group) else ""
                yield f"{group}{extra.name}{_one_line(extra.parameters)}:{_one_line(extra.value)}"
        yield "END:VCARD"

    def _names(self) -> Iterator[str]:
        card = self.card
        order = f";SORT-AS={quoted(card.sort_as)}" if card.sort_as and self.is_4 else ""
        parts = (card.surnames, card.given_names, card.additional_names, card.prefix, card.suffix)
        yield f"N{order}{self._more('N')}:{';'.join(escaped(part) for part in parts)}"
        yield f"FN{self._more('FN')}:{escaped(card.shown_name)}"
        if card.second_surname:
            yield f"{SURNAMES}:{escaped(card.first_surname)};{escaped(card.second_surname)}"
        if card.usage_name:
            yield f"{USAGE_NAME}{self._more(USAGE_NAME)}:{escaped(card.usage_name)}"
        if card.sort_as and not self.is_4:
            yield f"SORT-STRING{self._more('SORT-STRING')}:{escaped(card.sort_as)}"
        for language, name in card.names_in:
            yield f"{'FN' if self.is_4 else NAME_IN};LANGUAGE={quoted(language)}:{escaped(name)}"
        if card.aliases:
            yield f"NICKNAME:{','.join(escaped(alias) for alias in card.aliases)}"
        yield from self._kind()

    def _kind(self) -> Iterator[str]:
        if any(extra.name.upper() == "KIND" for extra in self.card.extras):
            return
        name = self.card.shown_name
        if self.card.kind == ORGANISATION:
            yield "KIND:org"
            if not self.is_4:
                yield "X-ABShowAs:COMPANY"
        # 3.0 does not know the word, but a person named like a body would come back as one.
        elif self.is_4 or any(post.organisation == name for post in self.card.posts):
            yield "KIND:individual"

    def _posts(self) -> Iterator[str]:
        posts: Sequence[Post] = self.card.posts
        name = self.card.shown_name
        if self.card.kind == ORGANISATION and not any(post.organisation == name for post in posts):
            posts = (Post(name), *posts)
        apart = len(posts) > 1 or any(post.other_titles for post in posts)
        for post in posts:
            group = self._group() if apart else ""
            if post.organisation or post.units:
                yield f"{group}ORG:{';'.join(escaped(part) for part in (post.organisation, *post.units))}"
            same = f";ALTID={group.rstrip('.')}" if post.other_titles and self.is_4 else ""
            if post.title:
                language = f"{same};LANGUAGE={quoted(post.language)}" if post.language else same
                yield f"{group}TITLE{language}:{escaped(post.title)}"
            for language, title in post.other_titles:
                yield f"{group}TITLE{same};LANGUAGE={quoted(language)}:{escaped(title)}"
            if post.role:
                yield f"{group}ROLE:{escaped(post.role)}"

    def _reaches(self, name: str, reaches: Sequence[Reach]) -> Iterator[str]:
        for reach in reaches:
            group = self._group() if reach.label else ""
            types = self._types(reach.types)
            yield f"{group}{name}{types}{_one_line(reach.parameters)}:{escaped(reach.value)}"
            yield from self._label(group, reach.label)

    def _address(self, address: Address) -> Iterator[str]:
        group = self._group() if address.label else ""
        types = self._types(address.types)
        parts = ";".join(escaped(part) for part in address.parts)
        parts += f";{_one_line(address.rest)}" if address.rest else ""
        yield f"{group}ADR{types}{_one_line(address.parameters)}:{parts}"
        yield from self._label(group, address.label)

    def _details(self) -> Iterator[str]:
        card = self.card
        for code in card.languages:
            yield f"LANG{self._more(f'LANG/{code}')}:{escaped(code)}"
        if card.gender:
            yield f"{'GENDER' if self.is_4 else 'X-GENDER'}:{escaped(card.gender)}"
        if card.country:
            yield f"{COUNTRY}{self._more(COUNTRY)}:{escaped(card.country)}"
        if card.notes:
            yield f"NOTE{self._more('NOTE')}:{escaped(card.notes)}"
        if card.categories:
            yield f"CATEGORIES:{','.join(escaped(word) for word in card.categories)}"
        if card.photo is not None:
            data = base64.b64encode(card.photo.data).decode("ascii")
            kind = re.sub(r"[^\w.+/-]", "", card.photo.media_type)
            if self.is_4:
                yield f"PHOTO:data:{kind};base64,{data}"
            else:
                yield f"PHOTO;ENCODING=b;TYPE={kind.removeprefix('image/').upper()}:{data}"
        if card.uid:
            yield f"UID{self._more('UID')}:{escaped(card.uid)}"
        if card.rev:
            yield f"REV{self._more('REV')}:{escaped(card.rev)}"

    def _types(self, types: tuple[str, ...]) -> str:
        if not types:
            return ""
        preferred = ";PREF=1" if self.is_4 and "pref" in types else ""
        words = [word for word in types if not (preferred and word == "pref")]
        return "".join(f";TYPE={quoted(word)}" for word in words) + preferred

    def _label(self, group: str, label: str) -> Iterator[str]:
        if label:
            text = f"_$!<{label}>!$_" if label in APPLE_LABELS else escaped(label)
            yield f"{group}X-ABLabel:{text}"

    def _group(self) -> str:
        self._count += 1
        while f"item{self._count}" in self._taken:
            self._count += 1
        return f"item{self._count}."

    def _more(self, name: str) -> str:
        return _one_line(self._said[name]) if name in self._said else ""


def _one_line(text: str) -> str:
    """Return what stands as it was written, unable to begin a line of its own."""
    return re.sub("[\r\n]+", "\\\\n", text) if "\n" in text or "\r" in text else text
