"""How we print: fonts, line breaking, page frame, tables, two languages side by side.

`story` is the vocabulary that documents speak; `printing.print_story` turns a story into a PDF file.
This is the only room that knows ReportLab, and it knows nothing of what a meeting or a budget is.
"""
