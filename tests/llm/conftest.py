"""A server on the loopback that answers chat completions as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import stamina

Answer = Callable[[BaseHTTPRequestHandler], None]


class Served:
    """`answers` are used one a request, the last one again and again; `requests` are the (headers, body) that came."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.over = threading.Event()
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                served.requests.append(({"path": self.path, **self.headers}, body))
                served.answers[min(len(served.requests), len(served.answers)) - 1](self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def status(self, code: int) -> Answer:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(code)
            request.send_header("Content-Length", "0")
            request.end_headers()

        return answer

    def raw(self, body: bytes) -> Answer:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        return answer

    def content(self, content: str, finish_reason: str = "stop") -> Answer:
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
        return self.raw(json.dumps({"id": "c1", "object": "chat.completion", "choices": [choice]}).encode())

    def reports(self, *reports: dict[str, Any]) -> Answer:
        return self.content(json.dumps({"reports": reports}))

    def silence(self, request: BaseHTTPRequestHandler) -> None:
        """No answer until the test is over."""
        self.over.wait()

    def trickle(self, request: BaseHTTPRequestHandler) -> None:
        """An answer that never ends, a byte at a time."""
        request.send_response(200)
        request.end_headers()
        try:
            while not self.over.wait(0.02):
                request.wfile.write(b" ")
        except OSError:
            pass


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    stamina.instrumentation.set_on_retry_hooks([])
    server = Served()
    yield server
    server.close()
    stamina.instrumentation.set_on_retry_hooks(None)
