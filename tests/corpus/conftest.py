"""The corpus: the UN's own files, third-party data that is not in the project.

It is found by RECALLING_CORPUS, or in ../shared/corpus; where it is not, the tests here are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus at {CORPUS}: set RECALLING_CORPUS")
    return CORPUS
