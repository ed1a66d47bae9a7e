"""A draft of a message is what a mail program expects of one, whatever names and subjects hold."""

from __future__ import annotations

import email
import stat
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.exchange.email_drafts import (
    HEAVY,
    LIGHT,
    Correspondent,
    EmailDraft,
    as_bytes,
    checked_address,
    is_address,
    message_weight,
    verdict,
    write,
)
from cufdesk.i18n import NBSP
from cufdesk.refusal import Refusal

ROSA = Correspondent("Rosa Muñoz Peña", "rosa.munoz@example.org")
ZOE = Correspondent("Zoé L’Hôte, « maire »", "zoe@example.org")
TEXT = f"Madame, Monsieur,\n\nCi-joint le relevé{NBSP}: œuvre, ¿qué tal?\n.\nFrom here\n"


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def said(content: bytes, header: str) -> str:
    """Return a header as RFC 2047 has it read; Python's newer reader puts spaces between encoded words."""
    return str(make_header(decode_header(str(email.message_from_bytes(content)[header]))))


def people(content: bytes, header: str) -> list[tuple[str, str]]:
    """Return names and addresses of a header."""
    found = getaddresses([str(email.message_from_bytes(content)[header])])
    return [(str(make_header(decode_header(name))), address) for name, address in found]


def a_pdf(folder: Path, size: int = 3000) -> Path:
    path = folder / "2015-02-13_CUF_MX_releve-decisions_v0.1_PROJET_FR.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * (size // 256))
    return path


def test_it_is_an_unsent_message_with_its_pdf(tmp_path: Path) -> None:
    pdf = a_pdf(tmp_path)
    subject = "[CUF–Mexique] Relevé de décisions des 12-13 février 2015 – v0.1 (PROJET)"
    draft = EmailDraft((ROSA,), subject, TEXT, cc=(ZOE,), bcc=(ROSA, ZOE), attachments=(pdf,))
    content = as_bytes(draft)
    message = read(content)
    assert message["X-Unsent"] == "1"
    assert said(content, "Subject") == subject
    assert people(content, "To") == [(ROSA.name, ROSA.address)]
    assert people(content, "Cc") == [(ZOE.name, ZOE.address)]
    assert people(content, "Bcc") == [(ROSA.name, ROSA.address), (ZOE.name, ZOE.address)]
    assert "Date" not in message
    assert "From" not in message
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == TEXT
    assert body.get_content_charset() == "utf-8"
    [attached] = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == pdf.name
    assert attached.get_content() == pdf.read_bytes()


def test_every_line_ends_as_mail_wants_and_is_ascii_and_short(tmp_path: Path) -> None:
    long = "œ" * 300 + " " + "Réunion " * 60
    content = as_bytes(EmailDraft((ROSA, ZOE) * 30, long, TEXT + long, attachments=(a_pdf(tmp_path),)))
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 998
    assert said(content, "Subject") == long.strip()
    assert people(content, "To") == [(ROSA.name, ROSA.address), (ZOE.name, ZOE.address)] * 30


@pytest.mark.parametrize(
    "injected", ["a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\ud83db"]
)
def test_a_line_end_in_a_header_is_refused(injected: str) -> None:
    for draft in (
        EmailDraft((ROSA,), injected, ""),
        EmailDraft((Correspondent(injected, ROSA.address),), "s", ""),
        EmailDraft((Correspondent("Rosa", f"rosa@example.org{injected}"),), "s", ""),
    ):
        with pytest.raises(Refusal):
            as_bytes(draft)


@pytest.mark.parametrize(
    "wrong",
    [
        "", " ", "rosa", "rosa@", "@example.org", "rosa@example", "ro sa@example.org", "rosa@@example.org",
        "rosa@example..org", ".rosa@example.org", "rosa.@example.org", "ro..sa@example.org", "rosa@-a.org",
        "rosa@example.org, zoe@example.org", "Rosa <rosa@example.org>", "rosa@example.org;",
        "rosé@example.org", "rosa@127.0.0.1", f"{'a' * 65}@example.org", f"rosa@{'a' * 64}.org",
        f"rosa@{'a.' * 130}org",
        "rosa@exa_mple.org", "rosa@straße.example", "rosa@example.org\r\nBcc: zoe@example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(wrong: str) -> None:
    assert not is_address(wrong)
    with pytest.raises(Refusal, match="e-mail address"):
        checked_address(wrong)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" rosa@example.org ", "rosa@example.org"),
        ("o'hara+a@sub.example.org", "o'hara+a@sub.example.org"),
        ("info@a.invalid", "info@a.invalid"),
        ("rosa@münchen.example", "rosa@xn--mnchen-3ya.example"),
    ],
)
def test_what_is_an_address_is_taken(written: str, address: str) -> None:
    assert checked_address(written) == address


def test_half_a_character_in_the_text_is_replaced() -> None:
    content = as_bytes(EmailDraft((ROSA,), "s", "a\ud83db"))
    assert read(content).get_content().strip() == "a\ufffdb"


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@given(name=names, subject=names)
def test_names_and_subjects_come_out_as_they_went_in(name: str, subject: str) -> None:
    content = as_bytes(EmailDraft((Correspondent(name, ROSA.address),), subject, "x"))
    [(shown, address)] = people(content, "To")
    assert (shown.split(), address) == (name.split(), ROSA.address)
    assert said(content, "Subject").split() == subject.split()
    assert set(read(content).keys()) == {
        "X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip


def test_only_its_owner_can_read_it_and_the_weight_is_the_message_s(tmp_path: Path) -> None:
    pdf = a_pdf(tmp_path, 200_000)
    path = tmp_path / "message.eml"
    weight = write(EmailDraft((ROSA,), "Relevé", TEXT, attachments=(pdf,)), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert weight == path.stat().st_size
    assert abs(message_weight(pdf.stat().st_size) - weight) < 3000
    assert sorted(tmp_path.iterdir()) == sorted([pdf, path])


def test_a_message_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be written"):
        write(EmailDraft((ROSA,), "Relevé", TEXT), tmp_path / "missing" / "message.eml")


def test_the_weight_is_judged_as_it_is_sent() -> None:
    assert [verdict(weight) for weight in (0, LIGHT, LIGHT + 1, HEAVY, HEAVY + 1)] == [
        "light", "light", "heavy", "heavy", "too_heavy",
    ]  # fmt: skip
    assert verdict(message_weight(6_000_000)) == "heavy"  # 6 MB of PDF are 8 MB of message
