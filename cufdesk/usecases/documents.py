"""What a person can do with the joint document."""

from __future__ import annotations

from cufdesk.domain.documents import JointDocument
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records
from cufdesk.usecases.labels import Act, Labels

_LABELS = Labels[JointDocument](
    N_("Add the joint document “{name}”"),
    N_("Edit the joint document “{name}”"),
    N_("Delete the joint document “{name}”"),
    lambda document: document.title.in_language(screen_language()),
    {
        "handed_over": Act(
            N_("Hand over the joint document “{name}”"), N_("Take back the hand-over of “{name}”")
        ),
    },
)


def save_joint_document(dossier: Dossier, document: JointDocument) -> JointDocument:
    """Store a joint document with its sections."""
    if not document.title:
        raise Refusal(_("Give this document a title."))
    return records.save(dossier, document, _LABELS)


def delete_joint_document(dossier: Dossier, document_id: str) -> None:
    """Delete a joint document."""
    records.delete(dossier, JointDocument, document_id, _LABELS)
