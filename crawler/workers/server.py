"""The process that forks workers: it has loaded what they need, has one thread, and reads no page itself.

`python -m crawler.workers.server DESCRIPTOR` is given one end of a socket. It forks a worker on each
connection that it is sent, and ends the workers it is told to. When the other end is closed, because its
process ended in whatever way, so do all.
"""

import gc
import os
import resource
import signal
import socket
import sys
from typing import NoReturn

from crawler.workers.confine import die_with_parent
from crawler.workers.protocol import ENDED, NO_MEMORY_STATUS, REQUEST
from crawler.workers.worker import work
from pipelines.normalise.language import find_language

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, getrusage(2)


def serve(control: socket.socket) -> None:
    """Fork and end workers until the other end is closed."""
    workers: set[int] = set()
    try:
        while True:
            request, descriptors, _, _ = socket.recv_fds(control, REQUEST.size, 1)
            if not request:
                return
            (process_id,) = REQUEST.unpack(request)
            if process_id == 0:
                workers.add(_fork(control, descriptors[0]))
            else:
                workers.discard(process_id)
                control.sendall(_end(process_id))
    except ConnectionError:
        return
    finally:
        for process_id in workers:
            os.kill(process_id, signal.SIGKILL)


def _fork(control: socket.socket, descriptor: int) -> int:
    parent = os.getpid()
    process_id = os.fork()
    if process_id == 0:
        _run_worker(control, descriptor, parent)
    os.close(descriptor)
    return process_id


def _run_worker(control: socket.socket, descriptor: int, parent: int) -> NoReturn:
    """Never return into the server's own frames."""
    status = 1
    try:
        die_with_parent(parent)
        control.close()
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 2)  # 0 and 1 are that already
        os.close(nothing)
        connection = socket.socket(fileno=descriptor)  # open until the very end: closed, it ends us
        work(connection)
        status = 0
    except MemoryError:
        status = NO_MEMORY_STATUS
    finally:
        os._exit(status)


def _end(process_id: int) -> bytes:
    """Kill a worker, which changes nothing where it has ended, and tell how it ended."""
    os.kill(process_id, signal.SIGKILL)
    _, status, usage = os.wait4(process_id, 0)
    forked_with = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return ENDED.pack(status, max(0, usage.ru_maxrss - forked_with) * _RSS_UNIT)


def main() -> None:
    """Serve on the descriptor that is named on the command line."""
    # A stop is for the run to decide, which then closes its end.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    find_language("A sentence of some length, so that the model of languages is loaded once for all.")
    gc.freeze()  # what is loaded stays shared between the workers
    serve(socket.socket(fileno=int(sys.argv[1])))


if __name__ == "__main__":
    main()
