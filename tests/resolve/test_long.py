"""One paragraph or note that is longer than any of the UN: read as any other, in time that grows with its length."""

from __future__ import annotations

import time

import pytest

from recalling.extract import extract
from recalling.model import Extraction
from texts import layout, resolution

PIECES = {
    "acts": "resolution 37/7 of 28 October 1982, General Assembly decision 37/8 and Council resolution 7/9, ",
    "numbers alone": "1325 (2000), 37/7, ",
    "names": "the Convention on the Rights of the Child, the Optional Protocol thereto, the Convention, ",
    "new names": "the Kabul Declaration of 2002, the Kyoto Protocol on Fish, the Declaration, the Protocol, ",
    "bodies": "the Office on Drugs of the Secretariat, the Security Council at its fiftieth session, ",
    "reports": "the report of the Secretary-General (A/57/170 and Corr.1), the resolutions, ",
    "quotations": "“the theme of resolution 37/7”, “",
    "clauses": "its work, and urges Member States to report, and encourages them to sign, noting the report, ",
    "speakers": "and the Council, the Assembly, it reaffirms the matter, expressing deep concern ",
    "capitals": "A B C D ",
    "words": "the importance of continued cooperation in all of the fields that are of interest, ",
    "marks": "the report of the Committee,<sup>1</sup> ",
}


def read(piece: str, length: int) -> Extraction:
    text = piece * (length // len(piece))
    note = f"See {text.replace('<sup>1</sup>', '')}A/57/1."
    return extract(layout(resolution([f"*Recalling* {text}the Plan of Action,<sup>1</sup>"], notes={1: note})))


def seconds(piece: str, length: int) -> float:
    """The least of three: other work on the machine makes it more, never less."""
    return min(once(piece, length) for _ in range(3))


def once(piece: str, length: int) -> float:
    begin = time.process_time()
    read(piece, length)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_the_time_grows_with_the_length(piece):
    """Four times the text may take ten times as long (with the square it would take sixteen), or less than a second."""
    small, large = seconds(piece, 20_000), seconds(piece, 80_000)
    assert large < max(10 * small, 1.0)


def test_every_number_of_a_long_paragraph_is_cited():
    numbers = [f"{session}/{number}" for session in range(31, 78) for number in range(1, 26)]
    text = ", ".join(f"resolution {n} of 10 December 1982" for n in numbers[:-1])
    found = extract(layout(resolution([f"*Recalling* {text} and resolution {numbers[-1]},"])))
    assert [c.target for c in found.citations] == [f"un/ga/res/{n}" for n in numbers]
