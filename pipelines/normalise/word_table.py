"""Tables of words, written as text so that they are easy to read and to add to."""


def word_table(*lines: str) -> frozenset[str]:
    """Split lines at spaces; an underscore stands for a space inside an entry."""
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())
