"""What a person can do with the joint document."""

from __future__ import annotations

from cufdesk.domain.documents import JointDocument
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import records


def save_joint_document(dossier: Dossier, document: JointDocument) -> JointDocument:
    """Store a joint document with its sections."""
    if not document.title:
        raise Refusal(_("Give this document a title."))
    title = document.title.in_language(screen_language())
    return records.save(dossier, document, _("Joint document: {title}").format(title=title))


def delete_joint_document(dossier: Dossier, document_id: str) -> None:
    """Delete a joint document."""
    records.delete(dossier, JointDocument, document_id, _("Delete a joint document"))
