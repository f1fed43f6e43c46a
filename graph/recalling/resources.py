"""Where the project's data files are: beside a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

from .errors import AuthorityError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent

# name of a kind of data -> its folder in a checkout; in a wheel each lies in recalling/_data/<name>
_FOLDERS = {
    "ontology": Path("ontology"),
    "queries": Path("queries"),
    "authority": Path("graph/authority"),
    "sources": Path("graph/sources"),
}


def folder(name: str) -> Path:
    """The folder of one kind of data: "ontology", "queries", "authority" or "sources".

    A wheel carries the data inside the package; a checkout and an editable install keep it at the top level.
    """
    for candidate in (_PACKAGE / "_data" / name, _CHECKOUT / _FOLDERS[name]):
        if candidate.is_dir():
            return candidate
    raise AuthorityError(f"the data folder {name!r} is missing", do="reinstall the package")


def files(name: str, suffix: str) -> tuple[Path, ...]:
    """The files of one kind of data with this suffix (".ttl", ".rq"), in the order of their names."""
    return tuple(sorted(folder(name).glob(f"*{suffix}")))
