"""Who cites a thing: every paragraph is quoted, however many there are."""

from __future__ import annotations

import pytest

from recalling.publish.catalogue import Entry
from recalling.publish.citing import CitingAct, CitingWords
from recalling.publish.render import environment


def citing(number: int) -> CitingAct:
    words = CitingWords(
        f"un/ga/res/60/{number}#pp1", "PP1", "recall", "vocab/act/recall", "recalling", "object of act", 0.9,
        "Recalling ", f"the words of act {number}", ", and so on,",
    )  # fmt: skip
    entry = Entry(f"un/ga/res/60/{number}", "resolution", f"60/{number}", f"60/{number}", date="2005-12-01")
    return CitingAct(entry, (words,))


@pytest.mark.parametrize(("acts", "folds"), [(1, 0), (40, 0), (41, 1), (140, 1), (141, 2), (330, 3)])
def test_all_are_quoted_and_those_behind_the_first_forty_are_folded_by_hundreds(acts: int, folds: int):
    macros = environment().get_template("macros.html").module
    html = str(macros.citing(str, [citing(n) for n in range(acts)]))
    assert html.count("<mark") == acts
    assert all(f"the words of act {n}</mark>" in html for n in range(acts))
    assert html.count("<details") == folds
    assert html.partition("<details")[0].count("<mark") == min(acts, 40)


def test_the_folds_say_what_they_hold():
    macros = environment().get_template("macros.html").module
    html = str(macros.citing(str, [citing(n) for n in range(141)]))
    assert "<summary>100 more acts (41 to 140)</summary>" in html
    assert "<summary>1 more act (141 to 141)</summary>" in html
