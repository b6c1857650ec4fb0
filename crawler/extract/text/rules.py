"""Candidate layouts whose entries stand between rules: "-----", "* * *"."""

from collections.abc import Iterator

from crawler.extract.text.anchors import titles_above
from crawler.extract.text.layout import MIN_STARTS, Layout, TitlePlace, first_of, make_layout
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import same_block


def find_ruled(lines: list[Line]) -> Iterator[Layout]:
    """Entries between rules; what stands before the first dated one is the header."""
    for character in sorted({line.text[0] for line in lines if line.kind is Kind.RULE}):
        starts = [0] if lines[0].kind is not Kind.RULE else []
        for index in range(1, len(lines)):
            rule, after = lines[index - 1], lines[index]
            if after.kind is not Kind.RULE and rule.kind is Kind.RULE and rule.text[0] == character:
                starts.append(index)
        if len(starts) < MIN_STARTS:
            continue
        ends = [*starts[1:], len(lines)]
        dated = [first_of(lines, Kind.DATE, start, end) for start, end in zip(starts, ends, strict=True)]
        if 2 * sum(index is not None for index in dated) < len(starts):
            dated = [first_of(lines, Kind.LINK, start, end) for start, end in zip(starts, ends, strict=True)]
        kept = [i for i, index in enumerate(dated) if index is not None]
        if len(kept) < MIN_STARTS:
            continue
        first, last = kept[0], kept[-1]
        cut = starts[first : last + 1]
        before_title = _is_title_above(lines, cut, dated[first : last + 1])
        anchor = dated[first]
        if starts[first] == 0 and anchor is not None:  # the header may stand above the first entry
            cut[0] = titles_above(lines, [anchor], tight=False)[0] if before_title else anchor
        title = TitlePlace.BEFORE_DATE if before_title else TitlePlace.FIRST
        stop = ends[last]
        yield make_layout(lines, "ruled", cut, title, stop=stop, tight=_is_tight(lines, cut, stop))


def _is_title_above(lines: list[Line], starts: list[int], dated: list[int | None]) -> bool:
    """Tell whether text stands above the date in most entries."""
    above = [
        first_of(lines, Kind.TEXT, start, index) is not None
        for start, index in zip(starts[1:] or starts, dated[1:] or dated, strict=True)
        if index is not None
    ]
    return 2 * sum(above) > len(above)


def _is_tight(lines: list[Line], starts: list[int], stop: int) -> bool:
    """Tell whether most entries have the whole of their text in one block, title included."""
    single = 0
    for start, end in zip(starts, [*starts[1:], stop], strict=True):
        texts = [index for index in range(start, end) if lines[index].kind is Kind.TEXT]
        single += len(texts) > 1 and sum(not same_block(lines, index) for index in texts) == 1
    return 2 * single > len(starts)
