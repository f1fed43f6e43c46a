"""Short AKN4UN documents, written for the tests."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
_STATEMENT = """
<statement name="resolution">
 {meta}
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


def akn(preamble: str, body: str = "", meta: str = "<meta/>") -> str:
    """A resolution with these containers of the preamble, these paragraphs and this metadata."""
    statement = _STATEMENT.format(
        meta=meta, preamble=preamble, body=body or paragraph(1, "<i>Decides</i> to keep the lamps lit.")
    )
    return f"{_HEAD}{statement}</akomaNtoso>"


def parts(*titles: str, paragraphs: str) -> str:
    """A resolution in parts A, B, ... with these titles, all with the same paragraphs."""
    components = "".join(
        f'<component><statement name="resolution"><meta/><preface><p>{chr(65 + k)} {title}</p></preface>'
        f'<preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula></preamble>'
        f"<mainBody>{paragraphs}</mainBody></statement></component>"
        for k, title in enumerate(titles)
    )
    head = "<preface><p>90/14. Lamps and horns</p></preface>"
    return (
        f'{_HEAD}<documentCollection name="publication"><meta/>{head}</documentCollection>'
        f"<components>{components}</components></akomaNtoso>"
    )


def metadata(*, adopted: str = "2035-12-03", number: str = "90-12", vote: str = "", keywords: str = "") -> str:
    """The metadata of a resolution, in the form that the Secretariat gives them."""
    work = f"/akn/un/statement/deliberation/unga/{adopted}/{number}"
    return f"""<meta>
 <identification source="#DGACM">
  <FRBRWork><FRBRuri value="{work}/"/><FRBRdate date="{adopted}" name="adoption"/></FRBRWork>
  <FRBRExpression><FRBRuri value="{work}/eng@/"/><FRBRdate date="2035-12-10" name="publication"/></FRBRExpression>
  <FRBRManifestation><FRBRuri value="{work}/eng@.xml"/><FRBRdate date="2036-01-01" name="markup"/></FRBRManifestation>
 </identification>
 <classification source="http://metadata.un.org/sdg">{keywords}</classification>
 <workflow source="#un">
  <step date="2035-10-14" outcome="draftResolution" as="A/C.2/90/L.5" by="Iceland and Portugal"/>
  <step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Chile"/>
  <step date="0001-01-01" outcome="recommendedForAdoption" as="A/90/387" by="" refersTo="11"/>
  <step date="{adopted}" outcome="adopted" as="A/90/PV.31" by="31st"/>
 </workflow>
 <analysis source="#un"><parliamentary>{vote}</parliamentary></analysis>
 <references source="#DGACM">
  <TLCOrganization eId="source" showAs="DGACM"/><TLCOrganization eId="ga" showAs="General Assembly"/>
  <TLCTerm eId="secondCommittee" showAs="Second Committee"/>
 </references>
</meta>"""


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
