"""Who cites a thing: every paragraph is quoted, however many there are."""

from __future__ import annotations

import pytest

from recalling.dataset import assemble
from recalling.publish import Site
from recalling.publish.catalogue import Entry
from recalling.publish.citing import CitingAct, CitingWords, who_cites
from recalling.publish.render import environment
from texts import extraction


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


IN_PARTS = """\
## Resolutions adopted by the General Assembly

### 61/950. Lamps

A

Light

*The General Assembly,*

*Recalling* its resolution 60/12 of 8 December 2005,

1. *Decides* to keep the lamps lit.

*64th plenary meeting  
19 December 2006*

B

Sound

*The General Assembly,*

*Recalling* its resolution 60/12 of 8 December 2005,

1. *Decides* to blow the horns.

*64th plenary meeting  
19 December 2006*
"""


def test_of_a_resolution_in_parts_each_part_cites():
    site = Site(assemble([extraction(IN_PARTS)]).store())
    acts = who_cites(site.knowledge, site.catalogue, site.concepts, "un/ga/res/60/12")
    assert [(a.entry.path, [p.path for p in a.places]) for a in acts] == [
        ("un/ga/res/61/950a", ["un/ga/res/61/950a#pp1"]),
        ("un/ga/res/61/950b", ["un/ga/res/61/950b#pp1"]),
    ]
    assert site.catalogue.entry("un/ga/res/60/12").cited == 2
