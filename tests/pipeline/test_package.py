"""The wheel: it holds the ontology and all data, and works in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_all_data(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("kg/annotate/lexicons", "kg/annotate/models", "kg/read/data", "kg/view", "kg/messages", "ontology"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and "examples" not in path.parts:
                relative = path.relative_to(ROOT).as_posix()
                expected = f"kg/{relative}" if folder == "ontology" else relative
                assert expected in inside
    assert wheel.stat().st_size < 60_000_000


@pytest.mark.slow
def test_the_wheel_builds_a_graph_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    """The dependencies are those of this environment; our own package is only in the new one."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    packages = next((home / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(packages)
    ours = [p for p in sys.path if p.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(ours) + "\n")
    script = "import sys; sys.path[:] = [p for p in sys.path if p != sys.argv[1]]; from kg.cli import main; main(sys.argv[2:])"
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    where = "import kg; print(kg.__file__)"
    python = home / "bin" / "python"
    found = subprocess.run([python, "-c", where], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert str(packages) in found.stdout
    sample = shutil.copy(ROOT / "samples" / "2025-12-21-miami-hari-pertama.txt", tmp_path)
    command = [python, "-c", script, str(ROOT), "build", str(sample), "-o", str(tmp_path / "output"), "--jobs", "1"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Witkoff" in (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
    asked = subprocess.run(
        [python, "-c", script, str(ROOT), "query", str(tmp_path / "output"), "kinship"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Kushner" in asked.stdout
