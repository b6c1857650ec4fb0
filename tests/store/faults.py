"""Disks that fail: one kills its process at an operation, one remembers what a power cut would leave."""

import os
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.store.disk import Disk

Leavings = frozenset[tuple[str, object]]  # paths, and the bytes or target of each


class QuickDisk(Disk):
    """Sync nothing: only a power cut loses what is written and not synced, and that is simulated."""

    def fsync(self, file_descriptor: int, path: Path) -> None:
        pass


class CountingDisk(QuickDisk):
    """Call `at_operation` before each operation that changes something, with its number and name.

    To die before a sync is to die before what follows it.
    """

    def __init__(self) -> None:
        self.done = 0

    def at_operation(self, name: str) -> None:
        self.done += 1

    def write(self, file_descriptor: int, data: memoryview) -> None:
        self.at_operation("write")
        super().write(file_descriptor, data)

    def make_folder(self, path: Path) -> None:
        self.at_operation("make_folder")
        super().make_folder(path)

    def rename(self, old: Path, new: Path) -> None:
        self.at_operation("rename")
        super().rename(old, new)

    def link(self, existing: Path, new: Path) -> None:
        self.at_operation("link")
        super().link(existing, new)

    def symlink(self, path: Path, target: str) -> None:
        self.at_operation("symlink")
        super().symlink(path, target)

    def unlink(self, path: Path) -> None:
        self.at_operation("unlink")
        super().unlink(path)

    def remove_folder(self, path: Path) -> None:
        self.at_operation("remove_folder")
        super().remove_folder(path)


class KillingDisk(CountingDisk):
    """SIGKILL the process before operation `kill_at`; a write is torn: half of it is done."""

    def __init__(self, kill_at: int) -> None:
        super().__init__()
        self.kill_at = kill_at

    def at_operation(self, name: str) -> None:
        if self.done == self.kill_at and name != "write":
            os.kill(os.getpid(), signal.SIGKILL)
        super().at_operation(name)

    def write(self, file_descriptor: int, data: memoryview) -> None:
        if self.done == self.kill_at:
            Disk.write(self, file_descriptor, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        super().write(file_descriptor, data)


class FailingDisk(CountingDisk):
    """Raise an OSError at operation `fail_at` and at every one after it that needs space."""

    def __init__(self, fail_at: int, error_number: int) -> None:
        super().__init__()
        self.fail_at = fail_at
        self.error_number = error_number

    def at_operation(self, name: str) -> None:
        if self.done >= self.fail_at and name in ("write", "make_folder", "link", "symlink"):
            raise OSError(self.error_number, os.strerror(self.error_number))
        super().at_operation(name)


@dataclass(slots=True)
class Node:
    """A file, folder or symlink, as it is and as it was when last synced."""

    target: str | None = None  # of a symlink
    is_folder: bool = False
    data: bytes = b""
    synced_data: bytes = b""
    children: dict[str, "Node"] = field(default_factory=dict)
    synced_children: dict[str, "Node"] = field(default_factory=dict)


class PowerCutDisk(CountingDisk):
    """Remember which bytes and names were synced, and lay out what a power cut now would leave.

    Two extremes, between which real file systems lie: with `names_survive` every name is on disk
    though never synced, but unsynced bytes are not; without it, neither is.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root
        self._tree = _read_tree(root) if root.exists() else Node(is_folder=True)
        self.before_operation = lambda: None

    def at_operation(self, name: str) -> None:
        self.before_operation()
        super().at_operation(name)

    def _node(self, path: Path) -> Node:
        node = self._tree
        for part in path.relative_to(self._root).parts:
            node = node.children[part]
        return node

    def write(self, file_descriptor: int, data: memoryview) -> None:
        super().write(file_descriptor, data)
        path = Path(os.readlink(f"/proc/self/fd/{file_descriptor}"))
        node = self._node(path.parent).children.setdefault(path.name, Node())
        node.data += bytes(data)

    def fsync(self, file_descriptor: int, path: Path) -> None:
        super().fsync(file_descriptor, path)
        if not path.is_relative_to(self._root):
            return
        node = (
            self._node(path)
            if path.is_dir()
            else self._node(path.parent).children.setdefault(path.name, Node())
        )
        node.synced_data = node.data
        node.synced_children = dict(node.children)

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        if path != self._root:
            self._node(path.parent).children[path.name] = Node(is_folder=True)

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self._node(new.parent).children[new.name] = self._node(old.parent).children.pop(old.name)

    def link(self, existing: Path, new: Path) -> None:
        super().link(existing, new)
        self._node(new.parent).children[new.name] = self._node(existing)

    def symlink(self, path: Path, target: str) -> None:
        super().symlink(path, target)
        self._node(path.parent).children[path.name] = Node(target=target)

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        del self._node(path.parent).children[path.name]

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        del self._node(path.parent).children[path.name]

    def left_by_a_cut(self, *, names_survive: bool) -> Leavings:
        """Return what `lay_out` would write now: two cuts that leave the same are one case."""
        left: set[tuple[str, object]] = set()
        waiting = [("", self._tree)]
        while waiting:
            path, node = waiting.pop()
            left.add((path, node.target or (None if node.is_folder else node.synced_data)))
            children = node.children if names_survive else node.synced_children
            waiting.extend((f"{path}/{name}", child) for name, child in children.items())
        return frozenset(left)

    def lay_out(self, folder: Path, *, names_survive: bool) -> None:
        """Write into an empty folder what the disk would hold after a power cut now."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        waiting = [(self._tree, folder)]
        while waiting:
            node, path = waiting.pop()
            children = node.children if names_survive else node.synced_children
            for name, child in children.items():
                if child.target is not None:
                    (path / name).symlink_to(child.target)
                elif child.is_folder:
                    (path / name).mkdir()
                    waiting.append((child, path / name))
                else:
                    (path / name).write_bytes(child.synced_data)


def _read_tree(path: Path) -> Node:
    """Take what is on disk as synced."""
    if path.is_symlink():
        return Node(target=os.readlink(path))
    if path.is_file():
        data = path.read_bytes()
        return Node(data=data, synced_data=data)
    children = {child.name: _read_tree(child) for child in path.iterdir()}
    return Node(is_folder=True, children=children, synced_children=dict(children))
