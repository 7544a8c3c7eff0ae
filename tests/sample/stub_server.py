"""A server with prepared answers, for behaviour that a real server shows too rarely to test."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import trustme

from descriptions import ORDINARY, SECRET, Description

TOKEN_PATH = "/token"


@dataclass(frozen=True)
class Answer:
    """One answer: a status, a body of JSON or of plain text, and more headers."""

    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)


def token(expires_in: int = 3599) -> Answer:
    """Hand out a token, with numbers as strings, as Azure AD v1 does."""
    return Answer(body={"access_token": "a.b.c", "expires_in": str(expires_in)})


def page(index: int, pages: int) -> Answer:
    """Give a page with one data set."""
    data_sets = [{"id": f"id-{index}", "name": f"Data set {index}"}]
    return Answer(body={"result": data_sets, "totalPages": pages, "totalCount": pages})


# It announces more than it has.
CUT_OFF = Answer(headers={"Content-Length": "99", "Connection": "close"})
ROWS = Answer(body={"data": [{"Ship": "船"}], "pagination": {"totalCount": 1}})


class Stub:
    """Answers in order from one list for each address; the last answer of a list is repeated."""

    def __init__(self, tokens: list[Answer], calls: list[Answer]) -> None:
        self.origin = ""
        self.token_requests: list[str] = []
        self.token_headers: list[dict[str, str]] = []
        self.call_requests: list[dict[str, str]] = []
        self._tokens = tokens
        self._calls = calls

    @property
    def description(self) -> Description:
        """An account for the whole workspace that calls this server."""
        addresses = {"apiBase": self.origin, "tokenUrl": self.origin + TOKEN_PATH}
        return {**ORDINARY, **addresses, "level": "reader", "secret": SECRET}

    def answer(self, path: str, headers: dict[str, str], body: str) -> Answer:
        """Record a request and return its answer."""
        if urlsplit(path).path == TOKEN_PATH:  # whole addresses are sent to a proxy
            self.token_requests.append(body)
            self.token_headers.append(headers)
            answers = self._tokens
        else:
            self.call_requests.append(headers)
            answers = self._calls
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def serving(
    tokens: list[Answer], calls: list[Answer], authority: trustme.CA | None = None
) -> Iterator[Stub]:
    """Serve these answers on a free port until the block ends, over TLS if need be."""
    stub = Stub(tokens, calls)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            answer = stub.answer(self.path, dict(self.headers), body)
            text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            self.send_response(answer.status)
            length = {"Content-Length": str(len(text.encode()))}
            for name, value in {**length, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.origin = f"http://127.0.0.1:{server.server_port}"
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        # The handshake belongs to the thread of its connection.
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        stub.origin = stub.origin.replace("http", "https")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
