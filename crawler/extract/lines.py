"""The lines of a page as a reader sees them: ranges of the tree's texts between two line ends."""

from collections.abc import Iterator

from crawler.extract.tree import Tree

MIN_PARAGRAPH_CHARS = 80  # shorter lines are labels, menus and titles


def lines_of(tree: Tree, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank begins and ends among the texts from `first` to `last`."""
    end = len(tree.texts) if last is None else last
    while first < end:
        try:
            stop = min(tree.texts.index("\n", first), end)
        except ValueError:  # the last line ends with the page
            stop = end
        if tree.chars[stop] > tree.chars[first]:
            yield first, stop
        first = stop + 1


def running_text(tree: Tree, first: int = 0, last: int | None = None) -> int:
    """Count the characters outside links in the paragraphs between two texts."""
    sizes = (
        tree.chars[stop] - tree.chars[start] - (tree.link_chars[stop] - tree.link_chars[start])
        for start, stop in lines_of(tree, first, last)
    )
    return sum(size for size in sizes if size >= MIN_PARAGRAPH_CHARS)
