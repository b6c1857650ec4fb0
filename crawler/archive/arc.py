"""The line before a document of an ARC file, the Internet Archive's format before WARC.

Source: "Arc File Format", Internet Archive 1996: version 1 has the address, IP address, time, media type
and length; version 2 has five fields more between the last two.
"""

import re

_LINE = re.compile(rb"(\S+) \S+ (\d{14}) (\S+)(?: \S+){0,5} (\d{1,18})\r?\n")
FILE_HEAD = b"filedesc://"  # the first line of a file, before what it says of itself


def parse_arc_line(line: bytes) -> dict[str, str] | None:
    """Return the fields of the record in the words of WARC, None where it is no line of an ARC file.

    >>> parse_arc_line(b"http://a.example/ 192.0.2.1 20080430204825 text/html 6000\\n")["warc-date"]
    '2008-04-30T20:48:25Z'
    """
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    url, time, media_type, length = (part.decode("latin-1") for part in found.groups())
    return {
        "warc-type": "warcinfo" if line.startswith(FILE_HEAD) else "response",
        "warc-target-uri": url,
        "warc-date": f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}Z",
        "content-type": media_type,
        "content-length": length,
    }
