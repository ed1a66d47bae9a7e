"""How a deadline is said: « 7 jours avant « Rencontre de haut niveau », soit le 22 juin 2015 »."""

from __future__ import annotations

from cufdesk.domain.deadlines import Due
from cufdesk.i18n import Translator


def deadline_words(due: Due, t: Translator) -> str:
    """Return a deadline in full: its day, or what it is counted from with the day that this comes to.

    The words of the minutes go before ours; they follow a day that they do not say.
    """
    words = due.words.in_language(t.language)
    if due.event is None:
        return " · ".join(part for part in (t.date(due.day), words) if part)
    counted = words or counted_words(due.offset, due.event.title.in_language(t.language), t)
    if due.day is None:
        return counted
    return t._("{words}, that is {date}").format(words=counted, date=t.date(due.day))


def holiday_note(due: Due, t: Translator) -> str:
    """Say that a deadline falls on a public holiday, and by which day it has to be kept; else nothing."""
    if not (due.day and due.working_day and due.holiday):
        return ""
    sentence = t._("{day} is a public holiday ({holiday}): by {weekday} {date} at the latest")
    return sentence.format(
        day=t.day_month(due.day),
        holiday=t.word("holiday", due.holiday),
        weekday=t.weekday(due.working_day),
        date=t.date(due.working_day),
    )


def counted_words(offset: int, event: str, t: Translator) -> str:
    """Return how far from an event a day lies: "7 days before “…”"."""
    days = abs(offset)
    if offset < 0:
        text = t.ngettext("{n} day before “{event}”", "{n} days before “{event}”", days)
    elif offset > 0:
        text = t.ngettext("{n} day after “{event}”", "{n} days after “{event}”", days)
    else:
        text = t._("on the day of “{event}”")
    return text.format(n=t.number(days), event=event)
