"""Large dossiers of made-up contacts, made once through the ordinary write path and kept under `build/`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from tests.benchmarks.measure import BUILD

_GIVEN = [
    "Alice",
    "Amélie",
    "Benoît",
    "Carlos",
    "Chloé",
    "Élise",
    "Eugène",
    "Inés",
    "Jean",
    "José",
    "Lucía",
    "Zoé",
]
_NAMES = [
    "Bélanger",
    "Béranger",
    "Díaz",
    "Dupont",
    "Fontaine",
    "García",
    "Ibarra",
    "Lefèvre",
    "Martin",
    "Ñáñez",
]
_TITLES = ["Maire", "Directrice", "Chargé de mission", "Conseiller", "Secrétaire générale", "Attachée"]
_BODIES = ["Ville", "Région", "Université", "Chambre de commerce", "Ayuntamiento", "Fondation", "Préfecture"]
_PLACES = ["Genève", "Nîmes", "Málaga", "Bordeaux", "Puebla", "Oaxaca", "Lyon", "Mérida", "Toluca", "Lille"]
_CHUNK = 10_000
_PHOTO_EACH, _SIDE = 5, 128


def dossier_of(count: int, *, photo_each: int = _PHOTO_EACH) -> Path:
    """Return the path of a dossier with so many people, made if it is not there yet.

    A fifth of the people have photos, unless every so many shall have one.
    """
    kind = "with-photos" if photo_each == _PHOTO_EACH else f"a-photo-each-{photo_each}"
    path = BUILD / f"people-{count}-{kind}.cufdesk"
    if path.exists():
        return path
    BUILD.mkdir(parents=True, exist_ok=True)
    half_made = path.with_suffix(".new")
    half_made.unlink(missing_ok=True)
    dossier = Dossier.create(str(half_made), Cover(title=Bilingual(f"{count} contacts")))
    dice = random.Random(2015)
    bodies = _bodies()
    with dossier.write("bodies") as writing:
        writing.add_all(bodies)
    for start in range(0, count, _CHUNK):
        with dossier.write("people") as writing:
            writing.add_all(_people(dice, bodies, start, min(count, start + _CHUNK), photo_each))
    dossier.close()
    half_made.rename(path)
    return path


def crowd(count: int) -> tuple[list[Person], list[Organisation]]:
    """Return so many people, and the bodies in which they hold their functions."""
    bodies = _bodies()
    return list(_people(random.Random(2015), bodies, 0, count)), bodies


def made_people(count: int) -> list[Person]:
    """Return so many people by themselves, of the few names that the dossiers are made of."""
    return crowd(count)[0]


def _photos() -> list[bytes]:
    """Return a few small pictures; of the size that photos may have, they would fill the disk."""
    photos = []
    for shade in range(0, 360, 45):
        image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
        for line in range(_SIDE):
            for place in range(_SIDE):
                image.setPixelColor(place, line, QColor.fromHsv(shade, (line + place) % 255, 200))
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", 40)  # type: ignore[call-overload]
        photos.append(bytes(held.data()))
    return photos


def _bodies() -> list[Organisation]:
    return [
        Organisation(name=Bilingual(f"{kind} de {place}"), city=place)
        for kind in _BODIES
        for place in _PLACES
    ]


def _people(
    dice: random.Random, bodies: list[Organisation], start: int, end: int, photo_each: int = _PHOTO_EACH
) -> Iterator[Person]:
    photos = _photos()
    for number in range(start, end):
        body = dice.choice(bodies)
        person = Person(
            given_names=dice.choice(_GIVEN),
            first_surname="-".join(dice.choices(_NAMES, k=1 + bool(number % 3))),
            city=body.city,
            country=dice.choice(["FR", "MX"]),
            photo=photos[number % len(photos)] if number % photo_each == 0 else None,
        )
        title = Bilingual(dice.choice(_TITLES))
        person.reach_first("email", f"contact{number}@example.org")
        person.positions.append(Position(person_id=person.id, organisation_id=body.id, title=title))
        yield person
