"""English noun forms: is a word a plural, and what is its singular.

Rules of spelling with the irregular nouns of English listed; a plural that is spelled like its singular is listed too.
"""

from __future__ import annotations

IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "gunmen": "gunman",
    "servicemen": "serviceman",
    "servicewomen": "servicewoman",
    "businessmen": "businessman",
    "lawmakers": "lawmaker",
    "fishermen": "fisherman",
    "firemen": "fireman",
    "congressmen": "congressman",
    "spokesmen": "spokesman",
    "tribesmen": "tribesman",
    "militiamen": "militiaman",
    "crewmen": "crewman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "oxen": "ox",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "leaves": "leaf",
    "loaves": "loaf",
    "thieves": "thief",
    "shelves": "shelf",
    "wolves": "wolf",
    "calves": "calf",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "theses": "thesis",
    "viruses": "virus",
    "buses": "bus",
    "campuses": "campus",
    "bonuses": "bonus",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "alumni": "alumnus",
    "cities": "city",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "rookies": "rookie",
    "species": "species",
    "series": "series",
    "shoes": "shoe",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "vetoes": "veto",
    "echoes": "echo",
    "torpedoes": "torpedo",
    "mosquitoes": "mosquito",
    "volcanoes": "volcano",
    "gases": "gas",
    "quizzes": "quiz",
    "axes": "axe",
    "aches": "ache",
    "headaches": "headache",
    "caches": "cache",
    "dead": "dead",
    "killed": "killed",
}
SAME = frozenset(
    "aircraft spacecraft warcraft hovercraft watercraft sheep deer fish cattle salmon troops personnel staff police "
    "crew series species offspring headquarters barracks works means gendarmerie infantry cavalry livestock poultry "
    "dead wounded injured missing homeless unemployed elderly poor arrested detained killed displaced migrants "
    "dice swiss japanese chinese portuguese vietnamese sudanese lebanese burmese taiwanese congolese senegalese "
    "vermin counsel clergy militia youth swine trout squid cannon hp".split()
) - {"migrants"}
"""Nouns whose plural is spelled like their singular, collectives that take a number, and adjectives used as nouns."""

_NOT_PLURAL = frozenset(
    "is was has this his its us as thus plus yes perhaps always news politics mathematics physics economics gas bus "
    "virus status focus census campus bonus chaos lens diabetes christmas yours ours theirs hers does goes besides "
    "towards afterwards sometimes various previous serious famous religious dangerous numerous religious obvious "
    "nervous enormous anonymous ambitious precious furious glorious notorious suspicious cautious conscious overseas "
    "across less unless whereas nevertheless nonetheless sports arms customs defence sales savings communications "
    "business process access success illness witness distress congress press loss class cross glass mass pass boss "
    "progress address stress express wireless homeless".split()
)
"""Words in -s that are no plural noun, or plural nouns that usually stand before another noun (`two sports cars`)."""


def is_plural(word: str) -> bool:
    """Whether a lower-cased word looks like a plural noun, or a noun that counts without an ending.

    Example:
        >>> [word for word in ("soldiers", "people", "aircraft", "various", "glass", "bus") if is_plural(word)]
        ['soldiers', 'people', 'aircraft']
    """
    last = word.rsplit("-", 1)[-1]
    if last in SAME or last in IRREGULAR:
        return True
    if last in _NOT_PLURAL or len(last) < 3:  # noqa: PLR2004  the shortest plural has three letters
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a lower-cased noun.

    Example:
        >>> [singular(word) for word in ("soldiers", "parties", "boxes", "people", "buses", "houses", "aircraft")]
        ['soldier', 'party', 'box', 'person', 'bus', 'house', 'aircraft']
    """
    if "-" in word:
        head, last = word.rsplit("-", 1)
        return f"{head}-{singular(last)}"
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in SAME or not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004  ties, lies, pies keep their e
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
