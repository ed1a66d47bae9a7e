"""Whether the verb says what the modality says: a wish is no decision, and a decision is no wish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cufdesk.domain.minutes_checks.finding import Finding, Span
from cufdesk.domain.minutes_checks.ground import Ground, Passage, passages

# fmt: off
# Nouns, and imperfects of verbs in -rer, that end as a conditional does.
_NO_CONDITIONAL_FR = frozenset((
    "portrait", "retrait", "attrait", "extrait", "trait", "abstrait", "distrait", "soustrait", "tirait",
    "retirait", "attirait", "admirait", "inspirait", "désirait", "expirait", "aspirait", "respirait",
    "virait", "livrait", "délivrait", "serrait", "désirerait", "tiraient", "retiraient",
    "attiraient", "inspiraient",
    "désiraient", "livraient", "délivraient",
))
# fmt: on
_CONDITIONAL = {
    "fr": re.compile(
        r"\b(?!ét)\w*(?:er|ir|[nuo]dr|rr|evr|ivr|ettr|aîtr|attr)(?:ait|aient)\b"
        r"|\b(?:aur|saur|conclur|exclur|inclur)(?:ait|aient)\b",
        re.IGNORECASE,
    ),
    # "la secretaría", "una galería" are nouns: an article or a preposition stands before them.
    "es": re.compile(
        r"(?<!\bla )(?<!\buna )(?<!\bde )(?<!\bsu )(?<!\besta )(?<!\bcada )(?<!\blas )(?<!\by )(?<!\be )"
        r"\b(?:\w{2,}(?:[aei]r|[nld]r)ían?|\w*(?:br|ndr|dr)ían?|serían?|irían?|darían?|harían?)\b",
        re.IGNORECASE,
    ),
}
_NO_CONDITIONAL_ES = re.compile(
    r"^(?:secretar|categor|mayor|asesor|ingenier|tesorer|galer|auditor|miner|subsecretar|consultor|tutor|lotería"
    r"|panader|averí|ganader|pesquer|hoteler|contralor|defensor|procurador|sindicatur)\w*$|^quer[ií]an?$",
    re.IGNORECASE,
)
_WISHING = {
    "fr": re.compile(
        r"\b(?:souhait\w*|propos(?:e|ent|é|ée|és|ées|ait|aient)\b|aimer\w*|voudr\w*|envisag\w*|suggèr\w*|suggér\w*"
        r"|plaid\w*|espèr\w*|espér\w*|pourr\w*|demand\w*|sous réserve|serait|il est question|vœu|à l’étude)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:dese(?:a|an|aba|aban|ó|o)\b|propon\w*|propus\w*|propuest\w*|quisier\w*|querr\w*|suger\w*|sugir\w*"
        r"|sugier\w*|plante\w*|pretend\w*|esper\w*|podr\w*|solicit\w*|pid\w*|buscar\w*|a reserva"
        r"|anhel\w*|interés en)",
        re.IGNORECASE,
    ),
}
_DECIDING = {
    "fr": re.compile(
        r"\b(?:décid\w*|est (?:adopté|arrêté|convenu|validé|approuvé|acté|créé)e?s?|s’engage\w*"
        r"|(?!(?:opér|pays))[a-zà-ÿ]+(?:era|eront|ira|iront|dra|dront|evra|evront)\b|sera|seront|aura|auront|fera|feront)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:decid\w*|se (?:adopta|acuerda|acordó|aprueba|aprobó|resuelve|crea)n?|se compromete\w*"
        r"|\w{2,}(?:ará|erá|irá|ndrá|brá|arán|erán|irán|ndrán|brán))\b",
        re.IGNORECASE,
    ),
}
# Those of decisions that say themselves that they wish or propose, whatever follows.
_SAYING = {
    "fr": re.compile(
        r"\b(?:souhaite(?:nt)?|propose(?:nt)?|il est proposé|aimerai(?:t|ent)|voudrai(?:t|ent))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\b(?:desean?|proponen?|se propone|quisieran?|pretenden?|solicitan?)\b", re.IGNORECASE),
}
_SUBORDINATE = {
    "fr": re.compile(
        r"\b(?:qui|que|qu’\w+|dont|où|si|afin que|pour que|lequel|laquelle|susceptibles?)\b", re.IGNORECASE
    ),
    "es": re.compile(r"\b(?:que|quien|quienes|cuyo|donde|si|cual)\b", re.IGNORECASE),
}


def wording(ground: Ground) -> Iterator[Finding]:
    """Give wishes and proposals worded as decisions, and decisions worded as wishes or proposals."""
    modalities = {decision.id: decision.modality for decision in ground.meeting.decisions}
    for decision, action, _place in ground.actions():
        modalities[action.id] = action.modality or decision.modality
    for passage in passages(ground, "text"):
        modality = modalities.get(passage.place.record_id, "")
        if modality in {"wish", "proposed"}:
            span = _deciding(passage)
            if span:
                yield passage.finding("wish_as_decision", span, values=(modality,))
        elif modality in {"adopted", "commitment"}:
            span = _wishing(passage)
            if span:
                yield passage.finding("decision_as_wish", span, values=(modality,))


def _deciding(passage: Passage) -> Span | None:
    """Return the first deciding verb of a text that nowhere wishes or proposes."""
    language = passage.place.language
    if _conditional(passage.text, language) or _WISHING[language].search(passage.text):
        return None
    spans = (found.span() for found in _DECIDING[language].finditer(passage.text))
    return next((span for span in spans if _is_main(passage.text, span, language)), None)


def _wishing(passage: Passage) -> Span | None:
    """Return the first verb of a main clause that wishes, proposes or is conditional."""
    language = passage.place.language
    found = _SAYING[language].search(passage.text)
    spans = [found.span()] if found else []
    if (conditional := _conditional(passage.text, language)) is not None:
        spans.append(conditional)
    return min((span for span in spans if _is_main(passage.text, span, language)), default=None)


def _conditional(text: str, language: str) -> Span | None:
    for match in _CONDITIONAL[language].finditer(text):
        word = match[0].casefold()
        if language == "fr" and (word in _NO_CONDITIONAL_FR or "érait" in word or "éraient" in word):
            continue
        if language == "es" and _NO_CONDITIONAL_ES.match(word):
            continue
        if _is_main(text, match.span(), language):
            return match.span()
    return None


def _is_main(text: str, span: Span, language: str) -> bool:
    """Tell whether a verb stands in no clause that "qui", "que" or "si" begins."""
    clause = re.split(r"[.;:,()\n]", text[: span[0]])[-1]
    return not _SUBORDINATE[language].search(clause)
