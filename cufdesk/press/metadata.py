"""What a file says about itself: the same in its Info dictionary and in XMP, and how it is known again.

XMP is XML in a stream that is not compressed, so that any program finds it. Beside the usual words it carries
our own: which document of which record this is, its version, and the fingerprint of its content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import UTC
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, unescape

from cufdesk.press.characters import in_one_line
from cufdesk.press.fingerprint import fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from cufdesk.press.story import Story

PROGRAM = "cufdesk"
_LONGEST = 500  # characters of a mark that are read: ours are shorter
_OURS = "urn:cufdesk:document#"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
# XML knows no other control characters, not even escaped.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Marks:
    """How one of our files is known again, all text; empty where it is not said.

    what: its name on the command line.   record: the id of what it is about.   language: as asked
    for ("fr+es").   layout: how two languages stand.   dossier: the identity of the dossier.   written: its
    last write when it was made.
    """

    what: str = ""
    record: str = ""
    reference: str = ""
    version: str = ""
    state: str = ""
    language: str = ""
    layout: str = ""
    dossier: str = ""
    written: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What Info and XMP say; `languages` are tags, the first that of the file."""

    title: str
    author: str
    subject: str
    keywords: str
    created: datetime | None
    languages: tuple[str, ...]
    marks: Marks


def description(story: Story, languages: tuple[str, ...]) -> Description:
    """Return what a story's file says about itself."""
    origin = story.origin
    return Description(
        title=_told(story.title),
        author=_told(story.organisation),
        subject=_told(story.subject),
        keywords=_told(", ".join(story.keywords)),
        created=_dated(story.created),
        languages=languages,
        marks=Marks(
            what=origin.what,
            record=origin.record,
            reference=_told(story.reference),
            version=_told(story.version),
            state=_told(story.state),
            language=story.language,
            layout=origin.layout,
            dossier=origin.dossier,
            written=origin.written,
            fingerprint=fingerprint(story),
        ),
    )


def _dated(moment: datetime | None) -> datetime | None:
    """Return a time as both places can write it: offsets of old days counted seconds too."""
    offset = moment.utcoffset() if moment is not None else None
    is_whole = offset is None or not offset.total_seconds() % 60
    return moment if moment is None or is_whole else moment.astimezone(UTC)


def _told(text: str) -> str:
    return _NOT_XML.sub("\ufffd", in_one_line(text))


def pdf_date(moment: datetime | None) -> str:
    """Return a time as PDF writes it; one without a time zone is taken as it is, none is the year 2000."""
    if moment is None:
        return "D:20000101000000+00'00'"
    text = f"D:{moment.year:04}{moment:%m%d%H%M%S}"  # "%Y" writes the year 101 in three digits
    offset = moment.utcoffset()
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"


def _xmp_date(moment: datetime | None) -> str:
    if moment is None:
        return "2000-01-01T00:00:00+00:00"
    return moment.replace(microsecond=0).isoformat()


def packet(told: Description) -> bytes:
    """Return the XMP packet."""
    marks = "".join(f"<cufdesk:{name}>{escape(value)}</cufdesk:{name}>" for name, value in _marks(told.marks))
    text = "".join(_property(field.name, "Text") for field in fields(Marks))
    schemas = (
        _schema("PDF/UA identification", _UA, "pdfuaid", _property("part", "Integer")),
        _schema("Marks of cufdesk", _OURS, "cufdesk", text),
    )
    packet = _XMP.format(facts="".join(_facts(told)), ours=marks, ours_uri=_OURS, schemas="".join(schemas))
    return packet.encode("utf-8")


def _marks(marks: Marks) -> list[tuple[str, str]]:
    return [(field.name, value) for field in fields(Marks) if (value := getattr(marks, field.name))]


def _facts(told: Description) -> list[str]:
    date = _xmp_date(told.created)
    languages = "".join(f"<rdf:li>{language}</rdf:li>" for language in told.languages)
    facts = [
        f"<dc:title><rdf:Alt>{_default(told.title)}</rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(told.author)}</rdf:li></rdf:Seq></dc:creator>"
        if told.author
        else "",
        f"<dc:description><rdf:Alt>{_default(told.subject)}</rdf:Alt></dc:description>"
        if told.subject
        else "",
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{PROGRAM}</pdf:Producer>",
        f"<pdf:Keywords>{escape(told.keywords)}</pdf:Keywords>" if told.keywords else "",
    ]
    return [fact for fact in facts if fact]


def _default(text: str) -> str:
    return f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'


def _schema(name: str, uri: str, prefix: str, properties: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{name}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(name: str, kind: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{name} of the document</pdfaProperty:description></rdf:li>"
    )


def marks_of(data: bytes) -> Marks | None:
    """Return the marks in a file's XMP; None when it is not one of ours (or another program repacked it).

    Anybody can write them: controls and line ends, which a terminal would obey, do not come through.
    """
    for found in _PACKET.finditer(data):
        text = found[0].decode("utf-8", "replace")
        if _OURS in text:
            return Marks(**{field.name: _value(text, field.name) for field in fields(Marks)})
    return None


def _value(text: str, name: str) -> str:
    found = re.search(f"<cufdesk:{name}>([^<]*)</cufdesk:{name}>", text)
    return in_one_line(unescape(found[1][:_LONGEST])) if found else ""


# A packet starts with a byte order mark (XMP specification, part 1, 7.3.2). PDF/A wants every property
# outside its own list described in an extension schema (ISO 19005-2, 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:cufdesk="{ours_uri}">
<dc:format>application/pdf</dc:format>{facts}
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{ours}
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
