"""The command line as a process of its own, and a graph that was built once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RECALLING = Path(sys.executable).with_name("recalling")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def recalling() -> Run:
    """Run `recalling` with some arguments."""

    def run(*arguments: str, cwd: Path | None = None, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(RECALLING), *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, recalling: Run) -> Path:
    """The folder of a graph of 57/176."""
    folder = tmp_path_factory.mktemp("built") / "build"
    done = recalling("build", "--quiet", "--out", folder)
    assert done.returncode == 0, done.stderr
    return folder
