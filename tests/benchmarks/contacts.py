"""What contacts cost in and out: 10,000 people from a workbook, and as many vCards."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest import mock

from typing_extensions import override

from cufdesk.domain.contacts import Organisation, Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.duplicates import PeopleIndex
from cufdesk.domain.likeness import KnownPerson, Likeness
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import contact_matching
from cufdesk.usecases.contact_bringing import bring_in
from cufdesk.usecases.contact_export import export_contacts
from cufdesk.usecases.contact_files import read_contacts
from cufdesk.usecases.contact_import import plan_import
from tests.benchmarks.journal import Plain
from tests.benchmarks.measure import BUILD, Figure, spread
from tests.domain.slips import people

_COUNT = 10_000
_ROUNDS = 3


def contacts(_environment: Mapping[str, str]) -> list[Figure]:
    """Measure an import and an export; what they are compared with runs by turns."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        source = _dossier(folder, "source")
        made, bodies = _crowd()
        with source.write("people") as writing:
            writing.add_all([*bodies, *made])
        sheet = folder / "people.xlsx"
        export_contacts(source, sheet)
        exported = [_timed(lambda: export_contacts(source, folder / "out.vcf")) for _turn in range(_ROUNDS)]
        source.close()
        return [*_imports(folder, sheet), _figure_of_export(exported)]


def _figure_of_export(times: list[float]) -> Figure:
    return Figure("export of 10,000 vCards", median(times), "s", 2, detail=spread(times))


def _crowd() -> tuple[list[Person], list[Organisation]]:
    dice = random.Random(2015)
    bodies = [Organisation(name=Bilingual(f"Ville numéro {n}")) for n in range(200)]
    made = []
    for number, one in enumerate(people(_COUNT)):
        person = Person(
            given_names=one.given_names,
            first_surname=one.first_surname,
            second_surname=one.second_surname,
            country="MX",
            city="Puebla",
        )
        person.reach_first("email", f"contact{number}@example.org")
        person.reach_first("phone", f"+52 55 {number:04d} {dice.randrange(10_000):04d}")
        body = dice.choice(bodies)
        person.positions = [
            Position(person_id=person.id, title=Bilingual("Directrice"), organisation_id=body.id)
        ]
        made.append(person)
    return made, bodies


class _NoIndex(PeopleIndex):
    """Looks for no likeness: what that costs is measured apart."""

    @override
    def add(self, person: KnownPerson) -> None:
        """Take nobody in."""

    @override
    def like(self, person: KnownPerson) -> list[Likeness]:
        """Find nobody."""
        return []


def _imports(folder: Path, sheet: Path) -> list[Figure]:
    times: dict[str, list[float]] = {"bare": [], "import": [], "whole": []}
    for turn in range(_ROUNDS):
        made, bodies = _crowd()
        empty = _dossier(folder, f"bare-{turn}")
        with empty.write("bodies") as writing:
            writing.add_all(bodies)
        times["bare"].append(_plain_insert(empty, made))
        with mock.patch.object(contact_matching, "PeopleIndex", _NoIndex):
            times["import"].append(_import(_dossier(folder, f"kept-{turn}"), sheet))
    times["whole"].append(_import(_dossier(folder, "whole"), sheet))
    bare, kept, whole = (median(times[name]) for name in ("bare", "import", "whole"))
    detail = f"{kept:.2f} s; plain {bare:.2f} s"
    return [
        Figure("import of 10,000 people from XLSX / plain insert", kept / bare, "x", 4, detail=detail),
        Figure("look for duplicates during it", max(whole - kept, 0.0), "s", 15),
    ]


def _plain_insert(dossier: Dossier, records: list[Person]) -> float:
    path = Path(dossier.path)
    dossier.close()
    plain = Plain(path)

    def insert() -> None:
        with plain.write() as session:
            session.add_all(records)

    took = _timed(insert)
    plain.engine.dispose()
    return took


def _import(dossier: Dossier, sheet: Path) -> float:
    def work() -> None:
        plan = plan_import(dossier, read_contacts(sheet))
        plan.choices = {n: "create" for n, entry in enumerate(plan.entries) if entry.outcome == "check"}
        bring_in(dossier, plan)

    took = _timed(work)
    with dossier.read() as reading:
        count = len(reading.all(Person))
    if count != _COUNT:
        raise RuntimeError(f"{count} people came in")
    dossier.close()
    return took


def _dossier(folder: Path, name: str) -> Dossier:
    return Dossier.create(str(folder / f"{name}.cufdesk"), Cover(title=Bilingual(name)))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
