"""The plan of a budget: the two-sided view that French grant forms ask for, then every line.

The form (Cerfa 12156) wants accounts 60-69 against 70-79, contributions in kind 86 against 87, whole euros
and two equal totals. Each amount keeps its currency; what is added up in the base currency goes through
conversions that are printed with their date and source.
"""

from __future__ import annotations

from dataclasses import dataclass

from cufdesk.documents.budget_tables import conversions_table, detail_table, spending_chart, summary_table
from cufdesk.documents.parts import Content, Voice, facts, letter, running_text, version_mark, voice_of
from cufdesk.domain.budget_rules import Check, checks
from cufdesk.domain.budgets import Budget
from cufdesk.i18n import Translator
from cufdesk.press.story import Heading, Item, ListOf, Note, Span, Story, TitleBlock, Words

FINAL = {"adopted", "closed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetContent(Content):
    """A budget."""

    budget: Budget


def story(content: BudgetContent, t: Translator) -> Story:
    """Return the plan of a budget."""
    voice, budget = voice_of(content, t), content.budget
    title = voice.plain(budget.title)
    results = {check.check: check for check in checks(budget, t)}
    items: list[Item] = [
        TitleBlock(
            t._("Provisional budget"),
            title,
            tuple(line for line in (voice.plain(content.cover.title),) if line),
            facts(
                (t._("Version"), version_mark(budget.version)),
                (t._("State"), t.word("budget_state", budget.state)),
                (t._("Base currency"), budget.base_currency),
            ),
        ),
        *_warning(voice, budget),
    ]
    if budget.lines:
        items += _tables(voice, budget, results)
    else:
        items.append(Note(t._("This budget has no line yet.")))
    if budget.notes:
        items += [Heading(t._("Notes")), *running_text(voice.plain(budget.notes))]
    return letter(
        content,
        voice,
        kind=t._("Provisional budget"),
        title=title,
        items=items,
        version=budget.version,
        draft=budget.state not in FINAL,
    )


def _warning(voice: Voice, budget: Budget) -> list[Item]:
    """Return the box that nobody can overlook while amounts are invented."""
    invented = [line for line in budget.lines if line.basis == "invented"]
    if not invented:
        return []
    t = voice.t
    sentence = t.ngettext(
        "{count} line out of {total} carries an amount invented to show the shape of this budget. It comes"
        " from no quote and commits nobody.",
        "{count} lines out of {total} carry amounts invented to show the shape of this budget. They come from"
        " no quote and commit nobody.",
        len(invented),
    )
    told = sentence.format(count=t.number(len(invented)), total=t.number(len(budget.lines)))
    mark = t._("In the summary an asterisk marks what they enter into.")
    return [Note(f"{told} {mark}", t._("Invented amounts"))]


def _tables(voice: Voice, budget: Budget, results: dict[str, Check]) -> list[Item]:
    t = voice.t
    items: list[Item] = [
        Heading(t._("Summary by account")),
        summary_table(voice, budget),
        _balance(voice, results["balance"]),
        *_chart(voice, budget),
        Heading(t._("Expenditure, line by line")),
        detail_table(voice, budget, "expenditure"),
        Heading(t._("Revenue, line by line")),
        detail_table(voice, budget, "revenue"),
    ]
    if budget.conversions:
        items += [Heading(t._("Conversions")), conversions_table(voice, budget)]
    return [*items, Heading(t._("Checks")), ListOf(tuple(_check(voice, check) for check in results.values()))]


def _chart(voice: Voice, budget: Budget) -> list[Item]:
    chart = spending_chart(voice, budget)
    return [chart] if chart else []


def _balance(voice: Voice, check: Check) -> Note:
    return Note(check.sentence, voice.t._("Balance"))


def _check(voice: Voice, check: Check) -> Words:
    t = voice.t
    if check.holds is None:
        verdict = t._("Cannot be told yet")
    else:
        verdict = t._("Holds") if check.holds else t._("To be looked at")
    return (Span(f"{verdict} – ", bold=True), check.sentence)
