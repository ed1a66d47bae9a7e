"""A dossier whose joint document has some sixty pages in two languages, made once and kept under `build/`."""

from __future__ import annotations

from pathlib import Path

from cufdesk.domain.cover import Cover
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.values import Bilingual
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.documents import save_joint_document
from tests.benchmarks.measure import BUILD
from tests.press.stories import FRENCH, SPANISH, THEMES

_SECTIONS, _PARAGRAPHS = 30, 20


def long_dossier() -> Path:
    """Return the path of the dossier, made if it is not there yet."""
    path = BUILD / "joint-document.cufdesk"
    if path.exists():
        return path
    BUILD.mkdir(parents=True, exist_ok=True)
    half_made = path.with_suffix(".new")
    half_made.unlink(missing_ok=True)
    dossier = Dossier.create(str(half_made), Cover(title=Bilingual("Document conjoint")))
    document = JointDocument(title=Bilingual("Bilan prospectif", "Balance prospectivo"))
    document.sections = [_section(document, number) for number in range(_SECTIONS)]
    save_joint_document(dossier, document)
    dossier.close()
    half_made.rename(path)
    return path


def _section(document: JointDocument, number: int) -> Section:
    heading = Bilingual(*THEMES[number % len(THEMES)])
    places = range(number * 3, number * 3 + _PARAGRAPHS)
    french, spanish = (
        "\n\n".join(texts[place % len(texts)] for place in places) for texts in (FRENCH, SPANISH)
    )
    return Section(document_id=document.id, heading=heading, text=Bilingual(french, spanish), rank=number)
