"""The names of public holidays, by the keys of `domain/holidays.py`."""

from __future__ import annotations

from cufdesk.i18n import N_

HOLIDAY = {
    "new_year": N_("New Year’s Day"),
    "easter_monday": N_("Easter Monday"),
    "labour": N_("Labour Day"),
    "victory": N_("Victory Day"),
    "ascension": N_("Ascension Day"),
    "whit_monday": N_("Whit Monday"),
    "national": N_("National Day"),
    "assumption": N_("Assumption"),
    "all_saints": N_("All Saints’ Day"),
    "armistice": N_("Armistice Day"),
    "christmas": N_("Christmas"),
}
