"""What a person can do with the equivalences of mandates: which functions count as which mandate, where."""

from __future__ import annotations

from collections.abc import Sequence

from cufdesk.domain.mandates import Equivalence
from cufdesk.folding import words_of
from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier


def equivalences(dossier: Dossier) -> list[Equivalence]:
    """Return the table, in the order of its words."""
    with dossier.read() as reading:
        found = reading.all(Equivalence)
    return sorted(found, key=lambda one: (words_of(one.words), one.country, one.id))


def save_equivalence(dossier: Dossier, equivalence: Equivalence) -> Equivalence:
    """Store one line of the table; it needs words, which stand once for a country."""
    others = [one for one in equivalences(dossier) if one.id != equivalence.id]
    _refuse_unfit([*others, equivalence])
    with dossier.write(_("Change the equivalences of mandates")) as writing:
        return writing.save(equivalence)


def save_equivalences(dossier: Dossier, table: Sequence[Equivalence]) -> None:
    """Make the table these lines, in one write; lines that are not among them go."""
    _refuse_unfit(table)
    kept = {one.id for one in table}
    with dossier.write(_("Change the equivalences of mandates")) as writing:
        for former in writing.all(Equivalence):
            if former.id not in kept:
                writing.delete(former)
        for one in table:
            writing.save(one)


def _refuse_unfit(table: Sequence[Equivalence]) -> None:
    said: set[tuple[str, str]] = set()
    for one in table:
        words = " ".join(words_of(one.words))
        if not words:
            raise Refusal(_("Enter the words of the function that counts as a mandate."))
        if (words, one.country) in said:
            sentence = _("“{words}” stands in the table twice for the same country.")
            raise Refusal(sentence.format(words=one.words.strip()))
        said.add((words, one.country))
