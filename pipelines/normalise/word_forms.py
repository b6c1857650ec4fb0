"""The form in which the words of dates are keyed and looked up: lower-case, composed, without dots."""

import re
import unicodedata

# A word is a run of anything but digits, spaces, punctuation and invisible marks: combining vowel
# signs are part of words, and Python's \w leaves them out.
WORD = (
    r"[^\d\s!-/:-@\[-`{-~·«»\u00ad\u05f3\u05f4\u060c\u061b\u0964\u0965\u104a\u104b\u2010-\u201f\u2026\u2032\u2033\u3001-\u3011"
    r"\uff01\uff08-\uff0f\uff1a-\uff20\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_WORD = re.compile(WORD)
_SHORT_NUMBER = re.compile(r"\d{1,3}")


def plain(word: str) -> str:
    """Lower-case and compose a word; the form in which words are keyed."""
    return unicodedata.normalize("NFC", word.replace("İ", "i").lower())


def without_accents(word: str) -> str:
    """Drop accents of Latin, Greek and Cyrillic letters; other scripts need their marks."""
    if word.isascii() or not ("a" <= word[0] <= "\u052f"):
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """Cut a text into words in the form they are keyed by."""
    return _WORD.findall(plain(text))


def flat(text: str) -> str:
    """Lower-case with single spaces."""
    return " ".join(text.split()).lower()


def phrase_key(phrase: str) -> str:
    """Write the number of a phrase #, and leave out what writers leave out: "5 min. ago", "5min ago"."""
    return _SHORT_NUMBER.sub("#", phrase).replace(" ", "").replace(".", "")
