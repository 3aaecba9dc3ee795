"""Closed lists of words the grammar leans on: number words, function words, what is not counted.

Number words and magnitudes are facts of English; the Indian lakh and crore and the abbreviations are those
of news agencies. The lists of function words are closed classes, so a new word never has to be added for a new story.
"""

from __future__ import annotations

from decimal import Decimal

SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: Decimal(value)
    for word, value in zip(
        "twenty thirty forty fifty sixty seventy eighty ninety fourty".split(),
        (20, 30, 40, 50, 60, 70, 80, 90, 40),
        strict=True,
    )
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(100_000),
    "million": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
    "quadrillion": Decimal(10) ** 15,
    "dozen": Decimal(12),
}
PLURAL_SCALES = {f"{word}s": value for word, value in SCALES.items()} | {"tens": Decimal(10), "scores": Decimal(20)}
SCALE_SIGNS = {
    "k": Decimal(1000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "mil": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "mm": Decimal(1_000_000),
    "b": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "bln": Decimal(1_000_000_000),
    "bil": Decimal(1_000_000_000),
    "t": Decimal(1_000_000_000_000),
    "tn": Decimal(1_000_000_000_000),
    "trn": Decimal(1_000_000_000_000),
    "cr": Decimal(10_000_000),
}
CLEAR_SCALE_SIGNS = frozenset(["mn", "mln", "bn", "bln", "tn", "trn"])
"""Abbreviated magnitudes that stand for nothing else."""

PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
PARTS |= {f"{word}s": value for word, value in PARTS.items() if not word.endswith("s") and word != "half"}

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your whose each every all both such same".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto upon over under above below between among amid against during "
    "before after since until till through throughout across along around about near off out outside inside "
    "within without toward towards behind beyond beside besides despite except per via than as like versus vs "
    "up down away back ago "
    "north south east west northeast northwest southeast southwest northward southward upstream downstream".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor yet so while whilst when where whereas because although though if unless once".split()
)
PRONOUNS = frozenset(
    "i you he she it we they me him us them who whom which what that there here himself herself itself themselves "
    "someone anyone everyone somebody nobody none".split()
)
AUXILIARIES = frozenset(
    "be is are was were been being am has have had having do does did done will would shall should can could may "
    "might must ought cannot not n't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't don't doesn't "
    "didn't can't couldn't let's it's he's she's they're we're i'm i've we've they've they'd we'd i'd".split()
)
ADVERBS = frozenset(
    "also already still just only even now then later earlier again once soon yesterday today tomorrow tonight "
    "alone together apart overall worldwide nationwide each inclusive altogether instead however "
    "so too very more less most least else ever never often always almost nearly "
    "certain sure higher lower larger smaller bigger longer shorter deep long wide tall high thick complete effective "
    "owned likely due better worse faster slower cheaper stronger weaker".split()
)
DEICTIC = frozenset("last next this past following previous coming recent first final opening remaining".split())
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS

VERB_FORMS = frozenset(
    "said says say saying told tells died dies dying killed kills killing wounded injured hurt arrested detained "
    "arrived arrive left leave leaving took take taken taking made make came come comes went go goes going got get "
    "gets gave give given gives set sets setting fled flee fleeing held hold holds found find finds showed show "
    "shows began begin begins became become becomes kept keep keeps brought bring lost lose won win wins lies lie "
    "lay stood stand stands sat sit saw see seen sees felt feel heard hear met meet paid pay pays put ran run runs "
    "sent send sends spoke speak voted vote agreed agree remain remains remained signed joined gathered marched "
    "protested attended participated fought fight served seem seems seemed appear appears appeared want wants "
    "wanted need needs needed call calls called ask asks asked work works worked live lives lived believe believes "
    "believed think thinks thought know knows knew known including involving according following regarding "
    "self-immolated demonstrated surrendered escaped survived suffered received reported claimed announced accused "
    "named known called based playing charged convicted sentenced released displaced evacuated rescued missing dead stranded trapped infected".split()
)
"""Verb forms that commonly follow a counted noun in news, so that the noun ends before them."""

PARTICIPLES_AS_NOUNS = frozenset(
    "dead killed wounded injured hurt missing arrested detained displaced hospitalized hospitalised infected "
    "unaccounted homeless".split()
)
"""Words that name the counted people when no noun follows the number: `22 dead and 40 wounded`."""

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
TIME_UNITS = frozenset(["s", "ms", "min", "h", "d", "wk", "mo", "yr", "decade", "century"])
