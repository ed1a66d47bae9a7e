#!/usr/bin/env bash
# Run the environment's uv with what the person's pip was told, since uv reads no settings of pip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Print a setting of pip: its environment variable, else its configuration files.
pip_setting() {
    local variable
    variable=PIP_$(tr 'a-z-' 'A-Z_' <<<"$1")
    if [[ -n ${!variable:-} ]]; then
        printf '%s' "${!variable}"
    else
        .venv/bin/python -m pip config get "global.$1" 2>/dev/null || true
    fi
}

hand_over() {
    local value
    value=$(pip_setting "$1")
    [[ -z $value || -n ${!2:-} ]] || export "$2=$value"
}

hand_over index-url UV_DEFAULT_INDEX
hand_over extra-index-url UV_INDEX
hand_over find-links UV_FIND_LINKS
hand_over cert SSL_CERT_FILE
# Every file is pinned by its hash, so it does not matter which index offers it.
export UV_INDEX_STRATEGY=unsafe-best-match
# As pip does: trust what the system trusts (an office may have its own certificates).
export UV_SYSTEM_CERTS=true
exec .venv/bin/uv "$@"
