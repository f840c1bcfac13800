"""Runs command lines at the same time, each on one thread of its own: steps that do not need each other.

Usage: python -m steps.together "COMMAND LINE" "COMMAND LINE"...
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def run(lines: list[str]) -> int:
    """The status of the first command that fails, which ends the others; 0 when all end well."""
    environment = os.environ | dict.fromkeys(_THREADS, "1")
    running = [subprocess.Popen(_words(line), env=environment) for line in lines]
    try:
        while any(each.poll() is None for each in running):
            if any(each.poll() for each in running):
                break
            time.sleep(1)
        return next((each.returncode for each in running if each.returncode), 0)
    finally:
        for each in running:
            if each.poll() is None:
                each.terminate()
                each.wait()


def _words(line: str) -> list[str]:
    """A command line taken apart; `python` is the one that runs this."""
    first, *others = shlex.split(line)
    return [sys.executable if first == "python" else first, *others]


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
