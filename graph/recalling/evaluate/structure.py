"""Paragraphs and leading verbs against the structure of the UN's files.

Containers of preambles are named by their verb; numbered paragraphs of the operative part have the verb in italics at
their head; lettered points are nested in lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from ..model import Extraction, Paragraph

_NUMBER = re.compile(r"(\d{1,3})\.?")
_LETTER = re.compile(r"\(?([a-z]{1,5})[.)]")
_APART = ("embeddedStructure", "attachments", "component")  # texts of others: drafts, annexes


def score_structure(extraction: Extraction, root: etree._Element, counts: Counter[str]) -> None:
    """Count in ``counts`` what a file marks up as paragraphs and what of it was found, in its place.

    ``containers`` of preambles, ``numbered`` paragraphs and ``points`` (lettered), each with what was found and what
    of that has the same verb, number or depth.
    """
    paragraphs = extraction.document.paragraphs
    _preambles(root, paragraphs, counts)
    _numbered(root, paragraphs, counts)
    _points(root, paragraphs, counts)


def _preambles(root: etree._Element, paragraphs: Sequence[Paragraph], counts: Counter[str]) -> None:
    """A name may be shorter than the words of the verb ("Noting" for "Noting with concern"), or longer."""
    expected = [
        _plain(" ".join((c.get("name") or "").split()))
        for c in root.iterfind(".//{*}preamble/{*}container")
        if "".join(map(str, c.itertext())).strip()
    ]
    if not expected:
        return
    verbs = [p.verb.printed for p in paragraphs if p.kind == "preambular"]
    counts["containers"] += len(expected)
    counts["preambular paragraphs"] += len(verbs)
    counts["with the verb of the name"] += _agreed(expected, [_matching(_plain(v), expected) for v in verbs])


def _numbered(root: etree._Element, paragraphs: Sequence[Paragraph], counts: Counter[str]) -> None:
    expected, verbs = [], []
    for element, number in _own(root, _NUMBER):
        if element.tag.endswith("}paragraph"):
            expected.append(number)
            verbs.append(_plain(_italic_head(element)))
    if not expected:
        return
    operative = [p for p in paragraphs if p.kind == "operative" and p.number]
    found = [p.number or "" for p in operative]
    counts["numbered"] += len(expected)
    counts["operative paragraphs"] += len(operative)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for block in matcher.get_matching_blocks():
        counts["with their number"] += block.size
        for k in range(block.size):
            wanted, verb = verbs[block.a + k], _plain(operative[block.b + k].verb.printed)
            counts["with a verb in italics"] += bool(wanted)
            counts["with that verb"] += bool(wanted) and bool(verb) and _matching(verb, [wanted]) == wanted


def _points(root: etree._Element, paragraphs: Sequence[Paragraph], counts: Counter[str]) -> None:
    """The files often put "(i)" beside the "(a)" under which it stands: depth is scored where they nest it."""
    points = [(element, letter) for element, letter in _own(root, _LETTER) if element.tag.endswith("}point")]
    if not points:
        return
    by_id = {p.id: p for p in paragraphs}
    found = [p for p in paragraphs if p.kind == "sub-paragraph"]
    counts["points"] += len(points)
    matcher = SequenceMatcher(None, [letter for _, letter in points], [p.number for p in found], autojunk=False)
    for block in matcher.get_matching_blocks():
        counts["with their letter"] += block.size
        for k in range(block.size):
            depth = _depth(points[block.a + k][0])
            counts["nested"] += depth > 1
            counts["with that depth"] += depth > 1 and _level(found[block.b + k], by_id) == depth


def _own(root: etree._Element, form: re.Pattern[str]) -> Iterator[tuple[etree._Element, str]]:
    """The elements of the main texts with a number of some form, and that number."""
    for body in root.iter("{*}mainBody"):
        if any(_is(a, ("attachments", "doc")) for a in body.iterancestors()) or _is_draft(body):
            continue
        for num in body.iter("{*}num"):
            element = num.getparent()
            match = form.fullmatch("".join("".join(map(str, num.itertext())).split()))
            if element is not None and match and not any(_is(a, _APART) for a in _within(element, body)):
                yield element, match[1]


def _is_draft(body: etree._Element) -> bool:
    """Whether a main text is that of a draft recommended in a component of another statement."""
    component = any(_is(a, ("component",)) for a in body.iterancestors())
    return component and next(body.getroottree().getroot().iter("{*}documentCollection"), None) is None


def _within(element: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is body:
            return
        yield ancestor


def _is(element: etree._Element, names: Sequence[str]) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in names


def _depth(point: etree._Element) -> int:
    return 1 + sum(_is(a, ("point", "item")) for a in point.iterancestors())


def _level(paragraph: Paragraph, by_id: dict[str, Paragraph]) -> int:
    level = 0
    while paragraph.kind == "sub-paragraph" and paragraph.parent in by_id:
        level, paragraph = level + 1, by_id[paragraph.parent]
    return level


def _italic_head(element: etree._Element) -> str:
    """The words in italics with which the text of a paragraph begins."""
    first = next(element.iter("{*}p"), None)
    if first is None or (first.text or "").strip():
        return ""
    words = []
    for child in first:
        if not (_is(child, ("i",)) or re.search("italic|underline", child.get("class") or "")):
            break
        words.append("".join(map(str, child.itertext())))
        if (child.tail or "").strip():
            break
        words.append(child.tail or "")
    return " ".join("".join(words).split()).rstrip(",:; ")


def _agreed(expected: Sequence[str], found: Sequence[str]) -> int:
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _plain(words: str) -> str:
    return " ".join(words.lower().replace(",", "").split())


def _matching(verb: str, names: Sequence[str]) -> str:
    """The name that these words of a verb go by: the same, or the longest of which one begins with the other."""
    if verb in names:
        return verb
    near = [n for n in names if n and (verb.startswith(n) or n.startswith(verb))]
    return max(near, key=len) if near else verb
