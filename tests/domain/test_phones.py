"""Numbers are shown as the world dials them, and kept as written where they cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.phones import TROUBLES, phone_key, read_phone, read_phones


@pytest.mark.parametrize(
    ("written", "country", "shown"),
    [
        ("55 3686 5100", "MX", "+52 55 3686 5100"),
        ("+52 55 3686 5100, ext. 1234", "FR", "+52 55 3686 5100 ext. 1234"),
        ("(55) 3686-5100 extensión 12", "MX", "+52 55 3686 5100 ext. 12"),
        ("+52 1 55 3686 5100", "", "+52 55 3686 5100"),
        ("044 55 3686 5100", "MX", "+52 55 3686 5100"),
        ("02 98 00 80 80", "FR", "+33 2 98 00 80 80"),
        ("02.98.00.80.80 poste 12", "FR", "+33 2 98 00 80 80 ext. 12"),
        ("+33 (0)2 98 00 80 80", "", "+33 2 98 00 80 80"),
        ("0033 2 98 00 80 80", "FR", "+33 2 98 00 80 80"),
    ],
)
def test_a_number_is_shown_internationally(written: str, country: str, shown: str) -> None:
    phone = read_phone(written, country)
    assert (phone.shown, phone.trouble, phone.written) == (shown, "", written)
    assert phone_key(phone.shown) == phone_key(written, country)


@pytest.mark.parametrize(
    ("written", "country", "trouble"),
    [
        ("02 98 00 80 80", "", "no_country"),
        ("02 98 00 80 80", "international", "no_country"),
        ("01 23 45", "FR", "too_short"),
        ("02 98 00 80 80 11 22", "FR", "too_long"),
        ("voir le site", "FR", "no_number"),
        ("02 98 00 80 80", "MX", "unknown"),
        ("+999 123 456", "FR", "unknown"),
    ],
)
def test_what_cannot_be_read_stays_as_written_and_is_told(written: str, country: str, trouble: str) -> None:
    phone = read_phone(written, country)
    assert (phone.shown, phone.e164, phone.trouble) == (written, "", trouble)
    assert trouble in TROUBLES
    assert phone_key(written, country) == ""


def test_mobiles_are_known_where_the_plan_tells_them() -> None:
    assert read_phone("06 12 34 56 78", "FR").mobile
    assert not read_phone("02 98 00 80 80", "FR").mobile


def test_the_extension_tells_two_desks_apart() -> None:
    desks = [phone_key(f"55 3686 5100 ext. {number}", "MX") for number in (1, 2)]
    assert desks == ["+525536865100;1", "+525536865100;2"]


def test_a_field_may_hold_several_numbers() -> None:
    phones = read_phones("02 98 00 80 80 / 06 12 34 56 78\n+52 55 3686 5100", "FR")
    assert [phone.country for phone in phones] == ["FR", "FR", "MX"]


@given(st.text(max_size=40), st.sampled_from(["", "FR", "MX", "international", "ZZ"]))
def test_any_text_is_kept(written: str, country: str) -> None:
    phone = read_phone(written, country)
    assert phone.written == written
    assert bool(phone.trouble) != bool(phone.e164)


def test_the_old_way_to_dial_across_mexico_is_read() -> None:
    assert read_phone("(01 55) 5322 7700", "MX").e164 == "+525553227700"
    assert read_phone("01 55 53 22 77", "MX").e164 == "", "too short for that"
    assert read_phone("01 42 75 00 00", "FR").e164 == "+33142750000"
