#!/usr/bin/env bash
# Make the checkout ready: system libraries, virtual environment, message catalogues.
# Usage: packaging/setup.sh [run|test]   "run" adds what a window on a display needs, "test" what the tests need.
# A second run only compares stamps and takes a few hundredths of a second.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-}
venv=.venv
stamp=$venv/ready

say() { printf '%s\n' "$*" >&2; }
fail() { say "cufdesk: $*"; exit 1; }

# --- system libraries -------------------------------------------------------------------------------

# library file : Debian package
libraries="
libGL.so.1:libgl1
libEGL.so.1:libegl1
libxkbcommon.so.0:libxkbcommon0
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0
"
window_libraries="
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
"

missing_packages() {
    local known entry
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    for entry in $libraries; do
        [[ $known == *"${entry%%:*} "* ]] || printf '%s ' "${entry#*:}"
    done
    if [[ $purpose == run && -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
        for entry in $window_libraries; do
            [[ $known == *"${entry%%:*} "* ]] || printf '%s ' "${entry#*:}"
        done
    fi
    if [[ $purpose == test ]] && ! command -v pdftotext >/dev/null; then
        printf 'poppler-utils '
    fi
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# Install Debian packages, or print the one line that does and stop.
install_packages() {
    local line="apt-get install -y --no-install-recommends $*"
    if [[ $(id -u) -ne 0 ]] && ! sudo -n true 2>/dev/null; then
        fail "these packages are missing, and installing them needs an administrator:
    sudo $line"
    fi
    say "Installing with apt: $*"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    # A fresh machine has no package lists yet: fetch them only when they are needed.
    # shellcheck disable=SC2086
    if ! as_root env DEBIAN_FRONTEND=noninteractive $line </dev/null >"$log" 2>&1 &&
        ! { as_root apt-get update </dev/null >"$log" 2>&1 &&
            as_root env DEBIAN_FRONTEND=noninteractive $line </dev/null >>"$log" 2>&1; }; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "apt could not install them. When it can:
    sudo $line"
    fi
    rm -f "$log"
}

check_libraries() {
    local missing
    if ! PATH="$PATH:/sbin:/usr/sbin" command -v ldconfig >/dev/null; then
        return 0 # not a Linux with shared libraries to look up: the packages of Qt bring what they need
    fi
    missing=$(missing_packages)
    [[ -n $missing ]] || return 0
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086
        install_packages $missing
    else
        say "cufdesk: missing system libraries (names of the Debian packages): $missing"
    fi
}

# --- virtual environment ----------------------------------------------------------------------------

fit_for_us='import sys, sqlite3, ssl, venv; sys.exit(sys.version_info < (3, 11))'

# Print a Python that is new enough and whole.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13 /usr/bin/python3; do
        if [[ -n $candidate ]] && "$candidate" -c "$fit_for_us" >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_venv() {
    local python
    if ! python=$(find_python); then
        command -v apt-get >/dev/null || fail "Python 3.11 or newer is needed, with its venv module."
        install_packages python3 python3-venv
        python=$(find_python) || fail "Python 3.11 or newer is needed, with its venv module."
    fi
    # Debian ships the venv module apart from what fills a new environment.
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        command -v apt-get >/dev/null || fail "the venv module of $python is not complete (ensurepip is missing)."
        install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    say "Making the virtual environment with $python"
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

install_with_uv() {
    local pinned=$venv/uv.txt
    # The lines of uv itself, with their hashes: pip brings uv, uv brings the rest.
    awk '/^uv==/ {on = 1} on {print} on && !/\\$/ {exit}' requirements.lock >"$pinned"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
        --only-binary :all: -r "$pinned" >/dev/null 2>&1 &&
        UV_COMPILE_BYTECODE=1 packaging/uv.sh pip sync --quiet --require-hashes \
            --only-binary :all: --python "$venv/bin/python" requirements.lock
}

install_with_pip() {
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$venv/bin/python" -m ensurepip >/dev/null
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
        --only-binary :all: -r requirements.lock
}

# Make `import cufdesk` and the command work without building anything, wherever the checkout is moved.
link_project() {
    local site
    site=$(echo "$venv"/lib/python3.*/site-packages)
    echo "../../../.." >"$site/cufdesk.pth"
    printf '%s\n' '#!/bin/sh' 'exec "$(dirname "$(readlink -f "$0")")/python" -m cufdesk "$@"' >"$venv/bin/cufdesk"
    chmod +x "$venv/bin/cufdesk"
}

fingerprint() { cat requirements.lock packaging/setup.sh packaging/uv.sh | sha256sum; }

check_venv() {
    local wanted
    wanted=$(fingerprint)
    if [[ -x $venv/bin/python && -f $stamp && $(<"$stamp") == "$wanted" ]]; then
        return 0
    fi
    if ! "$venv/bin/python" -c "$fit_for_us" 2>/dev/null; then
        make_venv
    fi
    rm -f "$stamp"
    say "Installing the pinned dependencies"
    if ! install_with_uv; then
        say "uv could not; trying again with pip"
        install_with_pip || fail "the dependencies could not be installed: is the network there?"
    fi
    link_project
    printf '%s\n' "$wanted" >"$stamp"
}

# --- message catalogues -----------------------------------------------------------------------------

check_catalogues() {
    local catalogue
    for catalogue in i18n/*/LC_MESSAGES/*.po; do
        if [[ ! ${catalogue%.po}.mo -nt $catalogue ]]; then
            "$venv/bin/python" packaging/catalogues.py compile
            return 0
        fi
    done
}

check_libraries
check_venv
check_catalogues
