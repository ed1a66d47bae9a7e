"""The start of the window: the one place where settings, language, looks, dossier and window meet.

What stands at the top of this file is all that the first paint needs. Everything else loads afterwards.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cufdesk.ui import plain_import, theme  # noqa: F401 - the first of them makes the rest load faster
from cufdesk.ui.desk import Desk
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Background
from cufdesk.ui.settings import Settings

_TURN = (
    0.001  # seconds that work beside the window may hold it; Python's own 0.005 would be felt while typing
)


def run(arguments: list[str]) -> int:
    """Open the window on a dossier, or on the last one, and return the exit status when it is closed."""
    app = application()
    settings = Settings()
    speak(settings.language)
    theme.load_font(app)
    theme.apply(app, settings.theme)
    background = Background()
    desk = Desk(settings, background)
    desk.path = os.path.abspath(arguments[0]) if arguments else settings.last
    window = MainWindow(desk)
    window.painted.connect(lambda: after_first_paint(app, window))
    window.show()
    status = app.exec()
    window.drop_pages()
    background.close()
    desk.leave()
    return status


def application() -> QApplication:
    """Return Qt's application with our name."""
    # The style as an argument: setStyle() hands back the old one, and wrapping it costs a tenth of the start.
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("cufdesk")
    app.setApplicationDisplayName("Cufdesk")
    app.setDesktopFileName("cufdesk")
    return app


def after_first_paint(app: QApplication, window: MainWindow) -> None:
    """Do what the first paint could do without, the dossier first."""
    from cufdesk.ui.parts.error_watch import ErrorWatch

    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_TURN)
    app.styleHints().colorSchemeChanged.connect(partial(_follow_system, app, window.desk.settings))
    watch = ErrorWatch(app)
    watch.install()
    watch.damaged.connect(window.safety.tell_damage)
    path, window.desk.path = window.desk.path, ""
    if not path or not window.files.open_path(path):
        window.show_dossier()
    QTimer.singleShot(0, window.finish)


def _follow_system(app: QApplication, settings: Settings, _scheme: object) -> None:
    """Turn light or dark with the system, where the person left it to the system."""
    if settings.theme == "system":
        theme.apply(app, settings.theme)
