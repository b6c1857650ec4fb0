"""Tell the language of an excerpt, or that it is open.

The model (py3langid's own) is loaded when the first excerpt is long enough: it takes a second and
120 MB, so a run that needs no language does not pay for it.
"""

from functools import cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipelines.normalise.word_table import word_table

MIN_LETTERS = 40  # the model takes shorter texts, titles above all, for Pidgin and Afrikaans
MAX_CHARS = 160  # the time goes by length; from 60 characters on it was right on 99 of 100 snippets
MIN_PROBABILITY = 0.75
MIN_PROBABILITY_HINTED = 0.4  # where the page declares the same language

# The languages that news is written in. "zxx" is the model's own answer for what is no language;
# Latin is there to catch filler text.
_NO_LANGUAGE = "zxx"
_LANGUAGES = word_table(
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fo fr fy ga gd gl gu he hi hr ht hu",
    "hy id is it ja ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt my ne nl nn no oc or pa",
    "pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi xh yo zh zu zxx",
)
_SAME = {"nb": "no", "nn": "nn", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh"}  # codes for one language
_lock = Lock()


def find_language(text: str, hint: str | None = None) -> str | None:
    """Return the code of the language a text is written in, None when it is too short or unsure.

    `hint` is the language that the page declares. It is often wrong, so it only confirms.
    """
    text = text[:MAX_CHARS]
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        return None
    with _lock:
        identifier = _load()
    language, probability = identifier.classify(text)
    if language == _NO_LANGUAGE:
        return None
    primary = hint.replace("_", "-").split("-")[0].lower() if hint else None
    hinted = primary is not None and _SAME.get(primary, primary) == language
    return str(language) if probability >= (MIN_PROBABILITY_HINTED if hinted else MIN_PROBABILITY) else None


@cache
def _load() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier
