"""How long the command line takes to start, as a ratio to a bare interpreter with the same command-line library.

Prints medians of whole processes, run in turn, and the ratio: the aim is at most 3. Nothing is asserted here:
machines are noisy.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "recalling --help": [str(Path(sys.executable).with_name("recalling")), "--help"],
    "recalling --version": [str(Path(sys.executable).with_name("recalling")), "--version"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Run the commands in turn and print their medians."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{median * 1000:7.1f} ms  {name}")
    ratio = medians["recalling --help"] / medians["python -c 'import click'"]
    print(f"recalling --help is {ratio:.2f} times python with click (median of {RUNS} runs each, in turn)")


if __name__ == "__main__":
    main()
