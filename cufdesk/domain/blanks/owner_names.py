"""What the owner of a blank is called."""

from __future__ import annotations

from cufdesk.domain.blanks.blank import Owner
from cufdesk.domain.cover import Cover
from cufdesk.domain.directory import Directory
from cufdesk.domain.names import official_name, shown_name
from cufdesk.i18n import Translator


def owner_name(owner: Owner, cover: Cover, directory: Directory, t: Translator) -> str:
    """Return who an owner is, in a language."""
    if owner.kind == "person" and (person := directory.person(owner.id)) is not None:
        return shown_name(person, t.language)
    if owner.kind == "organisation" and (body := directory.organisation(owner.id)) is not None:
        return official_name(body, t.language)
    if owner.kind == "side":
        named = cover.french_side if owner.id == "french" else cover.partner_side
        return named.in_language(t.language) or t.word("side", owner.id)
    if owner.kind == "words":
        return owner.words.in_language(t.language)
    ours = cover.organisation_acronym
    return t._("Secretariat ({name})").format(name=ours) if ours else t._("Secretariat")
