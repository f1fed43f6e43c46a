"""Short AKN4UN documents, written for the tests."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
_STATEMENT = """
<statement name="resolution">
 <meta/>
 <coverPage>
  <p>United Nations</p><p>A/RES/90/12</p><p>General Assembly</p><p>Distr.: General</p>
  <p>Ninetieth session</p><p>Agenda item 7</p>
  <p>Resolution adopted by the General Assembly on 3 December 2035</p>
 </coverPage>
 <preface><p><docNumber>90/12.</docNumber> <docTitle>The care of lighthouses</docTitle></p></preface>
 <preamble>
  <formula name="enactingFormula"><p>The <i>General Assembly</i>,</p></formula>
  {preamble}
 </preamble>
 <mainBody>{body}</mainBody>
 <conclusions><p>31st plenary meeting</p><p>3 December 2035</p></conclusions>
</statement>"""


def akn(preamble: str, body: str = "") -> str:
    """A resolution with these containers of the preamble and these paragraphs."""
    statement = _STATEMENT.format(preamble=preamble, body=body or paragraph(1, "<i>Decides</i> to keep the lamps lit."))
    return f"{_HEAD}{statement}</akomaNtoso>"


def container(words: str) -> str:
    """A preambular paragraph."""
    return f'<container name="x"><p>{words}</p></container>'


def paragraph(number: int, words: str, rest: str = "") -> str:
    """An operative paragraph."""
    return f"<paragraph><num>{number}.</num><content><p>{words}</p>{rest}</content></paragraph>"


def link(words: str, symbol: str) -> str:
    """Words that the UN links."""
    return f'<a href="https://undocs.org/en/{symbol}">{words}</a>'


def note(number: int, words: str) -> str:
    """A footnote at its anchor."""
    return f'<authorialNote marker="{number}"><p>{words}</p></authorialNote>'
