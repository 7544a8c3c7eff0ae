"""The secret scopes of a Databricks workspace, as far as the notebook uses them."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

Scopes = dict[str, dict[str, str]]


@contextmanager
def keeping(scopes: Scopes) -> Iterator[str]:
    """Keep secrets in `scopes` until the block ends; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            match url.path:
                case "/api/2.0/secrets/scopes/list":
                    self.answer(200, {"scopes": [{"name": name} for name in scopes]})
                case "/api/2.0/secrets/get":
                    value = scopes[asked["scope"]][asked["key"]]
                    encoded = base64.b64encode(value.encode()).decode()
                    self.answer(200, {"key": asked["key"], "value": encoded})
                case _:
                    self.answer(404, {"error_code": "NOT_FOUND", "message": "not here"})

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            match urlsplit(self.path).path:
                case "/api/2.0/secrets/scopes/create":
                    scopes[sent["scope"]] = {}
                    self.answer(200, {})
                case "/api/2.0/secrets/put":
                    scopes[sent["scope"]][sent["key"]] = sent["string_value"]
                    self.answer(200, {})
                case _:
                    self.answer(404, {"error_code": "NOT_FOUND", "message": "not here"})

        def answer(self, status: int, body: object) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
