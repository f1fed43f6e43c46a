"""Content negotiation (RFC 9110, section 12.5.1): the offer that an Accept header wants most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RANGE = re.compile(r"([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)")
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?|\.\d{1,3})")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be given: its name, its media type, and other media types under which it may be asked for."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        return (self.media_type, *self.aliases)


@dataclass(frozen=True, slots=True)
class _Wish:
    type: str
    subtype: str
    quality: float

    @property
    def specific(self) -> int:
        return (self.type != "*") + (self.subtype != "*")


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """The offer with the highest quality, the earlier one of equals; None where none is acceptable.

    No header, an empty one and one without a single readable media range accept anything. Parameters such as
    ``profile`` are ignored: an offer without them is better than none.
    """
    wishes = _wishes(accept or "")
    if not wishes:
        return offers[0]
    best = max(offers, key=lambda o: _quality(o, wishes))  # max keeps the first of equals
    return best if _quality(best, wishes) > 0 else None


def _wishes(accept: str) -> list[_Wish]:
    found = []
    for part in accept.split(",")[:100]:
        media, *parameters = (p.strip() for p in part.split(";"))
        if media == "*":
            media = "*/*"  # as some old clients write it
        match = _RANGE.fullmatch(media)
        if not match or (match[1] == "*" and match[2] != "*"):
            continue
        found.append(_Wish(match[1].lower(), match[2].lower(), _weight(parameters)))
    return found


def _weight(parameters: Sequence[str]) -> float:
    """The quality among the parameters of a media range: 1 where there is none, or none that can be read."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q" and _QUALITY.fullmatch(value.strip()):
            return float(value)
    return 1.0


def _quality(offer: Offer, wishes: Sequence[_Wish]) -> float:
    """How much an offer is wanted: of each of its types the most specific range counts."""
    best = 0.0
    for media in offer.types:
        main, _, sub = media.partition("/")
        matching = [w for w in wishes if w.type in ("*", main) and w.subtype in ("*", sub)]
        most = max((w.specific for w in matching), default=-1)
        if most == 2 or (most >= 0 and media == offer.media_type):  # a "*" speaks of the type, not of its aliases
            best = max(best, max(w.quality for w in matching if w.specific == most))
    return best
