"""The JSON-LD of a page in the terms of schema.org, for search engines and reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalogue import Entry
from .rdf import DATASET, LICENCE

if TYPE_CHECKING:
    from .site import Site

_MOST = 100


def structured(site: Site, entry: Entry, content: dict[str, Any]) -> dict[str, Any]:
    """A thing as schema.org sees it: acts and instruments are Legislation, and ``citation`` holds what they cite."""
    iri = site.knowledge.iri
    kind = content.get("schema_type") or "CreativeWork"
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": iri(entry.path),
        "name": content["heading"],
        "identifier": entry.symbol or entry.path,
        "url": site.address + _url(entry.path),
        "sdLicense": LICENCE,
        "sdPublisher": {"@type": "Organization", "name": "The Recalling project"},
    }
    if kind == "Legislation":
        found |= {
            "legislationIdentifier": entry.symbol or entry.path,
            "legislationType": entry.kind,
            "legislationJurisdiction": "United Nations",
            "inLanguage": "en",
        }
        if entry.date:
            found["legislationDate"] = entry.date
        if passed_by := site.knowledge.first(entry.path, "eli:passed_by"):
            found["legislationPassedBy"] = {"@id": iri(passed_by), "name": site.name(passed_by)}
    if kind in ("Legislation", "CreativeWork"):
        found["isPartOf"] = {"@type": "Dataset", "@id": iri(DATASET), "name": site.title}
    if cited := content.get("cited_paths"):
        found["citation"] = [_mention(site, p) for p in cited[:_MOST]]
    citing = content.get("citing_paths") or [a.entry.path for a in content.get("citing", ())]
    if citing and kind in ("Legislation", "CreativeWork"):
        found["@reverse"] = {"citation": [_mention(site, p) for p in citing[:_MOST]]}
    return found


def _mention(site: Site, path: str) -> dict[str, str]:
    return {"@type": "CreativeWork", "@id": site.knowledge.iri(path), "name": site.name(path)}


def _url(path: str) -> str:
    from .addresses import file_of, public

    return public(file_of(path))
