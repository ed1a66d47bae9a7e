"""What a person can do with agreements."""

from __future__ import annotations

from cufdesk.domain.agreements import Agreement
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.labels import Act, Labels

_LABELS = Labels[Agreement](
    N_("Add the agreement “{name}”"),
    N_("Edit the agreement “{name}”"),
    N_("Delete the agreement “{name}”"),
    lambda agreement: agreement.title.in_language(screen_language()),
    {"signed": Act(N_("Sign the agreement “{name}”"), N_("Take back the signature of “{name}”"))},
)


def save_agreement(dossier: Dossier, agreement: Agreement) -> Agreement:
    """Store an agreement with its parties; only a signed one has a date of signature."""
    if not agreement.title:
        raise Refusal(_("Give this agreement a title."))
    if agreement.signed_on and agreement.state not in {"signed", "ended"}:
        raise Refusal(_("This agreement has a date of signature but is not marked as signed."))
    return records.save(dossier, agreement, _LABELS)


def delete_agreement(dossier: Dossier, agreement_id: str) -> None:
    """Delete an agreement."""
    records.delete(dossier, Agreement, agreement_id, _LABELS)
