"""Checks that every input file is there and is the one that the shipped pipeline was trained on.

Usage: python -m steps.inputs DATA
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

_FILES = Path(__file__).with_name("inputs.csv")


def problems(data: Path) -> list[str]:
    """One line for each file that is missing or differs."""
    found = []
    with _FILES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = data / row["path"]
            if not path.is_file():
                found.append(f"{row['path']}: missing; its original: {row['origin']}")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
                found.append(f"{row['path']}: not the file of {row['name']} that the shipped pipeline was trained on")
    return found


def main() -> None:
    """Print the problems; exit status 1 if there are any."""
    found = problems(Path(sys.argv[1]))
    print("\n".join(found) or "all input files are as expected")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
