"""The corpus: the UN's own files, third-party data that is not in the project.

It is found by RECALLING_CORPUS, or in ../shared/corpus; where it is not, the tests here are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from un_corpus import CORPUS, REASON


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip(REASON)
    return CORPUS
