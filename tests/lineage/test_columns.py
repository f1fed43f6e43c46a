"""Texts as arrays: one, some, or all of them come out as they went in."""

from __future__ import annotations

import numpy as np
import pytest

from recalling.lineage.columns import Strings


@pytest.mark.parametrize("texts", [["a", "", "un/ga/res/57/176"], ["Côte d’Ivoire", "", "a", "ü"], ["", ""]])
def test_texts_come_out_as_they_went_in(texts):
    strings = Strings.of(texts)
    assert [*strings] == texts
    assert [strings[n] for n in range(len(strings))] == texts
    order = np.arange(len(texts), dtype=np.int32)[::-1]
    assert strings.take(order) == texts[::-1]
    assert strings.take(order[:0]) == []
