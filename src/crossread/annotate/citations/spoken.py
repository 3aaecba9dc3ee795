"""Citations in the running text: who said it, through whom, and what is merely said to be so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.citations.kinds import source_kind
from crossread.annotate.entities.roster import Roster
from crossread.annotate.lexicons import load_cues
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.channels import channel_end
from crossread.records import Citation, Document, Quotation

_LEAST_SHARE = 0.2
"""Share of a cue's uses that report words or beliefs, from which a passage tells whom a report relies on."""

_SURE_SHARE = 0.4
"""The same where only a pronoun names the source."""

_PERSONAL = re.compile(r"(?:he|she|it|they)$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|it|they|who|which|that|i|we|you)$", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w’'.-]*)(?:\s(?:of|the|and|[A-Z][\w’'.-]*)){0,4}"
_PROPER = r"(?:[A-Z][\w’'&-]*(?:\.\w+)*)(?:\s(?:(?:of|the|and|for)\s)?[A-Z][\w’'&-]*(?:\.\w+)*){0,4}"
"""A name that ends with its sentence."""
_FOLK = r"police|authorities|officials|investigators|prosecutors|witnesses|relatives|detectives"
_BODY = r"ministry|office|department|company|government|family|club|university|agency|police|union|party|army|council"
_ISSUED = r"(?:issued|released|published|put\sout)\s(?:an?|the)\s(?:[\w-]+\s){0,2}(?:statement|summary|letter)\b"
_VAGUE = re.compile(
    r"\b(?:(?P<source>[Rr]eports|[Mm]edia reports|[Ll]ocal media|[Ss]ome media|"
    r"[Rr]umou?rs)\s(?:suggest|say|said|indicate|claim|claimed|emerged|suggested|indicated)\w*"
    r"|(?P<passive>[Ii]t\s(?:is|was|has been|had been|have been|is being)\s(?:widely\s|also\s|"
    r"previously\s)?(?:reported|claimed|alleged|said|rumou?red|believed|understood|"
    r"thought))(?:\sby\s(?P<by>[A-Z]\w+(?:\s\w+)?))?"
    r"|(?P<hedge>[Rr]eportedly|[Aa]llegedly|[Pp]urportedly)(?:\s\w+){0,4}"
    r"|(?P<told>[Aa]\s(?:\w+\s)?(?:source|insider|official)(?:\s[\w’']+){0,4}\s(?:told|tells)\s\w+)"
    r"|(?P<page>[Aa]\s(?:Facebook|Twitter|Telegram|Weibo|Instagram)\s(?:event|post|page|group|"
    r"account|video|thread)(?:\s(?:for|dedicated to|by|of)\s(?:the|a|an)?\s?\w+)?)"
    r"|(?P<posted>(?:(?:[A-Z]\w+\s){0,3})?(?:took to|reacted on|posted on|wrote on|said on|"
    r"announced on|responded on)\s(?:Twitter|Facebook|Instagram|Telegram|X|Truth Social|Weibo|"
    r"social media))"
    r"|(?P<own>(?:(?:[A-Z]\w+|[Oo]ur|[Tt]he \w+)\s)?(?:correspondents?|reporters?|"
    r"journalists?)\s(?:saw|counted|witnessed|heard|visited|found|observed|at the scene))"
    r"|(?P<described>\b(?:is|are|was|were|has been|have been|had been)\s(?:widely\s|also\s)?(?:described as\b|"
    r"(?:believed|thought|understood|said|reported|alleged|rumou?red)\sto\s(?:be|have)\b))"
    r"|(?P<records>\b(?:[Oo]fficial|[Gg]overnment|[Cc]ourt|[Pp]olice|[Cc]ompany|[Pp]ublic|[Nn]ew|[Ll]eaked)\s"
    r"(?:figures|data|statistics|documents|records|files)\s(?:show|suggest|indicate|reveal)\w*)"
    r"|(?P<findings>\b(?:[Ii]nitial|[Pp]reliminary|[Ee]arly)\s(?:findings|results|reports|indications)\s(?:of|by|from)\s"
    r"(?:the\s)?[^.,;:\n]{2,70}?\s(?:show|suggest|indicate|reveal)\w*)"
    r"|(?P<accounts>\b[Bb]y\s(?:some|most|all|many|one|several)\s(?:witness(?:es['’])?\s|eyewitness\s)?accounts?\b)"
    r"|(?P<calls>\bwhat\s(?P<caller>authorities|police|officials|investigators|prosecutors|organisers|organizers|they|he|she|"
    r"witnesses|the\s\w+)\s(?:have\s|has\s)?(?:calls?|called|says?|said|describes?|described|believes?|believed)\b)"
    r"|(?P<place>\b[Ss]peaking\s(?:at|outside|to|on|in|from|after|before|during)\s(?:[\w’'-]+\s?){1,6}(?=,))"
    r"|(?P<asked>\b[Aa]sked\s(?:about|if|whether|what|why|how|by)\b[^,.\n“”\"]{2,60},\s(?:the\s)?[\w.]+(?:\s\w+)?\s"
    r"(?:said|replied|answered|told|added|declined))"
    r"|(?:,\s|[”\"]\s)(?:the\s)?(?P<agency>(?:[A-Z][\w’'-]*\s){1,4})reports(?=[.,\n])"
    r"|(?:,\s|[”\"]\s)reports\s(?:the\s)?(?P<outlet>(?:[A-Z][\w’'-]*\s?){1,4})(?=[.,\n])"
    r"|[Aa]ccording\sto\s(?P<acc>[^,.;:\"“”\n()]{2,90})"
    rf"|(?P<issuer>(?:[Tt]he\s)?{_NAME}(?:\s(?:[\w-]+\s)?(?:{_BODY}))?|[Tt]he\s(?:[\w-]+\s){{0,2}}(?:{_BODY}))\s(?:also\s)?{_ISSUED}"
    rf"|\b(?:[Ii]dentified|quoted|accused|described)\sby\s(?P<namer>(?:the\s)?(?:{_PROPER}|(?:[\w-]+\s)?(?:{_FOLK})))"
    rf"|\bciting\s(?P<cited>(?:the\s)?{_PROPER}|(?:[\w-]+\s){{0,2}}(?:sources|reports|documents|records|{_FOLK}))"
    r"|\b[Aa]s\sper\s(?P<per>(?:the\s|an?\s)?(?:[\w’'-]+\s){0,4}?(?:reports?|sources|officials|records|documents))\b"
    rf"|\b(?:told|said\sto|spoke\sto|speaking\sto)\s(?P<medium>(?:[Tt]he\s)?{_PROPER})"
    r"|(?<=:\s)(?P<headed>Police|Officials|Authorities|Sources?|Reports?|Cops|Witness(?:es)?|Study|Poll)(?=\s*(?:\n|$))"
    r"|(?P<linked>\b(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen)\s(?:widely|strongly|heavily)\s(?:linked|tipped|"
    r"expected|rumou?red|regarded))"
    r"|(?P<polls>\b(?:[Oo]pinion\s)?[Pp]olls\s(?:show|suggest|indicate)\w*)"
    r"|(?P<conference>\b(?:[Aa]t|[Ii]n|[Dd]uring)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}(?:press|news)\s"
    r"(?:conference|briefing)\b)"
    r"|(?P<site>\b(?:posted|published|shared|wrote|written)\s(?:[\w-]+\s)?on\s(?:the|his|her|its|their)\s(?:[\w-]+\s)?"
    r"(?:Facebook|Twitter|Instagram|Telegram|Weibo|website|blog)(?:\s(?:page|account|feed))?)"
    rf"|\b[Ii]n\sa\s(?:[\w-]+\s){{0,2}}statement\s(?:from|by)\s(?P<family>(?:the\s|his\s|her\s)?(?:family|{_PROPER}))"
    r"|\bin\s(?:an?|the)\s(?:\w+\s){0,2}(?:statement|letter|memo|report|release|filing|video|note)\s"
    rf"(?:released|issued|published|posted)\s(?:\w+\s|on\s){{0,2}}?by\s(?P<giver>(?:the\s)?{_PROPER})"
    rf"|\b(?:seen|obtained|reviewed|viewed)\sby\s(?P<reader>(?:[Tt]he\s)?{_PROPER})"
    r"|\b(?P<paper>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s)?(?:contract|letter|statement|report|document"
    r"|memo|complaint|lawsuit|affidavit|filing|indictment|petition|email|motion|warrant))\s(?:states?|stated|says|said|reads?"
    r"|began|begins|notes|noted|alleges|alleged|claims|claimed|adds|added)\b"
    r"|\b(?P<believer>[Pp]olice|[Aa]uthorities|[Oo]fficials|[Ii]nvestigators|[Pp]rosecutors|[Dd]etectives|[Ee]xperts"
    r"|[Aa]nalysts|[Ww]itnesses)\s(?:believed?|suspect(?:ed)?)\b"
    rf"|\b(?P<asserter>{_PROPER})['’]s?\s(?:\w+\s)?(?:assertions?|claims?|allegations?|accusations?|testimony)\b"
    rf"|\b(?:assertions?|claims?|allegations?|accusations?)\s(?:from|by)\s(?P<from>(?:the\s)?{_PROPER})"
    r"|(?P<announced>made\s(?:the|an)\sannouncement\s(?:[\w’'-]+\s){0,10}?(?:briefing|conference|"
    r"statement|reporters)))"
)


_NAMED = (
    "agency", "outlet", "by", "source", "acc", "caller",
    "issuer", "giver", "reader", "paper", "believer", "asserter", "from", "namer", "cited", "per", "medium", "headed",
    "family",
)  # fmt: skip
"""Parts of such a passage that name the source; of the others the whole passage does."""
_BY_NAME = ("by", "issuer", "giver", "reader", "asserter", "from", "namer", "cited", "medium", "family")


def find_spoken(
    document: Document, parsed: Parsed, quotations: Sequence[Quotation], roster: Roster
) -> Iterator[Citation]:
    """Find sources named in running text.

    Args:
        document: The report.
        parsed: Its parse.
        quotations: Its quotations.
        roster: Who is named in it.

    Yields:
        A citation for each cue with its source and channel, and for each vague "reports say".
    """
    seen: set[tuple[int, int]] = set()
    for quotation in quotations:
        citation = _of_quotation(document, parsed, quotation, roster)
        if citation is not None and (citation.start, citation.end) not in seen:
            seen.add((citation.start, citation.end))
            yield citation
    for match in _VAGUE.finditer(parsed.view.text):
        start, end = parsed.view.to_document(*match.span())
        if any(left <= start and end <= right for left, right in seen):
            continue
        name = next((match.group(part) for part in _NAMED if match.group(part)), match.group())
        if match.group("medium") and source_kind(name, None) not in {"agency", "outlet"}:
            continue  # whom somebody told something is no source but where it is a newspaper
        yield Citation(
            document_id=document.document_id,
            start=start,
            end=end,
            source_text=" ".join(name.split()),
            source_kind="outlet"
            if any(match.group(part) for part in ("hedge", "passive", "described", "linked"))
            else "document"
            if any(match.group(part) for part in ("paper", "per", "polls"))
            else source_kind(name, None),
            cited_entity_id=next(
                (e.entity_id for e in roster.entities if any(e.name == match.group(part) for part in _BY_NAME)), None
            ),
        )


def _of_quotation(document: Document, parsed: Parsed, quotation: Quotation, roster: Roster) -> Citation | None:
    """The source, cue and channel of one quotation as one passage."""
    if quotation.cue_start is None or quotation.cue_end is None:
        return None
    cue_words = re.findall(r"\w+", document.text[quotation.cue_start : quotation.cue_end].casefold())
    forms = [load_cues().get(word) for word in cue_words]
    share = max((form.share for form in forms if form is not None), default=0.0)
    if share < _LEAST_SHARE and quotation.kind != "direct":
        return None
    via_end = channel_end(parsed, quotation.cue_start, quotation.cue_end)
    start, end = quotation.cue_start, max(quotation.cue_end, via_end)
    source = quotation.speaker_text
    entity = roster.entity(quotation.speaker_entity_id) if quotation.speaker_entity_id else None
    meant = entity is not None and not _PRONOUN.match(entity.name) and share >= _SURE_SHARE
    if source is None or (_PRONOUN.match(source) and quotation.via is None and not (meant and _PERSONAL.match(source))):
        return None
    if quotation.speaker_start is not None and quotation.speaker_end is not None:
        apart = max(quotation.speaker_start - end, start - quotation.speaker_end)
        if apart <= 3:  # noqa: PLR2004 - a comma and a space
            start, end = min(start, quotation.speaker_start), max(end, quotation.speaker_end)
    return Citation(
        document_id=document.document_id,
        start=start,
        end=end,
        source_text=" ".join(source.split()),
        source_kind=source_kind(source, entity),
        cited_entity_id=quotation.speaker_entity_id,
    )
