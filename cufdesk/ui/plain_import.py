"""Python's own import, put back: loaded before everything that it is to load.

Qt's binding puts an import of its own in its place, which reads the whole source of each module that is
loaded from then on, in search of wishes for other names of Qt's methods. Nothing here wishes for any; the
reading costs a quarter of all loading, and 20 MB that it keeps.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - its import is undone below, so it has to be there

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
