"""Tell names that mix the letters of look-alike alphabets in one word: no honest spelling does."""

import unicodedata

MAX_CHARS = 400
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")  # their letters pass for one another


def is_mixed_script(name: str) -> bool:
    """Tell whether a word of a name has letters of two of Latin, Cyrillic and Greek.

    "Rеuters" with a Cyrillic е looks like another outlet's name (homograph spoofing, UTS 39). Two
    words may each have an alphabet of their own: "РИА Novosti".

    >>> is_mixed_script("R\\u0435uters"), is_mixed_script("РИА Novosti")
    (True, False)
    """
    seen: set[str] = set()
    for char in name[:MAX_CHARS]:
        if char.isalpha():
            script = unicodedata.name(char, "").partition(" ")[0]
            if script in _SCRIPTS:
                seen.add(script)
        elif unicodedata.category(char)[0] not in "MC":  # accents and invisible marks are within a word
            seen.clear()
        if len(seen) > 1:
            return True
    return False
