"""57/176 in other clothes: renumbered, cut elsewhere, reordered, renamed. The extraction follows the text.

So nothing in the code knows this one resolution: what is found is what stands there.
"""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from recalling.extract import extract
from recalling.model import Extraction
from recalling.resources import folder

SOURCE = (folder("sources") / "A_RES_57_176.md").read_text("utf-8")


class Parts:
    """The resolution taken apart: masthead, paragraphs with their markup, footnotes, line of adoption."""

    def __init__(self) -> None:
        document = extract(folder("sources") / "A_RES_57_176.md").document
        quote = document.source.quote
        first = document.paragraphs[0].reading.whole[0].start
        self.head = SOURCE[:first].rstrip(" *").rstrip()
        self.paragraphs = [
            (p.kind, self._markup(" ".join(quote(s) for s in self._lines(p)))) for p in document.paragraphs
        ]
        self.notes = {f.number: quote(f.span).partition("</sup> ")[2] for f in document.footnotes}
        self.adoption = "*77th plenary meeting  \n18 December 2002*"

    @staticmethod
    def _lines(p):
        """The spans of a paragraph, from the markup before its verb to the marker at its end."""
        for span in p.reading.whole:
            start = SOURCE.rfind("\n", 0, span.start) + 1
            end = SOURCE.find("\n", span.end)
            yield type(span)(start, len(SOURCE) if end < 0 else end)

    @staticmethod
    def _markup(text: str) -> str:
        return re.sub(r"^\d+\. ", "", " ".join(text.split()))

    def text(self, *, cut=lambda text: text, notes_after: int | None = None) -> str:
        """The resolution put together again; ``cut`` may break a paragraph with a page."""
        blocks = [self.head]
        number = 0
        for index, (kind, text) in enumerate(self.paragraphs):
            if kind == "operative":
                number += 1
                text = f"{number}. {text}"
            blocks.append(cut(text))
            if index == notes_after:
                blocks += self._notes()
        if notes_after is None:
            blocks += self._notes()
        return "\n\n".join([*blocks, self.adoption]) + "\n"

    def _notes(self) -> list[str]:
        return ["---", *(f"<sup>{n}</sup> {note}" for n, note in self.notes.items())]


def facts(extraction: Extraction) -> set[tuple[object, ...]]:
    """What must not change: each citation with the verb and first words of its paragraph, and the words cited."""
    paragraphs = {p.id: p for p in extraction.document.paragraphs}
    act = extraction.act.path
    found: set[tuple[object, ...]] = set()
    for c in extraction.citations:
        if p := paragraphs.get(c.unit):
            target = re.sub(r"^.*#set-.*$", "SET", c.target or "").replace(act, "SELF")
            found.add((p.text[:40], p.text[c.start : c.end], target, c.force, c.role, c.aspect, c.marker is not None))
    for s in extraction.statements:
        if "#" not in s.subject and act not in s.subject:
            found.add((s.subject, s.predicate, getattr(s.object, "path", None) or getattr(s.object, "text", None)))
    for a in extraction.addressees:
        found.add((a.printed, a.targets))
    for r in extraction.renamings:
        found.add((r.old, r.new, r.by))
    return found


@pytest.fixture(scope="module")
def original() -> set[tuple[object, ...]]:
    return facts(extract(folder("sources") / "A_RES_57_176.md"))


def read(text: str, folder: Path, name: str = "text.md") -> Extraction:
    (folder / name).write_text(text, encoding="utf-8")
    return extract(folder / name)


def test_put_together_again_it_says_the_same(original, tmp_path):
    assert facts(read(Parts().text(), tmp_path)) == original


@pytest.mark.parametrize("place", [0, 3, 20, 30, 46])
def test_the_footnotes_may_stand_anywhere(original, tmp_path, place):
    assert facts(read(Parts().text(notes_after=place), tmp_path)) == original


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("rule", ["\n\n---\n\n", "\n\n"])
def test_pages_may_end_anywhere(original, tmp_path, seed, rule):
    """Each paragraph is cut at a place of its own: within names, after commas, before capitals and numbers."""
    chance = random.Random(seed)

    def cut(text: str) -> str:
        spaces = [m.start() for m in re.finditer(r"(?<=\w|,) (?=\w)", text) if m.start() > 40]
        if not spaces:
            return text
        at = chance.choice(spaces)
        return text[:at] + rule + text[at + 1 :]

    extraction = read(Parts().text(cut=cut), tmp_path)
    assert len(extraction.document.paragraphs) == 47
    assert facts(extraction) == original


def test_footnotes_may_have_other_numbers(original, tmp_path):
    text = re.sub(r"<sup>(\d+)</sup>", lambda m: f"<sup>{int(m[1]) + 40}</sup>", SOURCE)
    extraction = read(text, tmp_path)
    assert facts(extraction) == original
    assert {f.number for f in extraction.document.footnotes} == {str(n) for n in range(41, 68)}


@pytest.mark.parametrize("seed", range(6))
def test_paragraphs_may_stand_in_another_order(original, tmp_path, seed):
    parts = Parts()
    chance = random.Random(seed)
    preambular = [p for p in parts.paragraphs if p[0] == "preambular"]
    operative = [p for p in parts.paragraphs if p[0] == "operative"]
    # the report that OP26 speaks of is the one requested in OP25, so these two stay in their order
    last = operative[-2:]
    rest = operative[:-2]
    chance.shuffle(preambular)
    chance.shuffle(rest)
    parts.paragraphs = [*preambular, *(("operative", t.rstrip(".") + ";") for _, t in rest), *last]
    changed = {
        tuple(str(v).rstrip(".;") if isinstance(v, str) else v for v in f) for f in facts(read(parts.text(), tmp_path))
    }
    wanted = {tuple(str(v).rstrip(".;") if isinstance(v, str) else v for v in f) for f in original}
    assert changed == wanted


def test_it_may_have_another_number_title_and_file_name(original, tmp_path):
    text = SOURCE.replace("### 57/176. Trafficking in women and girls", "### 58/999. Another title altogether")
    text = text.replace("Fifty-seventh session", "Fifty-eighth session").replace("Agenda item 102", "Agenda item 7")
    text = text.replace("18 December 2002*", "22 December 2003*").replace("77th plenary", "78th plenary")
    extraction = read(text, tmp_path, "whatever.md")
    assert extraction.act.path == "un/ga/res/58/999"
    assert extraction.paper is not None
    assert extraction.paper.path == "un/doc/A/RES/58/999"
    assert extraction.document.masthead.title is not None
    assert extraction.document.masthead.title.value == "Another title altogether"
    mine = {f for f in facts(extraction) if not str(f[0]).startswith("un/event/ga-")}
    assert mine == {f for f in original if not str(f[0]).startswith("un/event/ga-")}


def test_no_code_names_the_resolution_or_its_instruments():
    """Only help texts and docstrings may: what is true of one document is data."""
    package = folder("sources").parent / "recalling"
    out = subprocess.run(
        ["grep", "-rnE", r"57/176|57_176|CEDAW|[Tt]raffick|Palermo|Tampere|Beijing", str(package), "--include=*.py"],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    code = [line for line in out.splitlines() if not _is_prose(line)]
    assert code == []


def _is_prose(line: str) -> bool:
    """Whether a line of grep's output is a docstring, a comment or a help text: it shows an example of a form."""
    path, number, _ = line.split(":", 2)
    lines = Path(path).read_text("utf-8").splitlines()
    text = lines[int(number) - 1].strip()
    inside = "\n".join(lines[: int(number) - 1]).count('"""') % 2 == 1
    return inside or text.startswith(("#", '"""')) or '"""' in text or "  # " in text or "do=" in text
