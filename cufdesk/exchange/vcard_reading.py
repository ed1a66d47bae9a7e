"""What the properties of one vCard mean: a `Card`, with everything that has no field kept as an extra."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cufdesk.exchange.contact_cards import ORGANISATION, PERSON, Address, Card, Extra, Photo, Post, Reach
from cufdesk.exchange.vcard_lines import Property, split, unescaped
from cufdesk.exchange.vcard_values import extra_of, photo_of, text_of, unmodelled, words_of

SURNAMES, USAGE_NAME, COUNTRY, NAME_IN = (
    "X-CUFDESK-SURNAMES",
    "X-CUFDESK-USAGE-NAME",
    "X-CUFDESK-COUNTRY",
    "X-CUFDESK-NAME",
)
# Labels that Apple translates for whoever looks at the card.
APPLE_LABELS = frozenset(
    (
        "Mobile",
        "Home",
        "Work",
        "Other",
        "Main",
        "HomePage",
        "HomeFAX",
        "WorkFAX",
        "OtherFAX",
        "Pager",
        "School",
    )
)
_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_SINGLE = {
    "UID": "uid",
    "REV": "rev",
    "SORT-STRING": "sort_as",
    USAGE_NAME: "usage_name",
    COUNTRY: "country",
}
_KINDS = {"org": ORGANISATION, "organization": ORGANISATION, "individual": PERSON, "person": PERSON}


@dataclass
class _PostDraft:
    """A function while its parts come in."""

    group: str
    parts: dict[str, Property]
    translated: list[Property] = field(default_factory=list)


@dataclass
class _Draft:
    """A card while its properties come in."""

    fields: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    surnames: str = ""
    surname_list: list[str] = field(default_factory=list)
    names_in: list[tuple[str, str]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    reaches: dict[str, list[Reach]] = field(default_factory=lambda: {"EMAIL": [], "TEL": [], "URL": []})
    addresses: list[Address] = field(default_factory=list)
    languages: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    photo: Photo | None = None
    logo: Property | None = None
    posts: list[_PostDraft] = field(default_factory=list)
    parameters: list[tuple[str, str]] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)


def card_of(properties: list[Property], line: int) -> Card:
    """Return the card that the properties between BEGIN and END describe; nothing of them is lost."""
    draft = _Draft()
    named = {item.group for item in properties if item.group and item.name in {"EMAIL", "TEL", "URL", "ADR"}}
    for item in properties:
        if item.name == "X-ABLABEL" and item.group in named and item.group not in draft.labels:
            label = text_of(item)
            plain = _APPLE.fullmatch(label)
            draft.labels[item.group] = plain.group(1) if plain else label
    seen: set[str] = set()
    for item in properties:
        if item.name == "X-ABLABEL" and item.group in draft.labels and item.group not in seen:
            seen.add(item.group)
        elif item.name != "VERSION" and not _take(draft, item):
            draft.extras.append(extra_of(item))
    return _finished(draft, line)


def _take(draft: _Draft, item: Property) -> bool:
    """Put a property in its field; tell whether there was one for it."""
    if item.name in _SINGLE:
        return _single(draft, item, _SINGLE[item.name])
    taker = _TAKERS.get(item.name)
    return taker is not None and taker(draft, item)


def _single(draft: _Draft, item: Property, name: str) -> bool:
    text = text_of(item)
    if name in draft.fields or not text:
        return False
    draft.fields[name] = text
    _note_parameters(draft, item)
    return True


def _note_parameters(draft: _Draft, item: Property) -> None:
    left = unmodelled(item, set())
    if left:
        draft.parameters.append((item.name, left))


def _take_name(draft: _Draft, item: Property) -> bool:
    if "family" in draft.fields:
        return False
    family, given, additional, prefix, suffix, second, *_rest = [*split(item.value, ";"), *[""] * 6]
    draft.fields["family"] = words_of(family)
    draft.surname_list = [unescaped(part).strip() for part in split(family, ",") if part.strip()]
    if second.strip():  # RFC 9554: the second surname stands in a part of its own as well
        first = " ".join(part for part in draft.surname_list if part != unescaped(second).strip())
        draft.surname_list = [first, unescaped(second).strip()]
        draft.fields["family"] = " ".join(draft.surname_list).strip()
    draft.fields["given_names"] = words_of(given)
    draft.fields["additional_names"] = words_of(additional)
    draft.fields["prefix"] = words_of(prefix)
    draft.fields["suffix"] = words_of(suffix)
    order = item.parameter("SORT-AS")
    if order and "sort_as" not in draft.fields:
        draft.fields["sort_as"] = order
    left = unmodelled(item, {"SORT-AS"})
    if left:
        draft.parameters.append(("N", left))
    return True


def _take_formatted(draft: _Draft, item: Property) -> bool:
    language, text = item.parameter("LANGUAGE"), text_of(item)
    if item.name == NAME_IN or ("formatted_name" in draft.fields and language and text):
        if language and text:
            draft.names_in.append((language, text))
        return bool(language and text)
    return _single(draft, item, "formatted_name")


def _take_surnames(draft: _Draft, item: Property) -> bool:
    draft.surnames = item.value
    return True


def _take_list(draft: _Draft, item: Property) -> bool:
    words = [unescaped(part).strip() for part in split(item.value, ",")]
    target = draft.aliases if item.name == "NICKNAME" else draft.categories
    target += [word for word in words if word]
    return True


def _take_reach(draft: _Draft, item: Property) -> bool:
    value = text_of(item)
    known = {"PREF"} if item.parameter("PREF") == "1" else set()
    lowered = value.lower()
    if item.name == "TEL" and lowered.startswith("tel:"):
        value, known = _dialled(value[4:]), known | {"VALUE"}
    elif item.name == "EMAIL" and lowered.startswith("mailto:"):
        value = value[7:]
    if not value or item.encoding == "B":
        return False
    label = draft.labels.get(item.group, "")
    draft.reaches[item.name].append(Reach(value, item.types, label, unmodelled(item, known)))
    return True


def _dialled(uri: str) -> str:
    """Return the number of a "tel:" address as a person writes it: ";ext=12" is " ext. 12"."""
    number, *parameters = uri.split(";")
    extension = next((part[4:] for part in parameters if part.lower().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _take_address(draft: _Draft, item: Property) -> bool:
    parts = [unescaped(part).strip() for part in split(item.value, ";")]
    box, extended, street, locality, region, code, country, *_more = [*parts, *[""] * 7]
    rest = ";".join(split(item.value, ";")[7:]).rstrip(";")  # the further parts of RFC 9554
    label = draft.labels.get(item.group, "")
    left = unmodelled(item, set())
    address = Address(street, extended, box, locality, region, code, country, item.types, label, left, rest)
    if address.is_empty:
        return False
    draft.addresses.append(address)
    return True


def _take_language(draft: _Draft, item: Property) -> bool:
    code = text_of(item)
    if not code:
        return False
    preference = item.parameter("PREF")
    draft.languages.append((int(preference) if preference.isdecimal() else 101, code))
    left = unmodelled(item, {"PREF"})
    if left:
        draft.parameters.append((f"LANG/{code}", left))
    return True


def _take_gender(draft: _Draft, item: Property) -> bool:
    letter, sign, _text = item.value.partition(";")
    word = letter.strip().upper()
    word = {"MALE": "M", "FEMALE": "F"}.get(word, word)
    if sign or word not in {"M", "F", "O", "N", "U"} or "gender" in draft.fields:
        return False
    draft.fields["gender"] = word
    return True


def _take_kind(draft: _Draft, item: Property) -> bool:
    word = text_of(item).lower()
    if item.name == "X-ABSHOWAS":
        if word != "company":
            return False
        draft.kind = ORGANISATION
        return True
    if word not in _KINDS or draft.kind:
        return word in _KINDS and draft.kind == _KINDS[word]
    draft.kind = _KINDS[word]
    return True


def _take_note(draft: _Draft, item: Property) -> bool:
    text = text_of(item)
    if not text or (draft.notes and unmodelled(item, set())):
        return False
    draft.notes.append(text)
    _note_parameters(draft, item)
    return True


def _take_photo(draft: _Draft, item: Property) -> bool:
    if draft.photo is not None:
        return False
    if item.name == "LOGO":
        if draft.logo is None:
            draft.logo = item
            return True
        return False
    draft.photo = photo_of(item)
    return draft.photo is not None


def _take_post(draft: _Draft, item: Property) -> bool:
    """Put a body, a title or a role beside what it belongs to: by its group, else by its order."""
    known = {"LANGUAGE", "ALTID"} if item.name == "TITLE" else {"LANGUAGE"}
    if unmodelled(item, known) or not item.value.strip("; "):
        return False
    if item.name == "TITLE" and item.parameter("LANGUAGE"):
        original = next((post for post in draft.posts if _translates(item, post)), None)
        if original is not None:
            original.translated.append(item)
            return True
    for post in draft.posts:
        if post.group == item.group and item.name not in post.parts:
            post.parts[item.name] = item
            return True
    draft.posts.append(_PostDraft(item.group, {item.name: item}))
    return True


def _translates(item: Property, post: _PostDraft) -> bool:
    """Tell whether a title is that of a function in another language: by its group or its ALTID."""
    title = post.parts.get("TITLE")
    if title is None:
        return False
    same = item.parameter("ALTID") and item.parameter("ALTID") == title.parameter("ALTID")
    return bool(same or (item.group and item.group == post.group))


def _post(draft: _PostDraft) -> Post:
    parts = draft.parts
    body, *units = [unescaped(p).strip() for p in split(parts["ORG"].value, ";")] if "ORG" in parts else [""]
    title, role = parts.get("TITLE"), parts.get("ROLE")
    return Post(
        body,
        tuple(unit for unit in units if unit),
        text_of(title) if title else "",
        text_of(role) if role else "",
        title.parameter("LANGUAGE") if title else "",
        tuple((item.parameter("LANGUAGE"), text_of(item)) for item in draft.translated),
    )


_TAKERS: dict[str, Callable[[_Draft, Property], bool]] = {
    "N": _take_name,
    "FN": _take_formatted,
    NAME_IN: _take_formatted,
    SURNAMES: _take_surnames,
    "NICKNAME": _take_list,
    "CATEGORIES": _take_list,
    "EMAIL": _take_reach,
    "TEL": _take_reach,
    "URL": _take_reach,
    "ADR": _take_address,
    "LANG": _take_language,
    "GENDER": _take_gender,
    "X-GENDER": _take_gender,
    "KIND": _take_kind,
    "X-ABSHOWAS": _take_kind,
    "NOTE": _take_note,
    "PHOTO": _take_photo,
    "LOGO": _take_photo,
    "X-MS-CARDPICTURE": _take_photo,
    "ORG": _take_post,
    "TITLE": _take_post,
    "ROLE": _take_post,
}


def _finished(draft: _Draft, line: int) -> Card:
    fields = dict(draft.fields)
    first, second = _surnames(draft, fields.pop("family", ""))
    posts = [_post(post) for post in draft.posts]
    name = fields.get("formatted_name", "")
    bare = not (first or second or fields.get("given_names") or fields.get("additional_names"))
    of_body = [post for post in posts if post.organisation == name and name]
    titled = any(post.title or post.role for post in posts)
    organisation = draft.kind == ORGANISATION or (not draft.kind and bare and bool(of_body) and not titled)
    if organisation:
        posts = [post for post in posts if post != Post(name)]
        fields.setdefault("formatted_name", posts[0].organisation if posts else "")
    if draft.logo is not None:
        picture = photo_of(draft.logo) if organisation and draft.photo is None else None
        if picture is None:
            draft.extras.append(extra_of(draft.logo))
        draft.photo = draft.photo or picture
    return Card(
        kind=ORGANISATION if organisation else PERSON,
        first_surname=first,
        second_surname=second,
        names_in=tuple(draft.names_in),
        aliases=tuple(draft.aliases),
        emails=tuple(draft.reaches["EMAIL"]),
        phones=tuple(draft.reaches["TEL"]),
        urls=tuple(draft.reaches["URL"]),
        addresses=tuple(draft.addresses),
        posts=tuple(posts),
        languages=tuple(code for _order, code in sorted(draft.languages, key=lambda pair: pair[0])),
        notes="\n\n".join(draft.notes),
        categories=tuple(draft.categories),
        photo=draft.photo,
        extras=tuple(draft.extras),
        links=(),
        parameters=tuple(draft.parameters),
        line=line,
        **fields,
    )


def _surnames(draft: _Draft, family: str) -> tuple[str, str]:
    """Return the surnames apart where the card tells them apart, else the whole as the first.

    What we wrote ourselves counts only as long as nobody changed the name beside it.
    """
    if draft.surnames:
        ours = [unescaped(part).strip() for part in split(draft.surnames, ";")]
        if len(ours) == 2 and " ".join(part for part in ours if part) == family:
            return ours[0], ours[1]
    if len(draft.surname_list) == 2:
        return draft.surname_list[0], draft.surname_list[1]
    return family, ""
