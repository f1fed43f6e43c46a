"""The server keeps every convention that a deployed site is tested for."""

from __future__ import annotations

from recalling.publish.check import Answer, check


def test_every_convention_is_kept(client):
    def fetch(address: str, accept: str = "*/*", method: str = "GET") -> Answer:
        got = client.request(method, address, headers={"Accept": accept})
        return Answer(got.status_code, {k.lower(): v for k, v in got.headers.items()}, got.content)

    findings = check("http://testserver/", fetch)
    assert not [f for f in findings if not f.kept]
    assert len(findings) > 25
