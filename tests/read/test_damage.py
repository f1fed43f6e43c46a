"""Text as it comes out of other programs: line ends, spaces, hyphens, sizes. What is printed alike is read alike."""

from __future__ import annotations

import re
import time

import pytest

from recalling.extract import extract
from recalling.model import Extraction
from recalling.read import lay_out
from recalling.read.markdown import lay_out as lay_out_text
from recalling.read.notes import LONGEST
from recalling.read.original import Original

PLAIN = """Resolution adopted by the General Assembly

90/12. The care of lighthouses

The General Assembly,

Recalling its resolution 88/4 of 2 May 2033 on non-governmental keepers1 and the report thereon,2

Reaffirming the Statute3 of keepers and resolution S-27/2,

1. Decides to keep the lamps lit;

2. Requests the Secretary-General to report on oil.

1 Resolution 34/180, annex.

2 A/88/17.

3 Resolution 44/25, annex.
"""
MARKED = re.sub(r"(?<=[a-z,])([123])(?= |\n)", r"<sup>\1</sup>", PLAIN)
MARKED = re.sub(r"^([123])(?= [RA])", r"<sup>\1</sup>", MARKED, flags=re.MULTILINE)


def said(text: str) -> tuple[list[object], ...]:
    extraction = read(text)
    document = extraction.document
    return (
        [(p.id, p.number, p.verb.act, p.text) for p in document.paragraphs],
        [(p.id, m.number, m.at) for p, m in document.markers],
        [(f.number, f.text) for f in document.footnotes],
        [(c.unit, c.target, c.force) for c in extraction.citations],
    )


def read(text: str) -> Extraction:
    return extract(lay_out(Original(text.encode(), "a.txt", "a.txt")))


DAMAGE = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "hyphens": lambda text: text.replace("-", "\u2010"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" of ", "\u2009of\u2009").replace("ion ", "ion\u202f"),
    "soft hyphens": lambda text: text.replace("Recalling", "Re\u00adcall\u00ading").replace("tion", "\u00adtion"),
    "soft hyphens at line ends": lambda text: text.replace("Assembly,", "As\u00ad\nsembly,"),
    "signs without width": lambda text: text.replace("Statute", "Stat\u200bute").replace("88/4", "88/\u200d4"),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
}


@pytest.mark.parametrize("text", [PLAIN, MARKED], ids=["plain", "marked"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_printed_alike_is_read_alike(damage, text):
    assert said(damage(text)) == said(text)


@pytest.mark.parametrize("text", [PLAIN, MARKED], ids=["plain", "marked"])
def test_three_kinds_of_line_end_in_one_file(text):
    blocks = text.split("\n\n")
    ends = ("\n\n", "\r\n\r\n", "\r\r")
    assert said("".join(block + ends[i % 3] for i, block in enumerate(blocks))) == said(text)


def test_the_document_that_the_damage_is_done_to():
    paragraphs, markers, notes, citations = said(PLAIN)
    assert said(MARKED)[0] == paragraphs
    assert [(unit, number) for unit, number, _ in markers] == [("pp1", "1"), ("pp1", "2"), ("pp2", "3")]
    assert notes[1] == ("2", "A/88/17.")
    assert ("pp1", "un/ga/res/88/4", "recall") in citations


def test_lines_are_counted_by_any_line_end():
    source = lay_out_text(Original(b"one\rtwo\r\nthree\nfour", "a.txt", "a.txt")).source
    assert [source.line(source.text.index(word)) for word in ("one", "two", "three", "four")] == [1, 2, 3, 4]


HOSTILE = {
    "digits": "1234567890",
    "numbers": "1 ",
    "lines of digits": "1 Resolution\n",
    "<sup>": "<sup>",
    "a phrase": "Recalling resolution ",
    "spaces": " ",
    "brackets": "[",
    "brackets of notes": "[^",
    "notes": "a[^1] ",
    "raised digits": "a¹ ",
    "stars": "*a ",
    "paragraphs": "Recalling resolution 1/1,\n\n",
    "items": "1. Decides so;\n",
    "notes of one word": "1 Ibid.\n",
    "headings": "# a   # \n",
    "digits behind a comma": "end,1",
}


def seconds(piece: str, size: int) -> float:
    """The least of three: other work on the machine makes it more, never less."""
    data = ("The General Assembly,\n\nRecalling a" + piece * (size // len(piece)) + " b").encode()
    return min(once(data) for _ in range(3))


def once(data: bytes) -> float:
    start = time.process_time()
    lay_out_text(Original(data, "a.txt", "a.txt"))
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_time_is_linear(piece):
    """Four times the text may take ten times as long (a quadratic reader needs sixteen), or less than a second."""
    small, large = seconds(piece, 20_000), seconds(piece, 80_000)
    assert large < max(10 * small, 1.0)


def test_a_line_of_digits_behind_a_comma_does_not_hang():
    assert seconds("end,\n" + "1" * 60 + "x\n", 2_000) < 1.0


def test_a_text_too_long_for_guesses_says_so():
    text = PLAIN + "Decides nothing more. " * (LONGEST // 20)
    layout = lay_out(Original(text.encode(), "a.txt", "a.txt"))
    assert [d.code for d in layout.diagnostics] == ["footnotes-not-sought"]
    assert not lay_out(Original(PLAIN.encode(), "a.txt", "a.txt")).diagnostics
