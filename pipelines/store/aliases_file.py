"""The user's `aliases.csv` in the workspace: read when a writer opens it, never written by clipfile."""

from pathlib import Path

from pipelines.normalise.aliases import Aliases, AliasFileError, parse_aliases
from pipelines.store.errors import NotAWorkspaceError, StoreError

ALIASES_NAME = "aliases.csv"


class AliasesError(StoreError):
    """The user's table of names is not as it should be."""

    exit_code = 2


def load_aliases(root: Path) -> Aliases:
    """Load the aliases of a workspace, none where there is no such file; raises AliasesError."""
    path = root / ALIASES_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Aliases()
    except NotADirectoryError:
        raise NotAWorkspaceError(f"{root}: is a file, not a folder. Choose another --data folder.") from None
    except OSError as error:
        raise AliasesError(f"{path}: {error.strerror}. Mend it, or move it away.") from error
    try:
        return parse_aliases(data)
    except AliasFileError as error:
        message = f"{path}: line {error.line}: {error.text}. Nothing was changed."
        raise AliasesError(message) from error
