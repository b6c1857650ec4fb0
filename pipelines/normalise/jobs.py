"""Tell what people do from what they are called: "political editor", "Staff Writer", "PhD"."""

from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.word_table import word_table

MAX_JOB_WORDS = 5
MAX_PLAIN_WORDS = 2  # "Political Editor"; of more, the first must be of a rank: "Ann Lee Reporter" is a name
# The last word of a job, and letters behind a name.
_ENDS = word_table(
    "reporter reporters correspondent correspondents writer editor editor-in-chief journalist columnist",
    "contributor producer anchor analyst photographer intern professor researcher fellow lecturer",
    "phd ph.d. ph.d md m.d. mba ba ma msc bsc esq esq. jd j.d. korrespondent korrespondentin redakteur",
    "redakteurin reporterin journaliste correspondant correspondante periodista corresponsal redactor",
    "redactora giornalista corrispondente inviato inviata redattore redattrice jornalista repórter",
    "correspondente redator redatora korespondent dziennikarz dziennikarka korrespondent journalist",
    "redaktör reporter toimittaja muhabir muhabiri корреспондент журналист редактор обозреватель",
)
_RANKS = word_table(
    "senior chief deputy associate assistant staff special foreign general managing executive contributing",
    "former freelance guest the our a an",
)
_BEFORE_PLACE = word_table("correspondent professor editor reporter fellow director")  # "Editor at Large"


def is_job(text: str) -> bool:
    """Tell whether a text is a job or a degree and nothing else: its last word says so.

    >>> is_job("Political Editor"), is_job("PhD"), is_job("Ann Lee")
    (True, True, False)
    """
    words = text.lower().strip(" .,").split()
    if not 1 <= len(words) <= MAX_JOB_WORDS or is_outlet(" ".join(words[:-1])):
        return False
    if words[0] in _BEFORE_PLACE and len(words) > 1 and words[1] in ("at", "of", "in"):
        return True
    return words[-1] in _ENDS and (len(words) <= MAX_PLAIN_WORDS or words[0] in _RANKS or text.islower())
