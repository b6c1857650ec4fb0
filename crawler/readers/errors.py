"""The one error a reader raises on purpose."""

from pipelines.items import DropReason


class SourceError(Exception):
    """The page contradicts its own format: the source's fault, and a drop with this reason."""

    def __init__(self, reason: DropReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
