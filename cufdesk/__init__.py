"""cufdesk: the desk of a secretariat that runs a co-operation between two countries. This is the map.

One dossier is one SQLite file: contacts, visits, meetings with their decisions, the committee, budgets, the
calendar, the joint document, agreements. PDFs come out of it, texts of minutes go in.

Rooms, from the top; imports go down only (`pyproject.toml`, checked by import-linter):

    __main__.py   `python -m cufdesk [DOSSIER]` opens the window, `python -m cufdesk COMMAND …` the terminal
    app.py        the start: language, fonts, window, and what is loaded after the first paint
    ui/           the window. `main_window.py`, `rail.py` (which pages there are), `desk.py` (what pages
                  share), `pages/` (one module per subject: a list and its form), `parts/` (what pages are
                  made of), `review/` (a text being read: its words beside what was understood), `register/`
                  (who does what by when, across all meetings), `merging/` (a copy coming home, and what
                  both sides wrote), `duplicates/` (who may be entered twice, both records side by side),
                  `protection/` (who is kept, and anonymised), `minutes_check/` (what to look at before
                  minutes go out), `minutes_life/` (how far they are, and what corrects them once they
                  went), `room/` (minutes taken while people speak, and read back), `exchanging/` (contacts
                  from files and into files), `preview/` (a document's pages, before anything is kept or
                  sent), `sending/` (a document leaving the office), `receiving/` (one that came back: which
                  version it is, and what changed since)
    cli.py        the same use cases from a terminal, JSON where it helps (`commands/`: subjects of their
                  own; `terminal.py`: its language, streams and lines)
    usecases/     one function per thing a person can do: check, write, return what was stored
    storage/      the dossier file. `dossier.py` opens, reads and writes it; `writing.py` is the only way to
                  change a record; `search.py` keeps the folded index; `lists.py` and
                  `journal_reader.py` answer the window by sqlite3 alone; `upgrades.py`, `lock.py`,
                  `overview.py`; `copying.py`, `backups.py`, `restoring.py`: whole files, checked, then put in
                  their place; `journal/`: every change; what is made of it: `undoing.py`, `history.py`,
                  `merging.py`, `settling.py`
    documents/    what we print: records in, a story out; no font, colour or measure
    exchange/     other programs' files: texts out of .txt, .docx and .odt; pages of a PDF (`pdf_pages.py`);
                  drafts of messages; contacts in and out: `vcards.py`, `tables.py` (CSV, XLSX, ODS) and what
                  their columns say (`contact_columns.py`), all by way of one `Card` (`contact_cards.py`):
                  `person_cards.py` makes it of a record, `card_people.py` a record of it
    reading/      what a text says: from words to findings, each with its place in the text; `minutes.py` for
                  minutes, `signatures.py` for what people sign their e-mails with; what rules take for an
                  action or decision is weighed once more (`weighed.py`, `sense.py`: learned from read texts)
    press/        how we print: the only room that knows ReportLab; `story.py` is its vocabulary
    domain/       what the secretariat keeps and the rules it lives by. `records.py` lists every record;
                  `duplicates.py` tells who may be entered twice
    formats/      dates, times, numbers, amounts and lists as each country writes them
    i18n, words, field_words, contact_words, country_words, minutes_words, budget_words, write_words, paths,
    folding, pauses, refusal   under all:
                  languages, names of statuses, fields and writes, places of files, how words are compared,
                  the one expected failure

The journal: the flush itself notes each row that it writes (`journal/capture.py`; any other statement on a
record's table is refused), and at the end of the transaction each field stands there with what it was, what
it is, and *which writes it replaces*. A row is a pure function of its changes (`journal/fold.py`): that gives
undo (an ordinary write that restores what was), the history, and the merge of two copies (the union of their
journals; what both wrote unseen by each other is a conflict until a person settles it, whatever the clocks
say). `check` tells whether the tables are what the journal tells. Anonymisation alone tells it anew
(`scrubbing.py`): each change keeps its place and what it replaces, and loses the person's values.

PySide6 is known to ui and app only, SQLAlchemy to domain and storage, sessions to storage alone, ReportLab
to press, PDFium to `exchange/pdf_pages.py`.

The way of a record: a page's list reads rows (`storage/lists.py`); its form shows the whole record
(`dossier.read()`); Save hands the form's record to a use case, which refuses with a sentence (`Refusal`) or
writes it in one transaction under a label (`with dossier.write(label)`); after the commit the changed tables
are announced, and the pages that show them read again. What is typed and not saved yet is kept aside every
five seconds (`ui/draft_keeper.py`, `storage/drafts.py`) and offered back after a crash. The way of a
document: a use case reads once, `documents/` makes a story in the language asked for, `press/` sets it.

Start-up is a race won by imports: what is needed before the first paint imports neither domain, SQLAlchemy,
ReportLab nor Babel (`tests/test_house.py` proves it); `app.py` loads those when the window is idle.

The same file name stands in every room: `git ls-files '*budgets*'` is the feature.
"""
