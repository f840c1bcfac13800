"""An interrupted build: one line, status 130, and the former build as it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import pipeline

ARTICLE = (
    "Menteri Luar Negeri RI Sugiono bertemu Menteri Luar Negeri Jepang Takeshi Iwaya di Tokyo, Senin ({day}/1/2026). "
)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_the_former_build(tmp_path: Path, jobs: str) -> None:
    source, folder = tmp_path / "many.jsonl", tmp_path / "output"
    source.write_text(json.dumps({"id": "a", "text": ARTICLE.format(day=1)}) + "\n", encoding="utf-8")
    pipeline.build(source, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    lines = (json.dumps({"id": f"a{n}", "text": ARTICLE.format(day=n % 28 + 1) * 400 + str(n)}) for n in range(400))
    source.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", "--lang", "en", "build", str(source), "-o", str(folder), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(6)  # reading has begun, and lasts for minutes
        os.killpg(process.pid, signal.SIGINT)
        error = process.communicate(timeout=120)[1]
    assert process.returncode == 130
    assert error.strip() == "interrupted; the former build is whole"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
