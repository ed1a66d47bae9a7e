#!/usr/bin/env bash
# Show the sample dossier: in the window where there is a display, else as its printed documents.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=.venv/bin/python
# Bytecode is kept: the second start is the fast one, whatever this shell is set to.
unset PYTHONDONTWRITEBYTECODE
folder=build/sample
dossier=$folder/visite-2015.cufdesk

# A display may be named and yet not answer: only opening it tells.
display_answers() {
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || return 1
    case ${QT_QPA_PLATFORM:-} in offscreen | minimal) return 1 ;; esac
    # Qt aborts when it cannot: the shell of its own keeps that quiet, and `exit` keeps that shell alive.
    (ulimit -c 0; "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'; exit $?) \
        >/dev/null 2>&1
}

mkdir -p "$folder"
[[ -f $dossier ]] || "$python" -m cufdesk new "$dossier" --sample

if display_answers; then
    exec "$python" -m cufdesk "$dossier"
fi
"$python" -m cufdesk print "$dossier" all --output "$folder/"
printf '%s\n' "There is no display here: the sample dossier is $dossier," \
    "and its documents are printed in $folder/:"
(cd "$folder" && ls -1 -- *.pdf)
