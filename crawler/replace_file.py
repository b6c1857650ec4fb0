"""Write a small text file at one instant."""

import os
from pathlib import Path


def replace_file(path: Path, text: str, *, errors: str = "strict") -> None:
    """Write the file whole or not at all; raises OSError, and then leaves nothing beside it.

    `errors` says what becomes of text that UTF-8 cannot hold, as for `open`.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", errors=errors, newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
