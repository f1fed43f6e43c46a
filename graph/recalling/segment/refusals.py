"""Why a text is not read as an act: another language, a corrigendum, or no resolution at all. One clear line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..errors import SourceError
from ..model import Block, ReadingText, SourceText

_LANGUAGES = (
    ("French", re.compile(r"\bNations Unies\b|\bL['’]Assemblée générale\b|\bLe Conseil de sécurité\b")),
    ("Spanish", re.compile(r"\bNaciones Unidas\b|\bLa Asamblea General\b|\bEl Consejo de Seguridad\b")),
    ("Russian", re.compile("[а-яА-Я]{4}")),
    ("Arabic", re.compile("[\u0621-\u064a]{3}")),
    ("Chinese", re.compile("[\u4e00-\u9fff]{3}")),
)
_LONGEST = 50_000  # characters of a paragraph or note; the longest of 440 documents of the UN has 16,600
_CORRIGENDUM = re.compile(r"Corrigend(?:um|a)\*?", re.IGNORECASE)


def foreign(blocks: Sequence[Block], where: str) -> SourceError | None:
    """The error for blocks without English words that an act begins with, if they are in another language."""
    lines = [b.words for b in blocks]
    language = next((name for name, pattern in _LANGUAGES if any(pattern.search(line) for line in lines)), None)
    if language is None:
        return None
    reason = f"the text is in {language}; resolutions are read in English only"
    return SourceError(reason, where=where, do="give the English text")


def refuse_too_long(texts: Iterable[ReadingText], source: SourceText) -> None:
    """Raise ``SourceError`` where a paragraph or note is longer than any can be: no line parts it from others."""
    for text in texts:
        if len(text) > _LONGEST:
            raise SourceError(
                f"a paragraph of {len(text):,} characters, more than one can have",
                where=f"{source.name}:{source.line(text.source_offset(0))}",
                do="part the paragraphs by blank lines",
            )


def refusal(blocks: Sequence[Block], where: str) -> SourceError:
    """The error for blocks in which no act was found."""
    lines = [b.words for b in blocks if b.plain.strip()]
    if correction := next((i for i, line in enumerate(lines) if _CORRIGENDUM.fullmatch(line)), None):
        says = " ".join(lines[correction + 1 :])[:120]
        return SourceError(
            f"this is a corrigendum, not an act; it says: {says or '(nothing)'}",
            where=where,
            do="read the document that it corrects",
        )
    if error := foreign(blocks, where):
        return error
    return SourceError(
        "no resolution was found: neither an enacting formula such as 'The General Assembly,' nor a paragraph that "
        "opens with a verb",
        where=where,
        do="check that this is the text of a resolution in English",
    )
