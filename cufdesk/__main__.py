"""`python -m cufdesk [DOSSIER]` opens the window, `python -m cufdesk COMMAND …` works in the terminal."""

from __future__ import annotations

import gc
import os
import sys

_ENDING = ".cufdesk"


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or do what a command says; return the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if asks_for_window(arguments):
        # Nothing made while starting is garbage: looking for it costs a twentieth of the start.
        gc.disable()
        if not _has_display():
            from cufdesk import terminal

            return terminal.refuse_without_display()
        from cufdesk.app import run

        return run(arguments)
    import signal

    from cufdesk import cli

    # A polite end (kill, shutdown) unwinds like Ctrl+C: half-made files are taken away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return cli.main(arguments)


def asks_for_window(arguments: list[str]) -> bool:
    """Tell a dossier, or nothing, from the words of a command.

    Decided without loading the commands. Anything but one lone path is theirs, also what they will refuse.
    """
    if not arguments:
        return True
    first = arguments[0]
    return (
        len(arguments) == 1
        and not first.startswith("-")
        and (first.endswith(_ENDING) or os.path.exists(first))
    )


def _has_display() -> bool:
    """Tell whether a window can be shown; Qt itself would abort."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
