"""A small web server on loopback that answers as a test tells it to, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from time import monotonic


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to send for one request, byte by byte as it is written here."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""  # chunks are sent as they come, without a Content-Length
    announced_bytes: int | None = None  # the Content-Length, where it is not that of the body
    is_reset: bool = False  # the connection is closed without an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request that reached the server."""

    method: str
    path: str  # with its query
    headers: Mapping[str, str]  # names in lower case
    at_seconds: float  # on the monotonic clock


# An answer, one for each time in order (the last for all further ones), or what makes it.
Route = Answer | list[Answer] | Callable[[Asked], Answer]


class Server:
    """Routes by path with query, then by path; 404 for all others, /robots.txt too."""

    def __init__(self, routes: Mapping[str, Route] | None = None, *, tls: SSLContext | None = None) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.asked: list[Asked] = []
        self.released = threading.Event()  # bodies that stall wait for it; set when the server closes
        self.was_asked = threading.Event()
        self._times: dict[str, int] = {}
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._http.daemon_threads = True
        self.port: int = self._http.server_address[1]
        self.url = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"
        if tls is not None:
            self._http.socket = tls.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            self.was_asked.set()
            key = asked.path if asked.path in self.routes else asked.path.partition("?")[0]
            route = self.routes.get(key, Answer(status=404))
            number = self._times[key] = self._times.get(key, -1) + 1
        if isinstance(route, list):
            return route[min(number, len(route) - 1)]
        return route if isinstance(route, Answer) else route(asked)

    def drip(self, first: bytes = b"<p>", seconds: float = 0.02) -> Iterator[bytes]:
        """Yield a byte at a time until the server closes."""
        yield first
        while not self.released.wait(seconds):
            yield b" "

    def start(self) -> None:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serving(routes: Mapping[str, Route] | None = None, *, tls: SSLContext | None = None) -> Iterator[Server]:
    """Serve as long as the block lasts."""
    server = Server(routes, tls=tls)
    server.start()
    try:
        yield server
    finally:
        server.close()


def _handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:  # as of a handshake that the other side breaks off
                self.close_connection = True

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = server.answer(
                Asked(method=self.command, path=self.path, headers=headers, at_seconds=monotonic())
            )
            if answer.is_reset:
                self.close_connection = True
                return
            try:
                self._send(answer)
            except OSError:  # the other side went away: what some of the tests are about
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if isinstance(answer.body, bytes):
                length = len(answer.body) if answer.announced_bytes is None else answer.announced_bytes
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(answer.body)
                self.close_connection = length != len(answer.body)
                return
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for chunk in answer.body:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the library
            """Say nothing: the tests look at `asked`."""

    return Handler
