"""The run's end of the process that forks workers."""

import atexit
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

from crawler.workers.protocol import ENDED, REQUEST

# What of the environment is passed on: where programs and modules are, and the locale. Nothing secret.
_PASSED_ON = ("PATH", "LANG", "LC_", "LD_LIBRARY_PATH", "DYLD_", "PYTHONHOME", "TMPDIR", "TZ")
# numpy's libraries begin threads when they are loaded, and a process with threads must not fork.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_REPLY_SECONDS = 60.0  # a worker that is killed ends at once, unless the machine is in trouble


WITHOUT = "Is there memory, may you start processes? With --workers 0 pages are read without one."


class WorkersError(Exception):
    """Workers cannot be started or ended: a matter of the machine, not of a page."""

    exit_code = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a worker ended."""

    status: int  # negative: the signal that ended it
    peak_bytes: int  # of resident memory, beyond what every worker has

    @property
    def says(self) -> str:
        """Name it for people: SIGSEGV, exit status 1."""
        if self.status >= 0:
            return f"exit status {self.status}"
        known = {int(each): each.name for each in signal.Signals}
        return known.get(-self.status, f"signal {-self.status}")


class ForkServer:
    """A process of our own that forks workers; it ends, and they do, when this process ends in any way."""

    def __init__(self) -> None:
        """Start it; it loads what workers need meanwhile. Raises WorkersError where it cannot be started."""
        try:
            self._control, theirs = socket.socketpair()
        except OSError as error:
            raise _cannot_start(error) from error
        self._control.settimeout(_REPLY_SECONDS)
        try:
            with theirs:
                self._process = _start_process(theirs)
        except OSError as error:
            self._control.close()
            raise _cannot_start(error) from error

    @property
    def process_id(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Tell whether it can be asked."""
        return self._process.poll() is None

    def fork(self) -> socket.socket:
        """Return the connection to a new worker, which is closed at once where there can be none."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [REQUEST.pack(0)], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise WorkersError(
                    f"what starts the processes that read pages has ended ({error}). {WITHOUT}"
                ) from error
        return ours

    def end(self, process_id: int) -> Ended | None:
        """Kill a worker if it runs; None where the server has ended, and the worker with it."""
        try:
            self._control.sendall(REQUEST.pack(process_id))
            reply = self._control.recv(ENDED.size, socket.MSG_WAITALL)
        except ConnectionError:
            return None
        except TimeoutError as error:
            raise WorkersError(f"process {process_id} cannot be ended") from error
        if len(reply) < ENDED.size:
            return None
        status, peak_bytes = ENDED.unpack(reply)
        return Ended(status=os.waitstatus_to_exitcode(status), peak_bytes=peak_bytes)

    def close(self) -> None:
        """End it and all its workers."""
        self._control.close()
        self._process.wait()


def _cannot_start(error: OSError) -> WorkersError:
    return WorkersError(f"no process to read pages can be started ({error}). {WITHOUT}")


def _start_process(theirs: socket.socket) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-P", "-m", "crawler.workers.server", str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        env=_environment(),
        start_new_session=True,  # Ctrl-C and Ctrl-Z are for the run
    )


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
    folders = [os.path.abspath(folder) for folder in sys.path]  # noqa: PTH100 - text, as Python has it
    return kept | _ONE_THREAD | {"PYTHONPATH": os.pathsep.join(folders)}


@cache
def _started() -> list[ForkServer]:
    servers: list[ForkServer] = []
    atexit.register(_close_all, servers)
    return servers


def _close_all(servers: list[ForkServer]) -> None:
    for server in servers:
        server.close()


def shared_server() -> ForkServer:
    """Return the server of this process; start one where there is none, or where it has ended.

    Raises WorkersError where it cannot be started.
    """
    servers = _started()
    if servers and not servers[-1].is_running:
        servers.pop().close()
    if not servers:
        servers.append(ForkServer())
    return servers[-1]
