"""Accept headers and what is given for them."""

from __future__ import annotations

import pytest

from recalling.serve.app import OFFERS
from recalling.serve.negotiation import choose

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
CHROME = FIREFOX + ",application/signed-exchange;v=b3;q=0.7"
RDFLIB = "text/turtle;q=1, application/rdf+xml;q=0.9, text/n3;q=0.9, application/n-triples;q=0.8, */*;q=0.1"
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/html;q=0.2"
)


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        ("*", "html"),
        (FIREFOX, "html"),
        (CHROME, "html"),
        (RDFLIB, "ttl"),
        (COMUNICA, "jsonld"),
        ("text/turtle", "ttl"),
        ("Text/Turtle", "ttl"),
        ("text/turtle; charset=utf-8", "ttl"),
        ("application/ld+json", "jsonld"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("application/json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/xhtml+xml", "html"),
        ("text/*", "html"),
        ("application/*", "jsonld"),
        ("text/html;q=0.1, text/turtle;q=0.9", "ttl"),
        ("text/html;q=0.9, text/turtle;q=0.9", "html"),  # of equals the first offer
        ("text/turtle, */*;q=0.1", "ttl"),
        ("text/html;q=0, */*", "ttl"),  # anything but HTML
        ("text/*;q=0, */*;q=0.5", "jsonld"),
        ("*/*;q=0.5, application/rdf+xml", "rdf"),
        ("text/turtle;q=banana", "ttl"),
        ("text/turtle;q=.5, text/html;q=.4", "ttl"),
        ("banana", "html"),  # nothing that can be read
        (";;;,,,q=1", "html"),
        ("banana, text/turtle", "ttl"),
        ("\x00\xff", "html"),
        ("image/png", None),
        ("text/csv, application/pdf", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("application/xml", None),
        ("*/html", "html"),
    ],
)
def test_what_is_given(accept, given):
    offer = choose(accept, OFFERS)
    assert (offer.name if offer else None) == given


def test_a_header_of_any_length_is_read_in_no_time():
    assert choose("text/turtle," * 100_000, OFFERS).name == "ttl"
