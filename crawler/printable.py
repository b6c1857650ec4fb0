r"""Write text of strangers so that it controls no terminal, forges no line of a log, and hides no order.

What cannot be seen is shown as an escape (CWE-117, CWE-1007). ZWNJ and ZWJ stay: they spell words.
"""

import json
import logging
import re

# C0 and C1 controls (0x9b opens an escape sequence as ESC [ does), separators of lines and paragraphs,
# bidirectional controls, halves of surrogate pairs.
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def escape_unseen(text: str) -> str:
    r"""Write every control character as an escape, line ends too: one line, whatever was in it.

    >>> escape_unseen("a\r\nb\x1b[2J\u202e")
    'a\\r\\nb\\x1b[2J\\u202e'
    """
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def escape_unseen_in_lines(text: str) -> str:
    r"""Do the same with a text of several lines, such as a traceback; those behind the first are indented.

    >>> escape_unseen_in_lines("a\n2026 ERROR b\x1b")
    'a\n    2026 ERROR b\\x1b'
    """
    return "\n    ".join(map(escape_unseen, text.split("\n")))


def escape_unseen_in_json(document: str) -> str:
    r"""Do the same with JSON, whose value stays what it is; its line ends stay too.

    >>> escape_unseen_in_json('{"a": "\u202eb"}')
    '{"a": "\\u202eb"}'
    """
    return _UNSEEN.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], document)


class PrintableLines(logging.Formatter):
    """A formatter of log lines: a message is one line, and what is behind it (a traceback) is indented."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return escape_unseen_in_lines(super().format(_of_one_line(record)))


def _of_one_line(record: logging.LogRecord) -> logging.LogRecord:
    """Return a copy of a record whose message has no line end; other handlers get the record itself."""
    copied = logging.makeLogRecord(record.__dict__)
    copied.msg, copied.args = escape_unseen(record.getMessage()), None
    return copied
