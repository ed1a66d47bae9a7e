"""How we print: fonts, line breaking, page frame, tables, two languages side by side.

`story` is the vocabulary that documents speak; `printing.print_story` turns a story into a PDF file, at once
PDF/A-2a and PDF/UA-1. The way: `setting` makes boxes out of items (`blocks`, `lists`, `tables`, `figures`,
`contents`, `parallel`), each with its node in the tree of what is said (`structure`); `flow` puts the boxes
on pages; `surface` draws them, node by node; `patches` and `packing` write the file, `metadata` what it says
of itself. Words become lines in `compositor` (`units`, `breaking`, `hyphenation`), letters in `typecase` and
`typefaces`, and a face is embedded by `embedding`.
This is the only room that knows ReportLab, and it knows nothing of what a meeting or a budget is.
"""
