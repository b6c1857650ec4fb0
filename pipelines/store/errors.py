"""What the store says when it cannot go on: what, where, and the next step."""


class StoreError(Exception):
    """The workspace cannot be read or written; nothing that was committed is changed."""

    exit_code = 1


class WorkspaceLockedError(StoreError):
    """Another process is writing to the workspace."""


class NotAWorkspaceError(StoreError):
    """The folder is no workspace, or one that this clipfile does not know: a matter of --data."""

    exit_code = 2
