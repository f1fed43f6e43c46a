"""XML of unknown origin: a parser that expands no entities and asks no network, and names without namespaces."""

from __future__ import annotations

from lxml import etree


def parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that expands no entities, loads no document type and asks no network."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; that of a comment or an instruction is empty."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, wanted: str) -> str | None:
    """An attribute by its name without a namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == wanted:
            return str(value)
    return None
