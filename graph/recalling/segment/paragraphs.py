"""The body of a resolution: preambular and operative paragraphs, re-joined where pages and footnotes cut them.

A block opens a paragraph if it has a printed number or begins with a verb of the drafters; any other block goes
on with the paragraph before it. Rules and blank lines say nothing: pages end within and between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Block, Diagnostic, Footnote, Marker, Paragraph, Run, Span, Verb
from . import footnotes
from .reading import compose
from .verbs import clauses, decompose, opening_verb

_COMPLETE = re.compile(r"[,;.:!?]['’”\"*)\]]*$")
_PRESENT_TENSE = re.compile(r"^(?:\S+ )??[A-Z]?[a-z]+s\b")


@dataclass
class Draft:
    """A paragraph while it is being put together."""

    blocks: list[Block]
    number: str | None
    verb: Verb


@dataclass
class Body:
    """The blocks of the text of a resolution, sorted."""

    preambular: list[Draft] = field(default_factory=list)
    operative: list[Draft] = field(default_factory=list)
    notes: list[tuple[str, list[Block]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def open(self) -> Draft | None:
        """The paragraph that a continuation goes on with."""
        drafts = self.operative or self.preambular
        return drafts[-1] if drafts else None


def italic_head(block: Block) -> str | None:
    """The italic words at the head of a block, if it has any."""
    words = []
    for run in block.runs:
        if run.superscript or (not run.italic and run.text.strip()):
            break
        words.append(run.text)
    text = " ".join("".join(words).split())
    return text or None


def sort(blocks: Sequence[Block], uses_italics: bool) -> Body:
    """Sort the blocks between the enacting formula and the line of adoption."""
    result = Body()
    after_note = False  # whether the block before was, or went on with, a footnote
    for block in blocks:
        if block.kind == "rule" or (not block.plain.strip() and footnotes.definition(block) is None):
            continue
        if number := footnotes.definition(block):
            result.notes.append((number, [block]))
            after_note = True
        elif verb := _opens(block, result, uses_italics):
            _open(block, verb, result)
            after_note = False
        elif after_note and _goes_on_with_note(result):
            result.notes[-1][1].append(block)
        elif result.open:
            if _text(result.open).endswith((".", ";")):
                message = "text that opens no paragraph; it is kept with the paragraph before it"
                result.diagnostics.append(Diagnostic("text-outside-paragraph", "warning", message, block.span))
            result.open.blocks.append(block)
            after_note = False
        else:
            message = "text before the first paragraph is not read"
            result.diagnostics.append(Diagnostic("text-outside-paragraph", "warning", message, block.span))
    return result


def _opens(block: Block, so_far: Body, uses_italics: bool) -> Verb | None:
    """The verb with which a block opens a paragraph, or None if it goes on with the one before."""
    text, head = " ".join(block.plain.split()), italic_head(block)
    if block.kind == "item":
        return opening_verb(text, head) or opening_verb(text) or Verb(text.split(" ")[0], "none")
    if uses_italics and head is None:
        return None
    verb = opening_verb(text, head)
    before = so_far.open
    cut = before is not None and not _COMPLETE.search(_text(before))
    if verb and cut and not (uses_italics and head and decompose(head.rstrip(",:;"))):
        return None  # the rest of a cut sentence may begin with a capital, or with a title in italics
    if verb and so_far.operative and not _PRESENT_TENSE.match(verb.printed):
        return None
    return verb


def _open(block: Block, verb: Verb, result: Body) -> None:
    operative = block.kind == "item" or bool(result.operative) or _is_operative(verb)
    (result.operative if operative else result.preambular).append(Draft([block], block.number, verb))


def _is_operative(verb: Verb) -> bool:
    first = next((w for w in verb.printed.split() if w.lower() not in ("also", "further", "once", "again")), "")
    return bool(re.fullmatch(r"[A-Za-z]+s", first)) and not first.endswith("ous")


def _goes_on_with_note(result: Body) -> bool:
    """Whether a block goes on with the footnote before it: that one is not complete and the paragraph is."""
    note = " ".join(result.notes[-1][1][-1].plain.split())
    return not note.endswith(".") and (result.open is None or bool(_COMPLETE.search(_text(result.open))))


def _text(draft: Draft) -> str:
    return " ".join(draft.blocks[-1].plain.split())


def build(body: Body) -> tuple[Paragraph, ...]:
    """The paragraphs of a sorted body, counted in each part from 1."""
    return (*_part(body.preambular, "preambular", body), *_part(body.operative, "operative", body))


def _part(drafts: Sequence[Draft], kind: str, body: Body) -> Iterator[Paragraph]:
    prefix = "pp" if kind == "preambular" else "op"
    expected = 1
    numbered = any(draft.number for draft in drafts)
    for order, draft in enumerate(drafts, start=1):
        number = draft.number
        if kind == "operative" and number is not None:
            if int(number) != expected:
                message = f"paragraph {number} follows paragraph {expected - 1}: a number is missing or printed twice"
                body.diagnostics.append(Diagnostic("paragraph-number", "warning", message, draft.blocks[0].span))
            expected = int(number) + 1
        unit = f"{prefix}{number or order}" if number or not numbered else f"{prefix}-{order}"
        if kind == "operative" and any(d.number == number for d in drafts[: order - 1] if number):
            unit = f"{prefix}{number}-{order}"
        reading, superscripts = compose([b.runs for b in draft.blocks])
        if draft.verb.act == "none":
            message = f"no verb was recognised at the head of {unit}: {draft.verb.printed!r}"
            body.diagnostics.append(Diagnostic("no-verb", "warning", message, draft.blocks[0].span))
        yield Paragraph(
            unit,
            kind,
            order,
            number,
            reading,
            draft.verb,
            clauses(unit, kind, reading.text, draft.verb),
            tuple(_markers(unit, superscripts)),
        )


def _markers(unit: str, superscripts: Sequence[tuple[int, Run]]) -> Iterator[Marker]:
    seen: dict[str, int] = {}
    for at, run in superscripts:
        for match in re.finditer(r"\d+", run.text):
            number = match[0]
            seen[number] = seen.get(number, 0) + 1
            suffix = f".{seen[number]}" if seen[number] > 1 else ""
            start = run.start + match.start()
            yield Marker(f"{unit}-fn{number}{suffix}", number, at, Span(start, start + len(number)))


def notes(body: Body) -> tuple[Footnote, ...]:
    """The footnotes of a sorted body, in the order of their numbers."""
    found = [footnotes.body(blocks, number) for number, blocks in body.notes]
    return tuple(sorted(found, key=lambda f: int(f.number)))
