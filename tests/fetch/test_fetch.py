"""The UN's open data, from a server that stands in for the real one: what is wanted is there, and can be built."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from fetch_server import COMMIT, README, document, repository

from recalling.build import build
from recalling.errors import LookupFailed, SourceError
from recalling.fetch import Manner, Wanted, fetch, load_sources
from recalling.fetch.picking import language_of
from recalling.read.archives import names_in

QUICK = Manner(tries=3, pause=0.01, silence=5)
ENGLISH = Wanted(languages=("en",))


def sources_at(url: str, **more: str):
    return load_sources(address=url + "/{repository}.tar.gz", **more)


def test_a_collection_is_an_archive_of_its_documents(server, tmp_path):
    (fetched,), failures = fetch(sources_at(server().url), ("ga-resolutions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert not failures
    assert (fetched.archive, fetched.documents, fetched.fresh) == (tmp_path / "ga-resolutions.tar.gz", 45, True)
    names = names_in(fetched.archive)
    assert "75session/English/75_1_E.xml" in names
    assert "PRST/2014/S_PRST_2014_1-1420491E.xml" in names
    assert not [name for name in names if "Arabic" in name]


def test_a_session_that_the_source_has_in_an_archive_of_its_own_is_a_folder(server, tmp_path):
    wanted = Wanted(("74",), ("en",))
    (fetched,), _ = fetch(sources_at(server().url), ("ga-resolutions",), tmp_path, wanted=wanted, manner=QUICK)
    assert names_in(fetched.archive) == [
        "74session/GA resolutions_74session_English/English/74_1_E.xml",
        "74session/GA resolutions_74session_English/English/74_2_E.xml",
    ]


@pytest.mark.parametrize(
    ("sessions", "languages", "documents"),
    [((), (), 49), (("75",), ("ar",), 3), (("75", "76"), ("en",), 42), (("2014",), ("en",), 1)],
)
def test_the_documents_of_some_sessions_and_languages(server, tmp_path, sessions, languages, documents):
    (fetched,), _ = fetch(
        sources_at(server().url), ("ga-resolutions",), tmp_path, wanted=Wanted(sessions, languages), manner=QUICK
    )
    assert fetched.documents == documents


def test_a_session_that_nobody_has(server, tmp_path):
    _, (failure,) = fetch(sources_at(server().url), ("ga-resolutions",), tmp_path, wanted=Wanted(("12",)), manner=QUICK)
    assert "no such document in the archive; ask for other sessions or languages" in str(failure)
    assert not (tmp_path / "ga-resolutions.tar.gz").exists()


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("75session/Arabic/75_1_A.xml", "ar"),
        ("76 session/English/GA decision 76_402 B_E.xml", "en"),
        ("2020/Chinese/S_RES_2504 (2020)-2000407C.xml", "zh"),
        ("PRST/2014/S_PRST_2014_1-1420491E.xml", "en"),
        ("74session/GA resolutions_74session_French/74_1.xml", "fr"),
        ("74session/74_1.xml", ""),
    ],
)
def test_how_a_language_is_told(name, language):
    assert language_of(name, load_sources().languages) == language


def test_the_terms_stand_beside_and_are_shown(server, tmp_path, invoke):
    done = invoke("fetch", "ga-resolutions", "--out", tmp_path, "--address", server().url + "/{repository}.tar.gz")
    assert done.returncode == 0
    assert "acknowledge the United Nations as the source" in done.stdout
    kept = (tmp_path / "ga-resolutions.TERMS").read_bytes()
    assert README.strip() in kept
    assert b"acknowledge the United Nations as the source." in kept


def test_the_record_tells_what_came_from_where(server, tmp_path):
    source = server()
    fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    row = json.loads((tmp_path / "fetched.json").read_text("utf-8"))["ga-decisions"]
    assert row["address"] == f"{source.url}/GAdecisions.tar.gz"
    assert row["revision"] == COMMIT
    assert row["size"] == len(source.data)
    assert row["wanted"] == {"sessions": [], "languages": ["en"]}


def test_what_has_not_changed_is_not_fetched_again(server, tmp_path):
    source = server()
    for fresh in (True, False):
        (fetched,), _ = fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
        assert fetched.fresh is fresh
    assert [known for _, _, known in source.asked] == ["", '"one"']


def test_another_session_needs_no_other_download(server, tmp_path):
    source = server()
    sources = sources_at(source.url)
    fetch(sources, ("ga-decisions",), tmp_path, wanted=Wanted(("75",), ("en",)), manner=QUICK)
    (fetched,), _ = fetch(sources, ("ga-decisions",), tmp_path, wanted=Wanted(("76",), ("en",)), manner=QUICK)
    assert (fetched.documents, fetched.fresh) == (2, True)
    assert source.asked[-1][2] == '"one"'


@pytest.mark.parametrize("damaged", ["ga-decisions.tar.gz", ".downloads/ga-decisions.tar.gz", "fetched.json"])
def test_what_was_damaged_since_is_made_again(server, tmp_path, damaged):
    source = server()
    fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    before = (tmp_path / "ga-decisions.tar.gz").read_bytes()
    (tmp_path / damaged).write_bytes(b"damaged")
    (fetched,), _ = fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert fetched.fresh
    assert fetched.archive.read_bytes() == before


def test_a_new_revision_takes_the_place_of_the_old_one(server, tmp_path):
    source = server()
    fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    source.data = repository({"78session/English/78_1_E.xml": document(78, 1)})
    source.faults.tag = '"two"'
    (fetched,), _ = fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert (fetched.documents, fetched.fresh) == (46, True)


def test_an_archive_that_was_cut_short_unnoticed_is_thrown_away(server, tmp_path):
    """A server that does not say how long a file is can stop in the middle of it, and nobody sees it on the way."""
    source = server(lengths=False)
    source.faults.drops = [len(source.data) // 2]
    sources = sources_at(source.url)
    _, (failure,) = fetch(sources, ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert "the archive cannot be read" in str(failure)
    assert str(failure).endswith("; fetch it again")
    (fetched,), failures = fetch(sources, ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert fetched.documents == 45
    assert not failures


def test_an_older_archive_stays_where_a_new_one_cannot_be_fetched(server, tmp_path):
    source = server()
    fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    before = (tmp_path / "ga-decisions.tar.gz").read_bytes()
    source.data, source.faults.tag = b"<html>out of order</html>", '"two"'
    _, (failure,) = fetch(sources_at(source.url), ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert "the archive cannot be read" in str(failure)
    assert (tmp_path / "ga-decisions.tar.gz").read_bytes() == before


def test_a_zip_will_do_as_well(server, tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Resolutions-main/75session/English/75_1_E.xml", document(75, 1))
    sources = load_sources(address=server(made.getvalue()).url + "/{repository}.zip")
    (fetched,), failures = fetch(sources, ("ga-decisions",), tmp_path, wanted=ENGLISH, manner=QUICK)
    assert not failures
    assert fetched.documents == 1


def test_one_collection_that_is_missing_leaves_the_others(server, tmp_path, invoke):
    done = invoke("fetch", "ga-decisions", "sc-resolutions", "--out", tmp_path, "--address",
                  server(statuses=[404]).url + "/{repository}.tar.gz")  # fmt: skip
    assert done.returncode == 1
    assert "sc-resolutions.tar.gz: 45 documents, fetched" in done.stdout
    assert "GAdecisions.tar.gz: the server refuses (404 Not Found); correct the address or the name" in done.stderr
    assert done.stderr.count("recalling:") == 1


def test_nothing_could_be_fetched(server, tmp_path, invoke):
    done = invoke("fetch", "ga-decisions", "--out", tmp_path, "--quiet", "--address", server(statuses=[404]).url)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_what_was_fetched_is_built_at_once(server, tmp_path):
    source = Path("graph/sources/A_RES_57_176.md")
    text = (Path(__file__).parents[2] / source).read_bytes()
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo("Resolutions-HEAD/57session/English/57_176_E.xml")
        member.size = len(document(57, 176))
        archive.addfile(member, io.BytesIO(document(57, 176)))
    sources = sources_at(server(made.getvalue()).url)
    fetch(sources, ("ga-resolutions",), tmp_path / "data", wanted=ENGLISH, manner=QUICK)
    (tmp_path / "data" / source.name).write_bytes(text)
    built = build([tmp_path / "data"], tmp_path / "out", engine="shifty", everything=False, processes=1)
    assert [d.act for d in built.documents] == ["un/ga/res/57/176"]
    assert [failure.where.split(":")[0] for failure in built.failures] == [str(tmp_path / "data/ga-resolutions.tar.gz")]


# --------------------------------------------------------------------------------- configuration


def test_the_addresses_are_configuration(tmp_path, monkeypatch):
    own = tmp_path / "own.toml"
    own.write_text(
        'owner = "me"\n[collections.mine]\ntitle = "Mine"\nrepository = "texts"\naddress = "http://x/{owner}/{repository}"\n'
    )
    monkeypatch.setenv("RECALLING_SOURCES", str(own))
    sources = load_sources(revision="v2")
    assert sources.collections["mine"].address == "http://x/me/texts"
    assert sources.collections["ga-decisions"].address.endswith("/me/GAdecisions/archive/v2.tar.gz")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("address = ", "this is no TOML"),
        ('address = "http://x/{nobody}"', "not as a file of sources should be .*nobody"),
        ("[collections.mine]\n", "not as a file of sources should be"),
        ("collections = 3", "not as a file of sources should be"),
    ],
)
def test_a_file_of_sources_that_is_wrong(tmp_path, text, said):
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(SourceError, match=said):
        load_sources(tmp_path / "own.toml")


def test_a_file_of_sources_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match=r"none.toml: cannot be read .No such file"):
        load_sources(tmp_path / "none.toml")


def test_a_collection_or_a_language_that_is_unknown(tmp_path):
    with pytest.raises(LookupFailed, match="there is no collection 'ga'; choose of ga-resolutions, ga-decisions"):
        fetch(load_sources(), ("ga",), tmp_path)
    with pytest.raises(SourceError, match="there is no language 'xx'; choose of ar, zh, en"):
        fetch(load_sources(), (), tmp_path, wanted=Wanted(languages=("xx",)))


def test_the_collections_are_listed(invoke):
    done = invoke("fetch", "--list")
    assert done.returncode == 0
    assert "ecosoc-resolutions" in done.stdout


def test_the_second_of_two_fetches_into_a_folder_says_that_another_is_at_work(server, invoke, tmp_path):
    url, said = server().url, []

    def meanwhile(told: str) -> None:
        if told.endswith("picking the documents"):
            address = f"{url}/{{repository}}.tar.gz"
            said.append(invoke("fetch", "ga-resolutions", "--out", tmp_path, "--address", address, "--quiet"))

    (fetched,), failures = fetch(
        sources_at(url), ("ga-resolutions",), tmp_path, wanted=ENGLISH, manner=QUICK, progress=meanwhile
    )
    (second,) = said
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr == (
        f"recalling: {tmp_path}: another fetch is at work here (process {os.getpid()}); "
        "wait until it has ended, or choose another folder with --out\n"
    )
    assert (fetched.documents, failures) == (45, [])
