"""A site served on loopback: what a model answers goes over a real connection, faults included."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.live.faults import Answer

AnswerTo = Callable[[str, Mapping[str, str], datetime], Answer]  # of path, headers in lower case, time


class Loopback(ThreadingHTTPServer):
    """Serves what a function answers, one request at a time; a client that is killed is no error."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: clients of these tests go away in the middle."""

    @property
    def base_url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}"


def make_handler(answer_to: AnswerTo, told: Callable[[str], None]) -> type[BaseHTTPRequestHandler]:
    """Make the handler of a server; `told` is called with the path when an answer is sent whole."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                answer = answer_to(self.path, headers, datetime.now(UTC))
            if answer.is_silent:
                self.close_connection = True
                return
            self._send(answer)
            told(self.path)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            self.end_headers()
            self.wfile.write(answer.body)
            self.wfile.flush()
            if answer.missing:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serve(answer_to: AnswerTo, told: Callable[[str], None] = lambda _: None) -> Iterator[Loopback]:
    """Serve on a free port of loopback until left."""
    server = Loopback(("127.0.0.1", 0), make_handler(answer_to, told))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
