"""Abbreviations of English news, sorted by what may follow their stop.

The lists are compiled by hand from common usage (titles, months, states, company forms); they hold the
form before the stop in lower case.
"""

from __future__ import annotations

NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof rev hon gen lt col sgt cpl pvt maj capt cpt cmdr adm brig sen sens rep reps gov govs pres "
    "amb msgr fr supt det insp messrs mme mlle st mt ft pfc spc vs v cf e.g eg i.e ie viz al ca approx est "
    "rt.hon sec.gen vice-adm rear-adm lt.gen lt.col maj.gen brig.gen dist dept asst assoc atty d.c.c op ph ald "
    "sra dra comm commr incl excl resp tel ext adj temp max min abbr misc def esp".split()
)
"""Followed by the rest of its phrase: a stop after one of these ends no sentence."""

BEFORE_NUMBER = frozenset(
    "no nos art arts sec secs p pp vol vols fig figs ch chap para paras jan feb mar apr jun jul aug sep sept oct nov dec "
    "rm apt ste c pt pts ver v".split()
)
"""Ends no sentence before a number; otherwise it is an ordinary word or may end one."""

SOMETIMES_LAST = frozenset(
    "inc corp co cos ltd llc plc bros jr sr esq etc ave blvd rd hwy pkwy sq bldg univ assn intl natl govt "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex vt va wash wis wyo ont que alta "
    "u.s u.k u.n e.u u.s.a d.c n.y n.j n.h n.m n.c n.d s.c s.d r.i w.va u.s.s.r l.a ph.d m.d b.a m.a b.c a.d "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ft in lb lbs oz mi min hr hrs sq mph a.k.a r d r.-calif".split()
)
"""Ends a sentence only where the next word is one that opens sentences."""

CLOCK = frozenset(["a.m", "p.m", "am", "pm"])
"""Ends a sentence unless a day, a zone or a month follows."""

AFTER_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest msk ist jst aest eastern central mountain "
    "pacific greenwich moscow local".split()
)
"""Words that go on with a time of day."""

OPENERS = frozenset(
    "the a an this that these those there here he she it they we i you his her its their our my your "
    "in on at by for from with without after before during since while when where why how what who which whose "
    "as if although though because unless until despite according but and or so yet nor then now also "
    "however meanwhile moreover nevertheless still instead later earlier today yesterday another some many most "
    "several few both each every all no not one two three four five six seven eight nine ten about more "
    "under over between among through throughout following asked speaking mr mrs ms".split()
)
"""Words that open sentences far more often than they go on with a name or a title."""
