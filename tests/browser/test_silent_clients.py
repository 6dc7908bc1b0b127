"""Visitors who send half of what they announced keep nobody waiting."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest

from tests.browser.server import LiveServer

_SILENT = 300
_PATIENCE_SECONDS = 60
_HEAD = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
_FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
_MULTIPART = b"Content-Type: multipart/form-data; boundary=x\r\n"
_WAYS = {
    "half a form": _HEAD + _FORM + b"Content-Length: 200\r\n\r\nlogin=anna",
    "nothing of a form": _HEAD + _FORM + b"Content-Length: 200\r\n\r\n",
    "half a file": _HEAD
    + _MULTIPART
    + b"Content-Length: 100000\r\n\r\n--x\r\nContent-Disposition:",
    "in chunks": _HEAD + _FORM + b"Transfer-Encoding: chunked\r\n\r\n5\r\nlogin\r\n",
}


@pytest.mark.parametrize("way", [*_WAYS, "byte by byte"])
def test_an_honest_visitor_is_answered_beside_silent_ones(server: LiveServer, way: str) -> None:
    with ExitStack() as stack:
        silent = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            for _ in range(_SILENT)
        ]
        for one in silent:
            one.sendall(_WAYS.get(way, _WAYS["nothing of a form"]))
        for byte in b"login" if way == "byte by byte" else b"":
            for one in silent:
                one.sendall(bytes([byte]))
            assert _get_login_page(server) == 200
        assert _get_login_page(server) == 200


def _get_login_page(server: LiveServer) -> int:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE_SECONDS)
    connection.request("GET", "/login")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status
