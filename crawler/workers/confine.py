"""What a worker may not do, whatever a page makes of it; each where the system knows how to forbid it."""

import ctypes
import os
import resource
import signal
import sys

# Reading needs none of these. Python's own calls are refused; native code is not watched.
_REFUSED = frozenset(
    {
        "socket.__new__",
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "subprocess.Popen",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.system",
    }
)
_PR_SET_PDEATHSIG = 1  # prctl(2)


def die_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends; elsewhere than on Linux it ends with its connection."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # ended before it was asked for
            os._exit(1)


def confine(memory_bytes: int) -> None:
    """Forbid this process network, further processes, files longer than nothing, and more memory.

    `memory_bytes` are what it may take beyond what it has; an allocation beyond fails.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if (size := address_space()) is not None:
        _, allowed = resource.getrlimit(resource.RLIMIT_AS)
        most = size + memory_bytes
        most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    sys.addaudithook(_refuse)


def address_space() -> int | None:
    """Return the bytes of address space that this process has; None where the system doesn't tell."""
    if sys.platform != "linux":
        return None
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _refuse(event: str, _arguments: object) -> None:
    if event in _REFUSED:
        raise PermissionError(f"{event}: a process that reads pages has no business with it")
