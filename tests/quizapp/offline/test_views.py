from __future__ import annotations

import json
import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient


def test_the_worker_names_files_that_are_there(client: FlaskClient) -> None:
    worker = client.get("/sw.js")
    assert worker.mimetype == "text/javascript"
    assert "Set-Cookie" not in worker.headers
    found = re.search(r"const FILES = (\[.*\]);", worker.text)
    assert found is not None
    files = json.loads(found[1])
    assert [client.get(file).status_code for file in files] == [200] * len(files)


def test_the_manifest_names_icons_that_are_there(client: FlaskClient) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    manifest = json.loads(answer.text)
    assert {client.get(icon["src"]).mimetype for icon in manifest["icons"]} == {"image/png"}
    assert manifest["display"] == "standalone"
    assert 'href="/manifest.webmanifest"' in client.get("/").text


def test_the_page_that_lies_on_a_device_names_nobody(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    page = client_of(make_user()).get("/offline").text
    assert "This page needs the network" in page
    assert "data-account" not in page
    assert "Log out" not in page


def test_accounts_have_keys_of_their_own_that_outlast_a_login(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    first, second = make_user("one"), make_user("two")
    keys = [
        re.findall(r'data-account="(\w+)"', client_of(user).get("/").text)
        for user in (first, first, second)
    ]
    assert keys[0] == keys[1] != keys[2]
    assert all(len(found) == 1 and len(found[0]) == 24 for found in keys)


def test_logging_out_empties_the_device_over_tls_only(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    plain = client_of(make_user()).post("/logout")
    assert "Clear-Site-Data" not in plain.headers
    over_tls = client_of(make_user("another")).post("/logout", base_url="https://localhost")
    assert over_tls.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_the_policy_lets_a_worker_and_a_manifest_of_ours_in(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert {"worker-src 'self'", "manifest-src 'self'"} <= set(policy)
