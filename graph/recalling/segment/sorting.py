"""Which block belongs where: paragraphs, their sub-paragraphs, footnotes, annexes.

A block opens a paragraph if it has a printed number or begins with a verb of the drafters; any other block goes on
with the paragraph before it. Rules and blank lines say nothing: pages end within and between paragraphs. Behind a
heading "Annex" every block is a unit of the annex. A decision or a statement without verbs at the heads of its
paragraphs is prose: every block is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..identifiers.numerals import roman
from ..model import Block, Diagnostic, Verb
from . import footnotes
from .masthead import begins_prose, is_enacting_formula
from .reading import is_marker
from .verbs import decompose, opening_verb

_COMPLETE = re.compile(r"[,;.:!?]['’”\"*)\]]*(?: ?\d{1,3})?$")  # a number may be a marker without a note
_STOPPED = re.compile(r"[;.:!?]['’”\"*)\]]*$")
_PRESENT_TENSE = re.compile(r"^(?:\S+ )??[A-Z]?[a-z]+s\b")
_ANNEX = re.compile(r"“?(?P<kind>Annex|Appendix|Enclosure)(?: (?P<number>[IVXL]+|\d+))?\*?", re.IGNORECASE)
_NOTES = re.compile(r"(?:Foot|End)?notes?:?", re.IGNORECASE)  # above the list of them; no paragraph is one verb
_LETTERED = re.compile(r"\s*“?(?P<number>\([a-z]{1,5}\))\s+(?=\S)")
_NO_VERB = "none"
_LONGEST_HEADING = 120  # characters


@dataclass
class Draft:
    """A paragraph while it is being put together. ``unit`` is its id without what distinguishes doubles."""

    kind: str  # "preambular", "operative", "sub-paragraph", "annex", "prose"
    blocks: list[Block]
    number: str | None
    verb: Verb
    parent: Draft | None = None
    part: str = ""  # the fragment of the annex
    depth: int = 0  # of a sub-paragraph


@dataclass
class Body:
    """The blocks of the text of a resolution, sorted."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[tuple[str, list[Block]]] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Draft]:
        return [draft for draft in self.drafts if draft.kind == kind]


def italic_head(block: Block) -> str | None:
    """The italic words at the head of a block, if it has any. A word that is italic only in part is one of them."""
    words: list[str] = []
    for run in block.runs:
        if not words and run.text.strip() == "“":
            continue
        if run.superscript or (not run.italic and run.text.strip()):
            rest = re.match(r"[a-z]+", run.text)
            if rest and words and words[-1][-1:].isalpha():
                words.append(rest[0])
            break
        words.append(run.text)
    text = " ".join("".join(words).split())
    return text or None


def sort(blocks: Sequence[Block], *, uses_italics: bool, prose: bool = False) -> Body:
    """Sort the blocks behind the enacting formula (of prose: behind the title)."""
    sorter = _Sorter(uses_italics, prose)
    sorter.before_numbers = _before_numbers(blocks)
    for block in blocks:
        sorter.take(block)
    return sorter.body


class _Sorter:
    """Takes the blocks one after the other."""

    def __init__(self, uses_italics: bool, prose: bool) -> None:
        self.uses_italics = uses_italics
        self.prose = prose
        self.body = Body()
        self.before_numbers: set[int] = set()  # ids of the blocks that stand before the first number of a section
        self.annex = ""  # the fragment of the annex that is open
        self.operative = False  # whether an operative paragraph stood in this section
        self.after_note = False  # whether the block before was, or went on with, a footnote

    @property
    def open(self) -> Draft | None:
        """The paragraph that a continuation goes on with."""
        return self.body.drafts[-1] if self.body.drafts else None

    def take(self, block: Block) -> None:
        note = footnotes.definition(block)
        if block.kind == "rule" or (not block.plain.strip() and note is None):
            return
        if note:
            self.body.notes.append((note, [block]))
            self.after_note = True
        elif is_enacting_formula(block):  # of a draft that the resolution recommends
            self.operative = False
        elif self._is_heading(block):
            self._heading(block)
        elif (number := _LETTERED.match(block.plain)) and block.kind == "paragraph" and self.open:
            self._text(_as_item(block, number))
            self.after_note = False
        elif self.after_note and self._goes_on_with_note(block):
            self.body.notes[-1][1].append(block)
        else:
            self._text(block)
            self.after_note = False

    def _is_heading(self, block: Block) -> bool:
        words = block.words
        return block.kind == "heading" or (
            block.kind == "paragraph" and bool(_ANNEX.fullmatch(words) or _NOTES.fullmatch(words))
        )

    def _heading(self, block: Block) -> None:
        self.body.headings.append(block)
        self.operative = False
        if match := _ANNEX.fullmatch(block.words):
            number = (match["number"] or "").upper()
            value = str(roman(number) or number)
            self.annex = f"{match['kind'].lower()}{value}"

    def _text(self, block: Block) -> None:
        if block.kind == "item" and (block.number or "").startswith("(") and self.open:
            self._sub_paragraph(block)
        elif (self.annex or self.prose) and self.open and self._is_cut(block):
            self.open.blocks.append(block)
        elif self.annex:
            self._add("annex", block, opening_verb(block.words) or Verb("", _NO_VERB))
        elif self.prose:
            self._add("prose", block, opening_verb(block.words, italic_head(block)) or Verb("", _NO_VERB))
        elif verb := self._opens(block):
            self.operative = self.operative or block.kind == "item" or self._is_operative(block, verb)
            self._add("operative" if self.operative else "preambular", block, verb)
        elif self.open:
            if _is_heading_line(block) and _STOPPED.search(self.open.blocks[-1].words):
                self._heading(block)
                return
            if self.open.blocks[-1].words.endswith((".", ";")):
                self._report(block, "text that opens no paragraph; it is kept with the paragraph before it")
            self.open.blocks.append(block)
        else:
            self._report(block, "text before the first paragraph is not read")

    def _is_operative(self, block: Block, verb: Verb) -> bool:
        """Whether a verb opens an operative paragraph.

        "Expresses concern" may stand in a preamble: where the operative paragraphs of a section are numbered, one
        without a number before them is none of them, unless it introduces them ("Resolves that, for 2020:").
        """
        introduces = block.words.endswith(":")
        return _is_operative(verb) and (introduces or id(block) not in self.before_numbers)

    def _add(self, kind: str, block: Block, verb: Verb) -> None:
        self.body.drafts.append(Draft(kind, [block], block.number, verb, part=self.annex))

    def _sub_paragraph(self, block: Block) -> None:
        """ "(a)" belongs to the paragraph that is open, "(i)" to the "(a)" before it."""
        letter = (block.number or "").strip("()")
        depth = max(block.level, 1)
        before = self.open
        while before and before.kind == "sub-paragraph" and not _is_below(letter, depth, before):
            before = before.parent
        if before is None:
            return
        head = italic_head(block)
        verb = decompose(head.rstrip(",:;")) if head else None
        nested = before.depth + 1 if before.kind == "sub-paragraph" else 1
        self.body.drafts.append(
            Draft("sub-paragraph", [block], letter, verb or before.verb, before, self.annex, max(depth, nested))
        )

    def _report(self, block: Block, message: str) -> None:
        self.body.diagnostics.append(Diagnostic("text-outside-paragraph", "warning", message, block.span))

    def _opens(self, block: Block) -> Verb | None:
        """The verb with which a block opens a paragraph, or None if it goes on with the one before."""
        text, head = block.words.lstrip("“"), italic_head(block)
        if block.kind == "item":
            verb = opening_verb(text, head) or opening_verb(text) or self._verb_above()
            return verb or Verb(text.split(" ")[0], _NO_VERB)
        if self.uses_italics and head is None:
            return None
        verb = opening_verb(text, head)
        if head == text and _is_heading_line(block) and not opening_verb(text):
            return None  # a heading in italics
        cut = self.open is not None and not _COMPLETE.search(self.open.blocks[-1].words)
        if verb and cut and not (self.uses_italics and head and decompose(head.rstrip(",:;"))):
            return None  # the rest of a cut sentence may begin with a capital, or with a title in italics
        if verb and self.operative and not _PRESENT_TENSE.match(verb.printed):
            return None
        return verb

    def _verb_above(self) -> Verb | None:
        """That of "Resolves that, for 2020:", which governs the numbered items below it."""
        above = next((d for d in reversed(self.body.drafts) if d.kind == "operative" and not d.number), None)
        return above.verb if above and above.blocks[-1].words.endswith(":") else None

    def _is_cut(self, block: Block) -> bool:
        """Whether a block is the rest of a sentence that a page or a note cut."""
        return block.words[:1].islower() and self.open is not None and not _STOPPED.search(self.open.blocks[-1].words)

    def _goes_on_with_note(self, block: Block) -> bool:
        """Whether a block goes on with the footnote before it: that one is not complete and the paragraph is."""
        if block.kind == "item" or begins_prose(block) or any(is_marker(run) for run in block.runs):
            return False  # a note marks no other
        if (head := italic_head(block)) and opening_verb(block.words, head):
            return False  # a paragraph, although the note has no full stop
        note = self.body.notes[-1][1][-1].words
        ending = _COMPLETE if self.open and self.open.kind == "preambular" else _STOPPED
        complete = self.open is None or bool(ending.search(self.open.blocks[-1].words))
        return not note.endswith(".") and complete


def _before_numbers(blocks: Sequence[Block]) -> set[int]:
    """The ids of the blocks that stand before the first numbered paragraph of their section."""
    found: set[int] = set()
    section: list[Block] = []
    for block in blocks:
        if block.kind == "heading" or is_enacting_formula(block):
            section = []
        elif block.kind == "item" and (block.number or "").isdigit():
            found |= {id(b) for b in section} if not any(b.kind == "item" for b in section) else set()
            section.append(block)
        elif not section or section[-1].kind != "item":
            section.append(block)
    return found


def _is_heading_line(block: Block) -> bool:
    """Whether a block without markup may be a heading: a short line without a stop that begins with a capital."""
    text = block.words
    return (
        block.kind == "paragraph"
        and "\n" not in block.plain.strip()
        and len(text) <= _LONGEST_HEADING
        and text[:1].isupper()
        and not re.search(r"[,;.:”’\")\]]$", text)
        and not any(run.superscript for run in block.runs[:1])
    )


def _as_item(block: Block, match: re.Match[str]) -> Block:
    """A paragraph that prints its letter in its text, as an item with that number."""
    skipped = 0
    runs = []
    for run in block.runs:
        if skipped < match.end() and not run.superscript:
            cut = min(match.end() - skipped, len(run.text))
            skipped += cut
            run = replace(run, text=run.text[cut:], start=run.start + cut)
        if run.text:
            runs.append(run)
    return Block("item", tuple(runs), block.span, match["number"])


def _is_operative(verb: Verb) -> bool:
    first = next((w for w in verb.printed.split() if w.lower() not in ("also", "further", "once", "again")), "")
    return bool(re.fullmatch(r"[A-Za-z]+s", first)) and not first.endswith("ous")


def _is_below(letter: str, depth: int, before: Draft) -> bool:
    """Whether a sub-paragraph stands below the one before: "(i)" below "(a)", unless it follows "(h)"."""
    if depth != before.depth and depth > 1:
        return depth > before.depth
    is_roman = roman(letter.upper()) is not None and re.fullmatch(r"[ivxl]+", letter) is not None
    was_roman = re.fullmatch(r"[ivxl]+", before.number or "") is not None and before.depth > 1
    value, last = roman(letter.upper()), roman((before.number or "").upper())
    follows = len(letter) == 1 and ord(letter) == ord((before.number or " ")[-1]) + 1
    follows = follows or (value is not None and last is not None and value == last + 1)
    return is_roman and not was_roman and not follows
