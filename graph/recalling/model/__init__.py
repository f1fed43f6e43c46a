"""What is read out of a resolution, as plain facts. Nothing here knows of files, formats or RDF."""

from .document import Clause, Diagnostic, Document, Footnote, Marker, Masthead, Paragraph, Stated, Verb
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
from .text import Block, Layout, ReadingText, Run, SourceText, Span, Stretch

__all__ = [
    "Addressee",
    "Anchor",
    "Block",
    "Citation",
    "Clause",
    "Diagnostic",
    "Document",
    "Entity",
    "Extraction",
    "Footnote",
    "Layout",
    "Link",
    "Locator",
    "Marker",
    "Masthead",
    "Mention",
    "Paragraph",
    "ReadingText",
    "Reference",
    "Renaming",
    "Run",
    "SourceText",
    "Span",
    "Stated",
    "Statement",
    "Stretch",
    "Value",
    "Verb",
]
