"""What the register of 5,000 actions costs: a filter, a keystroke, until the repainted list."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.cover import Cover
from cufdesk.domain.meetings import Action, CoResponsible, Decision, Meeting
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.register import register_of
from cufdesk.usecases import history
from cufdesk.usecases.register import Changes, change_lines
from tests.benchmarks.measure import BUILD, Figure, alternate, spread
from tests.benchmarks.people import made_people

_MEETINGS, _DECISIONS, _ACTIONS = 100, 10, 5
_RUNS = 3
_TODO = ("Établir", "Envoyer", "Relire", "Signer", "Inviter", "Préparer", "Transmettre")
_WHAT = ("le budget", "la note aux maires", "l’accord", "la liste", "le compte rendu", "le programme")
_WHERE = ("de Genève", "de Nîmes", "de Puebla", "du comité", "de la rencontre", "du forum")
_STATES = ("open", "open", "open", "under_way", "done", "dropped")


def register(environment: Mapping[str, str]) -> list[Figure]:
    """Measure filters and keystrokes in the window, and reading all lines."""
    probes = {"register": ("register", str(dossier_of_actions()))}
    found = alternate(probes, _RUNS, environment)["register"]
    lines = f"{median(found['lines']):.0f} lines, {_RUNS} runs"
    return [
        Figure("filter of 5,000 actions, 95 %", median(found["filter_p95"]), "ms", 30, 16, lines),
        Figure("filter of 5,000 actions, median", median(found["filter_median"]), "ms", 16, 8),
        Figure("keystroke at 5,000 actions, 95 %", median(found["key_p95"]), "ms", 30, 16),
        Figure("keystroke at 5,000 actions, median", median(found["key_median"]), "ms", 16, 8),
        Figure("reading the register beside the window", median(found["read"]), "ms", 400, 200,
               spread(found["read"])),
        *_bulk(),
    ]  # fmt: skip


def _bulk() -> list[Figure]:
    """Measure a change of all actions at once, and taking it back."""
    with TemporaryDirectory() as folder:
        path = shutil.copy(dossier_of_actions(), Path(folder) / "bulk.cufdesk")
        dossier = Dossier.open(str(path))
        with dossier.read() as reading:
            ids = [line.id for line in register_of(reading, "fr").lines if line.is_action]
        begun = time.perf_counter()
        change_lines(dossier, ids, Changes(state="done", note="Fait"))
        changed = time.perf_counter()
        history.undo(dossier)
        undone = time.perf_counter()
        dossier.close()
    told = f"{len(ids)} actions with a note each"
    return [
        Figure("change of 5,000 actions at once", changed - begun, "s", 6.0, 3.0, told),
        Figure("undo of that change", undone - changed, "s", 6.0, 3.0),
    ]


def dossier_of_actions() -> Path:
    """Return the path of a dossier with 5,000 actions of 100 meetings, made if it is not there yet."""
    path = BUILD / f"actions-{_MEETINGS * _DECISIONS * _ACTIONS}.cufdesk"
    if path.exists():
        return path
    BUILD.mkdir(parents=True, exist_ok=True)
    half_made = path.with_suffix(".new")
    half_made.unlink(missing_ok=True)
    cover = Cover(title=Bilingual("5000 actions"), organisation_acronym="CUF")
    dossier = Dossier.create(str(half_made), cover)
    dice = random.Random(2015)
    people = made_people(200)
    for person in people:
        person.photo = None
        person.positions = []
    bodies = [Organisation(acronym=name) for name in ("CUF", "AMF", "ARF", "CONAGO", "CONAMM", "SRE")]
    with dossier.write("people") as writing:
        writing.add_all([*people, *bodies])
    with dossier.write("meetings") as writing:
        writing.add_all([_meeting(dice, number, people, bodies) for number in range(_MEETINGS)])
    dossier.close()
    half_made.rename(path)
    return path


def _meeting(dice: random.Random, number: int, people: list[Person], bodies: list[Organisation]) -> Meeting:
    day = date(2015, 1, 5) + timedelta(days=30 * number)
    meeting = Meeting(title=Bilingual(f"Comité {number}"), reference=f"{day:%Y-%m}-{number}", first_day=day)
    for place in range(1, _DECISIONS + 1):
        decision = Decision(
            meeting_id=meeting.id,
            number=f"D{place}",
            title=Bilingual(f"{dice.choice(_WHAT).capitalize()} {dice.choice(_WHERE)}"),
            theme=dice.choice(("", "Forum", "Budget", "Jeunesse")),
            modality="adopted",
        )
        decision.actions = [_action(dice, decision, day, people, bodies) for _one in range(_ACTIONS)]
        meeting.decisions.append(decision)
    return meeting


def _action(
    dice: random.Random, decision: Decision, day: date, people: list[Person], bodies: list[Organisation]
) -> Action:
    text = f"{dice.choice(_TODO)} {dice.choice(_WHAT)} {dice.choice(_WHERE)}"
    action = Action(decision_id=decision.id, text=Bilingual(text), state=dice.choice(_STATES))
    if dice.random() < 0.7:
        action.responsible_person_id = dice.choice(people).id
    if dice.random() < 0.4:
        action.responsible_organisation_id = dice.choice(bodies).id
    if dice.random() < 0.2:
        action.with_others = [CoResponsible(action_id=action.id, organisation_id=dice.choice(bodies).id)]
    if dice.random() < 0.7:
        action.deadline = day + timedelta(days=dice.randrange(200))
    return action
