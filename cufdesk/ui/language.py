"""Which language the screen speaks, our words and Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cufdesk.i18n import LANGUAGES, LOCALES, screen_language, set_language


class _Qt:
    """The catalogue of Qt's own words in use: Qt keeps a pointer to it, not the thing itself."""

    catalogue: QTranslator | None = None


def system_language() -> str:
    """Return the system's language where we speak it, else French."""
    spoken = (name[:2] for name in QLocale.system().uiLanguages())
    return next((language for language in spoken if language in LANGUAGES), "fr")


def speak(language: str) -> None:
    """Make the screen speak a language, the system's if it is not named; Qt's own fields too."""
    language = language or system_language()
    set_language(language)
    QLocale.setDefault(QLocale(LOCALES[language]))


def speak_in_qt() -> None:
    """Make Qt's own dialogs and menus speak the screen's language; none is seen before the first paint."""
    if _Qt.catalogue is not None:
        QCoreApplication.removeTranslator(_Qt.catalogue)
    _Qt.catalogue = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _Qt.catalogue.load(f"qtbase_{screen_language()}", folder):
        QCoreApplication.installTranslator(_Qt.catalogue)
