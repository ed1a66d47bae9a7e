"""What every probe reports: time since its exec, and memory."""

from __future__ import annotations

import json
import os
import sys
import time


def since_exec() -> float:
    """Return milliseconds since the parent started this process."""
    return (time.monotonic_ns() - int(os.environ["CUFDESK_EXEC_NS"])) / 1e6


def memory() -> float:
    """Return the resident memory of this process in megabytes (Linux)."""
    with open("/proc/self/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def finish(**values: float) -> None:
    """Print the result and leave at once, without measuring the end of the program."""
    print(json.dumps(values))
    sys.stdout.flush()
    os._exit(0)
