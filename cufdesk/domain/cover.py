"""What stands on the cover of a dossier: title, the two sides, languages, currency, our own organisation."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, keyed, plain
from cufdesk.domain.values import Bilingual

COVER_ID = "00000000-0000-4000-8000-000000000001"


class Cover(Record):
    """The dossier itself; there is exactly one, under a fixed id so that copies agree on it.

    `under_particle` files "de la Peña" under D instead of P, where a person has no order of their own.
    """

    __tablename__ = "cover"

    id: Mapped[str] = mapped_column(primary_key=True, default=COVER_ID)
    title: Mapped[Bilingual] = bilingual("title")
    french_side: Mapped[Bilingual] = bilingual("french_side")
    partner_side: Mapped[Bilingual] = bilingual("partner_side")
    partner_country: Mapped[str] = keyed("country")
    first_language: Mapped[str] = keyed("language", "fr")
    second_language: Mapped[str] = keyed("language", "es")
    under_particle: Mapped[bool] = mapped_column(default=False)
    base_currency: Mapped[str] = mapped_column(default="EUR")
    organisation: Mapped[Bilingual] = bilingual("organisation")
    organisation_acronym: Mapped[str] = plain()
    organisation_address: Mapped[str] = plain()
    logo: Mapped[bytes | None] = mapped_column(default=None)
    notes: Mapped[str] = plain()

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the dossier, the first first."""
        return tuple(language for language in (self.first_language, self.second_language) if language)
