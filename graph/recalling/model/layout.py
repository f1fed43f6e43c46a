"""What a reader of a format hands on."""

from __future__ import annotations

from dataclasses import dataclass

from .metadata import Metadata
from .text import Block, Diagnostic, PrintedLink, SourceText


@dataclass(frozen=True)
class Layout:
    """What a reader of a format hands on: the source, its blocks in order, the links that it makes itself, what was
    wrong with the file, and what its metadata state: of the whole, then of each part.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    links: tuple[PrintedLink, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    metadata: tuple[Metadata, ...] = ()
