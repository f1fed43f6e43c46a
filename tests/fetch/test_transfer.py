"""One file from a server that has faults: it is whole in the end, or one line says why it is not there."""

from __future__ import annotations

import hashlib

import pytest

from recalling.errors import EndpointError
from recalling.fetch.transfer import Manner, download

QUICK = Manner(tries=4, pause=0.01, silence=5)
DATA = bytes(range(256)) * 1000


def test_a_file_arrives_whole_with_what_is_known_of_it(server, tmp_path):
    arrived = download(server(DATA).url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert (arrived.sha256, arrived.size, arrived.tag) == (hashlib.sha256(DATA).hexdigest(), len(DATA), '"one"')
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_dropped_connection_goes_on_where_it_stopped(server, tmp_path):
    source = server(DATA, drops=[100_000, 50_000])
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert [asked for _, asked, _ in source.asked] == ["", "bytes=100000-", "bytes=150000-"]


def test_a_command_that_was_stopped_goes_on_the_next_time(server, tmp_path):
    source = server(DATA, drops=[100_000])
    with pytest.raises(EndpointError, match=r"stopped or does not answer .*run the command again: it goes on"):
        download(source.url + "/a", tmp_path / "a", manner=Manner(tries=1))
    assert not (tmp_path / "a").exists()
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert source.asked[-1][1] == "bytes=100000-"


def test_a_server_that_ignores_what_part_was_asked_for_gives_all_again(server, tmp_path):
    download(server(DATA, drops=[100_000], ranges=False).url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA


@pytest.mark.parametrize("tag", ["", 'W/"weak"'])
def test_no_part_is_asked_for_where_no_tag_says_that_it_is_of_the_same_file(server, tmp_path, tag):
    source = server(DATA, drops=[100_000], tag=tag)
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert [asked for _, asked, _ in source.asked] == ["", ""]


def test_a_file_that_has_become_another_meanwhile_begins_anew(server, tmp_path):
    source = server(DATA, drops=[100_000])
    with pytest.raises(EndpointError):
        download(source.url + "/a", tmp_path / "a", manner=Manner(tries=1))
    source.data, source.faults.tag = DATA[::-1], '"two"'
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA[::-1]


def test_a_part_that_is_longer_than_the_file_begins_anew(server, tmp_path):
    (tmp_path / "a.part").write_bytes(DATA * 2)
    (tmp_path / "a.tag").write_text('"one"')
    source = server(DATA)
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert len(source.asked) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_server_that_is_out_of_order_is_asked_again(server, tmp_path, status):
    source = server(DATA, statuses=[status, status])
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert len(source.asked) == 3


def test_a_server_that_says_how_long_to_wait_is_obeyed(server, tmp_path, monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr("recalling.fetch.transfer.time.sleep", waited.append)
    download(server(DATA, statuses=[429], wait="7").url + "/a", tmp_path / "a", manner=QUICK)
    assert waited == [7.0]


def test_the_pauses_get_longer(server, tmp_path, monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr("recalling.fetch.transfer.time.sleep", waited.append)
    with pytest.raises(EndpointError, match=r"the server refuses \(503 Service Unavailable\)"):
        download(server(DATA, statuses=[503] * 4).url + "/a", tmp_path / "a", manner=QUICK)
    assert waited == [0.01, 0.02, 0.04]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_server_that_refuses_is_asked_once(server, tmp_path, status):
    source = server(DATA, statuses=[status])
    with pytest.raises(EndpointError, match=rf"{source.url}/a: the server refuses \({status} "):
        download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert len(source.asked) == 1
    assert [*tmp_path.iterdir()] == []


def test_a_server_that_sends_to_another_address_is_followed(server, tmp_path):
    source = server(DATA, redirect="/moved", drops=[100_000])
    download(source.url + "/a", tmp_path / "a", manner=QUICK)
    assert (tmp_path / "a").read_bytes() == DATA
    assert [path for path, _, _ in source.asked] == ["/a", "/moved", "/a", "/moved"]


def test_a_server_that_sends_in_a_circle(server, tmp_path):
    with pytest.raises(EndpointError, match="from one address to another without end; correct the address"):
        download(server(DATA, redirect="/here").url + "/a", tmp_path / "a", manner=QUICK)


def test_what_has_not_the_checksum_that_it_must_have_is_thrown_away(server, tmp_path):
    with pytest.raises(EndpointError, match=r"what arrived has the SHA-256 [0-9a-f]{64}, not 00+; fetch it again"):
        download(server(DATA).url + "/a", tmp_path / "a", sha256="0" * 64, manner=QUICK)
    assert [*tmp_path.iterdir()] == []


def test_what_the_server_still_has_is_not_fetched_again(server, tmp_path):
    source = server(DATA)
    assert download(source.url + "/a", tmp_path / "a", known='"one"', manner=QUICK) is None
    assert [known for _, _, known in source.asked] == ['"one"']


@pytest.mark.parametrize("address", ["ftp://example.org/a", "no address"])
def test_what_is_no_address(tmp_path, address):
    with pytest.raises(EndpointError, match=r"not an address .*; give one that begins with http"):
        download(address, tmp_path / "a", manner=QUICK)


def test_nobody_is_there(server, tmp_path):
    source = server(DATA)
    source.http.server_close()
    with pytest.raises(EndpointError, match=r"does not answer .*see whether the address is right"):
        download(source.url + "/a", tmp_path / "a", manner=Manner(tries=2, pause=0.01))


def test_the_bytes_are_told_as_they_come(server, tmp_path):
    told: list[tuple[int, int | None]] = []
    download(server(DATA).url + "/a", tmp_path / "a", manner=QUICK, told=lambda *far: told.append(far))
    assert told[-1] == (len(DATA), len(DATA))
