"""Every command that the README and the docs show is run, and the output that they show is what comes out.

A block of ```console holds commands after "$ " and what they print. A line "..." stands for any lines. Commands of
other programs than `recalling` are not run here. A server is started, asked whether it lives, and ended.
"""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from ports import free_port, listens

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECALLING = str(Path(sys.executable).with_name("recalling"))


def commands() -> list[tuple[str, str, list[str]]]:
    """Page, command and shown output of every command of `recalling`."""
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text("utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                if "recalling " in command:
                    found.append((page.name, command, shown))
    return found


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with the sources of the project and a graph that was built there."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "graph").symlink_to(ROOT / "graph")
    (folder / "queries").symlink_to(ROOT / "queries")
    subprocess.run([RECALLING, "build", "--quiet"], cwd=folder, check=True)
    return folder


SERVE = "recalling serve"
RUN = [row for row in commands() if SERVE not in row[1]]
SERVED = [row[:2] for row in commands() if SERVE in row[1]]


@pytest.mark.parametrize(("page", "command", "shown"), RUN, ids=lambda v: v if isinstance(v, str) else "")
def test_a_command_prints_what_the_page_shows(room, page, command, shown):
    line = command.replace(".venv/bin/recalling ", f"{shlex.quote(RECALLING)} ", 1)
    done = subprocess.run(line, shell=True, cwd=room, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if shown:
        pattern = ".*\n".join("".join(re.escape(row.rstrip()) + r"[ ]*\n" for row in chunk) for chunk in _chunks(shown))
        assert re.search(pattern, done.stdout, flags=re.DOTALL), done.stdout


@pytest.mark.parametrize(("page", "command"), SERVED)
def test_a_server_answers_until_it_is_interrupted(room, page, command):
    port = free_port()
    words = shlex.split(command.replace(".venv/bin/recalling", RECALLING))
    server = subprocess.Popen(
        [*words, "--port", str(port)], cwd=room, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        assert listens(port, 120), server.poll()
        assert json.loads(urlopen(f"http://localhost:{port}/health", timeout=30).read())["texts"] == 1
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=60)
    assert server.returncode == 0, said
    assert "GET /health" in said
    assert "Traceback" not in said


def _chunks(shown: list[str]) -> list[list[str]]:
    """The shown lines, parted at "..."."""
    chunks: list[list[str]] = [[]]
    for row in shown:
        if row.strip() == "...":
            chunks.append([])
        else:
            chunks[-1].append(row)
    return chunks


def test_the_docs_show_commands():
    assert {page for page, _, _ in commands()} >= {"README.md", "extract.md", "publishing.md"}
    assert len(SERVED) >= 2
