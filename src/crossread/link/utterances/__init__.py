"""The same words of the same occasion across reports, whatever each report leaves out or words otherwise.

What joins two quotations, and why:

| rule | value | where | why |
|---|---|---|---|
| words shared in runs, of the shorter one | .6 of its weight | `wording` | an alteration keeps most of it |
| run that is enough among bodies | 4 words, weight 1 | `wording` | one statement is fetched from many desks |
| run that is enough where a person meets a body | 8 words, weight 2 | `wording` | two may speak alike of one thing |
| run that is enough where two persons are named | 10 words, weight 3 | `wording` | then reports differ on the speaker |
| few or common words | same speaker or nobody told, like sentences | `wording` | short words are said often |
| two renderings of one speaker | .5 of the shorter one, five terms | `meaning` | a translation keeps what it tells |
| a turn of phrase kept | five words in runs, .5 of the terms | `meaning` | an indirect report keeps how it was put |
| own words of the report | five terms, .4 of the shorter; four, .6 | `meaning` | what was said is paraphrased |
| three terms of the story | .6 of the shorter one, .22 of the longer | `meaning` | else but the background |
| a name of the story | counts as one word | `names` | who talks of a body says its name |
| "officials" in two reports | never by own words | `speakers` | nothing tells that they are the same |
| pieces around one attribution | same speaker, same reports | `pieces` | a quotation is printed in pieces |
| groups | half of what they hold, by the reports of the other | `link` | what is near to the next chains |
| words that a speaker quotes | no piece of his own | `pieces` | another said them |
| persons of two names | never, but for the long run above | `speakers` | formulas are everybody's |
| bodies of two names, own words of a report | never through a third | `link` | media pass on what anybody says |

Words weigh by how few of usual news texts and of the story's own sentences hold them (`crossread.link.terms`).
"""

from __future__ import annotations

from crossread.link.utterances.link import UtteranceLinks, link_utterances
from crossread.link.utterances.meaning import compare_meaning
from crossread.link.utterances.sayings import Saying, read_saying
from crossread.link.utterances.speakers import Speaker, compare_speakers
from crossread.link.utterances.wording import compare_wording

__all__ = [
    "Saying",
    "Speaker",
    "UtteranceLinks",
    "compare_meaning",
    "compare_speakers",
    "compare_wording",
    "link_utterances",
    "read_saying",
]
