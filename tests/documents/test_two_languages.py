"""Two stories of one content put together: side by side, block by block, and no word lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.documents.two_blocks import said
from cufdesk.documents.two_languages import alternating, in_two_languages
from cufdesk.press.story import (
    Alternating,
    Annex,
    Bar,
    Blank,
    Cell,
    Chart,
    Col,
    Contents,
    DataTable,
    Figure,
    Heading,
    Item,
    KeyValues,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    People,
    Person,
    Row,
    Signature,
    Signatures,
    Span,
    Story,
    TitleBlock,
)
from tests.documents.told import texts_of

TEXTS = (TitleBlock, Heading, Paragraph, Note, ListOf, KeyValues)
MARK_FR = Span(" [à traduire]", italic=True, muted=True)
MARK_ES = Span(" [por traducir]", italic=True, muted=True)


def both(french: Sequence[Item], spanish: Sequence[Item], first: str = "fr") -> tuple[Item, ...]:
    one, other = Story("Titre", "fr", tuple(french)), Story("Título", "es", tuple(spanish))
    return tuple(in_two_languages(*((one, other) if first == "fr" else (other, one))).items)


def second(text: str, **how: Any) -> Span:
    return Span(text, muted=True, language="es", **how)


def test_the_head_is_in_both_languages_and_says_nothing_twice() -> None:
    one = Story("Titre", "fr", (), "R1", "v1", "PROJET", "CUF", keywords=("a", "b"), tags=("fr-FR",))
    other = Story("Título", "es", (), "R1", "v1", "BORRADOR", "CUF", keywords=("b", "c"), tags=("es-CL",))
    told = in_two_languages(one, other)
    assert (told.title, told.language, told.state) == ("Titre – Título", "fr+es", "PROJET – BORRADOR")
    assert (told.reference, told.version, told.organisation) == ("R1", "v1", "CUF")
    assert (told.keywords, told.tags) == (("a", "b", "c"), ("fr-FR", "es-CL"))
    back = in_two_languages(other, one)
    assert (back.title, back.language, back.tags) == ("Título – Titre", "es+fr", ("es-CL", "fr-FR"))


def test_parts_of_a_line_that_both_say_alike_stand_once() -> None:
    one = Span("Titre\u00a0· Réunion\u00a0· Souhait", italic=True)
    other = Span("Titre\u00a0· Reunión\u00a0· Deseo", italic=True)
    assert said((one,), (other,), "es") == (one, "\n", second("Reunión\u00a0· Deseo", italic=True))
    french = Span("Fait\u00a0· Envoyé\u202f; reste à voir", muted=True)
    spanish = Span("Hecho\u00a0· Envoyé; reste à voir", muted=True)  # each sets its own space before a sign
    assert said((french,), (spanish,), "es") == (french, "\n", second("Hecho"))
    fewer = Span("Titre\u00a0· Deseo", italic=True)  # which part is missing is not known
    assert said((one,), (fewer,), "es") == (one, "\n", second("Titre\u00a0· Deseo", italic=True))


def test_texts_stand_side_by_side() -> None:
    french = (Heading("Objet"), Paragraph("Un."), ListOf(("a",)))
    spanish = (Heading("Objeto"), Paragraph("Uno."), ListOf(("b",)))
    assert both(french, spanish) == (Parallel(french, spanish),)
    assert both(french, spanish, "es") == (Parallel(spanish, french),)


def test_texts_of_another_number_go_on_alone_within_their_section() -> None:
    french = (Heading("A"), Paragraph("un"), Heading("B"), Paragraph("deux"))
    spanish = (Heading("C"), Paragraph("uno"), Paragraph("más"), Heading("D"), Paragraph("dos"))
    assert both(french, spanish) == (
        Parallel(french[:2], spanish[:2]),
        Parallel((), (Paragraph("más"),)),
        Parallel(french[2:], spanish[3:]),
    )


def test_what_both_say_alike_stands_once() -> None:
    alike = Paragraph("Texte que personne n’a traduit.")
    mark = Paragraph((MARK_ES,))
    assert both((alike, Note("n")), (alike, mark, Note("m"))) == (
        alike,
        Parallel((), (mark,)),
        Parallel((Note("n"),), (Note("m"),)),
    )


def test_a_table_is_one_block_with_both_languages_in_its_cells() -> None:
    french = DataTable(
        (Col("Nom", 2), Col("Jour", align="right")),
        (
            Row((Cell("Groupe", span=2),), "group"),
            Row(("Un", "12/02/2015")),
            Row((("Total", Span(" gras", bold=True)), ""), "total"),
        ),
        "Légende",
    )
    spanish = DataTable(
        (Col("Nombre", 2), Col("Día", align="right")),
        (
            Row((Cell("Grupo", span=2),), "group"),
            Row(("Uno", "12/02/2015")),
            Row((("Suma", Span(" fuerte", bold=True)), ""), "total"),
        ),
        "Leyenda",
    )
    (told,) = both([french], [spanish])
    assert told == DataTable(
        (
            Col(("Nom", "\n", second("Nombre")), 2),
            Col(("Jour", "\n", second("Día")), align="right"),
        ),
        (
            Row((Cell(("Groupe", "\n", second("Grupo")), span=2),), "group"),
            Row((("Un", "\n", second("Uno")), "12/02/2015")),
            Row(
                (
                    ("Total", Span(" gras", bold=True), "\n", second("Suma"), second(" fuerte", bold=True)),
                    "",
                ),
                "total",
            ),
        ),
        ("Légende", "\n", second("Leyenda")),
    )


@pytest.mark.parametrize(
    ("french", "spanish", "told"),
    [
        ("mot", "mot", "mot"),
        ("", "palabra", (second("palabra"),)),
        ("mot", "", "mot"),
        ("", "", ""),
        ("un\ndeux", "uno\ndeux", ("un", "\n", second("uno"), "\n", "deux")),
        ("un\ndeux", "uno", ("un", "\n", "deux", "\n", second("uno"))),
        ("texte", ("texte", MARK_ES), ("texte", second(" [por traducir]", italic=True))),
        (("texto", MARK_FR), "texto", ("texto", MARK_FR)),
        ("texte", ("texte", Span(" fort", bold=True)), None),
    ],
)
def test_words_in_both_languages(french: Any, spanish: Any, told: Any) -> None:
    if told is None:  # a negative control: only a quiet remark is put behind the same words
        told = ("texte", "\n", second("texte"), second(" fort", bold=True))
    assert said(french, spanish, "es") == told


def test_people_and_places_to_sign_are_one_block() -> None:
    french = (
        People("Délégation", (Person("M. Rojas", "Chef", "SRE"),)),
        Signatures((Signature("Le Chili", "Ana"), Signature("La France")), "Fait à …"),
    )
    spanish = (
        People("Delegación", (Person("Sr. Rojas", "Jefe", "SRE"),)),
        Signatures((Signature("Chile", "Ana"), Signature("Francia")), "Hecho en …"),
    )
    people, place, signatures = both(french, spanish)
    assert people == People(
        (Span("Délégation"), " – ", Span("Delegación", language="es")),
        (Person(("M. Rojas", "\n", second("Sr. Rojas")), ("Chef", "\n", second("Jefe")), "SRE"),),
    )
    assert place == Parallel((Paragraph("Fait à …"),), (Paragraph("Hecho en …"),))
    assert signatures == Signatures(
        (
            Signature(("Le Chili", "\n", second("Chile")), "Ana"),
            Signature(("La France", "\n", second("Francia"))),
        )
    )


def test_charts_pictures_annexes_and_lines_to_fill_in_are_one_block() -> None:
    picture = b"\x89PNG"
    french = (
        Chart((Bar("60 · Achats", 5.0, "5 €"),), "Dépenses"),
        Figure(picture, "Une carte"),
        Blank("Nom"),
        Contents("Sommaire"),
        PageBreak(),
        Annex("Annexe 1", "Liste", (Paragraph("un"),)),
    )
    spanish = (
        Chart((Bar("60 · Compras", 5.0, "5 EUR"),), "Gastos"),
        Figure(picture, "Un mapa"),
        Blank("Nombre"),
        Contents("Índice"),
        PageBreak(),
        Annex("Anexo 1", "Lista", (Paragraph("uno"),)),
    )
    assert both(french, spanish) == (
        Chart((Bar("60 · Achats\nCompras", 5.0, "5 € – 5 EUR"),), "Dépenses – Gastos"),
        Figure(picture, "Une carte – Un mapa"),
        Blank(("Nom", "\n", second("Nombre"))),
        Contents("Sommaire – Índice"),
        PageBreak(),
        Annex("Annexe 1 – Anexo 1", "Liste – Lista", (Parallel((Paragraph("un"),), (Paragraph("uno"),)),)),
    )


def test_tables_of_two_shapes_stand_one_after_the_other_never_in_a_column() -> None:
    wide, narrow = DataTable((Col("a"), Col("b")), (Row(("1", "2")),)), DataTable((Col("c"),), ())
    longer = DataTable((Col("d"), Col("e")), ())
    assert both([wide], [longer]) == (Alternating((wide,), (longer,)),)
    assert both([wide], [narrow]) == (wide, Alternating((), (narrow,)))


def test_columns_become_paragraphs_one_after_the_other() -> None:
    french, spanish = (Paragraph("un"),), (Paragraph("uno"),)
    told = in_two_languages(
        Story("T", "fr", (*french, Annex("A", "B", french))),
        Story("T", "es", (*spanish, Annex("A", "B", spanish))),
    )
    one_by_one = alternating(told)
    assert one_by_one.items == (
        Alternating(french, spanish),
        Annex("A", "B", (Alternating(french, spanish),)),
    )
    assert one_by_one.language == told.language


# laws ----------------------------------------------------------------------------------------------------


Say = Callable[[], str]


def _items(kind: type, size: int, say: Say) -> Item:
    """Return an item of a kind whose texts are made one by one."""
    made: dict[type, Callable[[], Item]] = {
        TitleBlock: lambda: TitleBlock(say(), say(), (say(),) * (size > 1), ((say(), say()),) * (size > 2)),
        Heading: lambda: Heading(say(), 1 + size % 3),
        Paragraph: lambda: Paragraph((say(), Span(f" {say()}", bold=True)) if size % 2 else say()),
        Note: lambda: Note(say(), say() if size % 2 else ""),
        ListOf: lambda: ListOf((say(), ListOf(tuple(say() for _ in range(size)))), numbered=size > 2),
        KeyValues: lambda: KeyValues(tuple((say(), say()) for _ in range(size))),
        People: lambda: People(say(), tuple(Person(say(), say()) for _ in range(size))),
        DataTable: lambda: DataTable(
            tuple(Col(say()) for _ in range(2)),
            tuple(Row((f"{say()}\n{say()}", Cell(say()))) for _ in range(size)),
            say(),
        ),
        Chart: lambda: Chart(tuple(Bar(say(), 1.0, say()) for _ in range(size)), say()),
        Signatures: lambda: Signatures(tuple(Signature(say()) for _ in range(size))),
        Blank: lambda: Blank(say()),
        Contents: lambda: Contents(say()),
        PageBreak: PageBreak,
        Figure: lambda: Figure(b"", say(), say()),
        Annex: lambda: Annex(say(), say(), (Paragraph(say()),)),
    }
    return made[kind]()


KINDS = [kind for kind in get_args(Item) if kind not in {Parallel, Alternating}]
SHAPES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 4)), max_size=8)


@st.composite
def two_stories(draw: st.DrawFn) -> tuple[Story, Story]:
    """Make two stories whose items mostly match; some texts are the same in both languages."""
    shapes = draw(SHAPES)
    others = [shape for shape in shapes if draw(st.integers(0, 7))]
    for shape in draw(SHAPES.map(lambda found: found[:2])):
        others.insert(draw(st.integers(0, len(others))), shape)
    return _story(draw, "fr", shapes), _story(draw, "es", others)


def _story(draw: st.DrawFn, language: Any, shapes: Sequence[tuple[type, int]]) -> Story:
    count = iter(range(10_000))

    def say() -> str:
        number = next(count)
        return f"both{number}" if draw(st.integers(0, 9)) == 0 else f"{language}{number}"

    return Story("T", language, tuple(_items(kind, size, say) for kind, size in shapes))


def words_of(items: Sequence[Item]) -> list[str]:
    return [word for text in texts_of(list(items)) for word in text.split()]


def stands_in(words: Sequence[str], whole: Iterator[str]) -> bool:
    """Tell whether words stand in a text, in their order, whatever stands between them."""
    return all(word in whole for word in words)


@given(two_stories(), st.booleans())
def test_no_word_of_either_language_is_lost_or_moved(stories: tuple[Story, Story], turned: bool) -> None:
    one, other = stories[::-1] if turned else stories
    for told in (in_two_languages(one, other), alternating(in_two_languages(one, other))):
        whole = words_of(told.items)
        assert stands_in(words_of(one.items), iter(whole))
        assert stands_in(words_of(other.items), iter(whole))
        known = {*words_of(one.items), *words_of(other.items), "–", "/"}
        assert set(whole) <= known


def test_a_lost_word_would_be_seen() -> None:
    assert stands_in(["a", "c"], iter(["a", "b", "c"]))
    assert not stands_in(["c", "a"], iter(["a", "b", "c"]))
    assert not stands_in(["a", "d"], iter(["a", "b", "c"]))


@given(two_stories())
def test_only_texts_stand_in_columns(stories: tuple[Story, Story]) -> None:
    told = in_two_languages(*stories)
    inside = [item for pair in told.items if isinstance(pair, Parallel) for item in (*pair.left, *pair.right)]
    assert all(isinstance(item, TEXTS) for item in inside)


@given(two_stories())
def test_a_story_beside_itself_is_itself(stories: tuple[Story, Story]) -> None:
    one, _other = stories
    assert list(in_two_languages(one, one).items) == list(one.items)
