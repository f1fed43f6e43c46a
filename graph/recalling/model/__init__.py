"""What is read out of a resolution, as plain facts. Nothing here knows of files, formats or RDF."""

from .document import Clause, Document, Footnote, Marker, Masthead, Paragraph, Part, Stated, Verb
from .layout import Layout
from .metadata import AgendaItem, Draft, Metadata, Subject, Vote
from .said import (
    Addressee,
    Anchor,
    Citation,
    Entity,
    Extraction,
    Link,
    Locator,
    Mention,
    Reference,
    Renaming,
    Statement,
    Value,
)
from .text import Block, Diagnostic, PrintedLink, ReadingText, Run, SourceText, Span, Stretch

__all__ = [
    "Addressee",
    "AgendaItem",
    "Anchor",
    "Block",
    "Citation",
    "Clause",
    "Diagnostic",
    "Document",
    "Draft",
    "Entity",
    "Extraction",
    "Footnote",
    "Layout",
    "Link",
    "Locator",
    "Marker",
    "Masthead",
    "Mention",
    "Metadata",
    "Paragraph",
    "Part",
    "PrintedLink",
    "ReadingText",
    "Reference",
    "Renaming",
    "Run",
    "SourceText",
    "Span",
    "Stated",
    "Statement",
    "Stretch",
    "Subject",
    "Value",
    "Verb",
    "Vote",
]
