"""Paragraphs out of sorted blocks: re-joined where pages and footnotes cut them, named, with verbs and markers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Diagnostic, Footnote, Paragraph
from . import footnotes
from .reading import compose, markers
from .sorting import Body, Draft
from .verbs import clauses

_PREFIX = {"preambular": "pp", "operative": "op", "prose": "p"}


def build(body: Body, letter: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of a sorted body in order, each with an id of its own: pp3, op6, op6.a, annex2_p4.

    Those of a part of a resolution, which has a letter, begin with it: "a.op6".
    """
    names = _name(body, f"{letter.lower()}." if letter else "")
    return tuple(
        _paragraph(draft, names[id(draft)], names, order, body, letter) for order, draft in _in_order(body.drafts)
    )


def _in_order(drafts: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """The drafts, those of the preamble first, with their order among their kind and parent."""
    counts: dict[tuple[str, int, str], int] = {}
    ranks = {"preambular": 0}
    by_part = sorted(drafts, key=lambda d: ranks.get(_root(d).kind, 1))
    for draft in by_part:
        key = (draft.kind, id(draft.parent), draft.part)
        counts[key] = counts.get(key, 0) + 1
        yield counts[key], draft


def _root(draft: Draft) -> Draft:
    while draft.parent is not None:
        draft = draft.parent
    return draft


def _name(body: Body, part: str) -> dict[int, str]:
    """The ids of the drafts. A number that is printed twice gets its order behind it."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    numbered = {kind: any(d.number for d in body.of_kind(kind)) for kind in _PREFIX}
    for order, draft in _in_order(body.drafts):
        if draft.parent is not None:
            wanted = f"{names[id(draft.parent)]}.{draft.number}"
        elif draft.kind == "annex":
            wanted = f"{part}{draft.part}_para{draft.number}" if draft.number else f"{part}{draft.part}_p{order}"
        else:
            prefix = _PREFIX[draft.kind]
            own = draft.number or not numbered[draft.kind]
            wanted = f"{part}{prefix}{draft.number or order}" if own else f"{part}{prefix}-{order}"
        name = wanted if wanted not in taken else f"{wanted}-{order}"
        while name in taken:
            name += "x"
        taken.add(name)
        names[id(draft)] = name
    return names


def _paragraph(draft: Draft, unit: str, names: dict[int, str], order: int, body: Body, letter: str) -> Paragraph:
    reading, superscripts = compose([block.runs for block in draft.blocks])
    if draft.kind in ("preambular", "operative") and draft.verb.act == "none":
        message = f"no verb was recognised at the head of {unit}: {draft.verb.printed!r}"
        body.diagnostics.append(Diagnostic("no-verb", "warning", message, draft.blocks[0].span))
    has_clauses = draft.kind in ("preambular", "operative", "prose")
    later = clauses(unit, draft.kind, reading.text, draft.verb) if has_clauses else ()
    return Paragraph(
        id=unit,
        kind=draft.kind,
        order=order,
        number=draft.number,
        reading=reading,
        verb=draft.verb,
        clauses=later,
        markers=tuple(markers(unit, superscripts)),
        parent=names[id(draft.parent)] if draft.parent is not None else _whole(draft, letter),
        part=letter,
    )


def _whole(draft: Draft, letter: str) -> str | None:
    """What a paragraph without a parent is part of: the annex, the part of the resolution, or the act itself."""
    prefix = f"{letter.lower()}." if letter else ""
    return f"{prefix}{draft.part}" or None


def check_numbers(body: Body) -> Iterator[Diagnostic]:
    """Operative paragraphs whose numbers do not follow each other. Behind a heading they may begin again at 1."""
    expected = 1
    headings = [block.span.start for block in body.headings]
    before = 0
    for draft in body.of_kind("operative"):
        if draft.number is None or not draft.number.isdigit():
            continue
        start = draft.blocks[0].span.start
        again = draft.number == "1" and any(before < heading < start for heading in headings)
        before = start
        if int(draft.number) != expected and not again:
            message = f"paragraph {draft.number} follows paragraph {expected - 1}: a number is missing or printed twice"
            yield Diagnostic("paragraph-number", "warning", message, draft.blocks[0].span)
        expected = int(draft.number) + 1


def notes(body: Body) -> tuple[Footnote, ...]:
    """The footnotes of a sorted body, in the order of their numbers."""
    found = [footnotes.body(blocks, number) for number, blocks in body.notes]
    return tuple(sorted(found, key=lambda f: int(f.number)))
