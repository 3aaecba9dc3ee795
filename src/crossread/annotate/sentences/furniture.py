"""Furniture that gives itself away by its own words: share buttons, forms, notices, credits, links to other pages.

A table of cues, each with the longest block it may judge. Sources: page furniture seen on news sites,
put into general word classes; no cue names an outlet.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.annotate.sentences.page import Block, Page
from crossread.text.lines import find_byline, find_metadata_end, is_date_line


class Cue(NamedTuple):
    """How one class of furniture begins, and the most words a block of it has."""

    name: str
    pattern: re.Pattern[str]
    most_words: int


def _cue(name: str, most_words: int, *patterns: str) -> Cue:
    """A cue from alternatives that are matched at the head of a block, whatever the case."""
    return Cue(name, re.compile(r"[\W_]*(?:" + "|".join(patterns) + ")", re.IGNORECASE), most_words)


_STORY = r"(?:story|article|report|post|piece|column|page|interview|analysis|commentary|video|essay|op-ed)"
_NETWORK = r"(?:facebook|twitter|instagram|telegram|whatsapp|youtube|pinterest|linkedin|google|x|snapchat|tiktok|flipboard)"
CUES = (
    _cue(
        "notice",
        130,
        r"(?:tm and )?copyright\b(?! (?:law|infring|act|claim|case|suit|lawsuit|office|holder|protection|troll|owner)\w*)",
        r"©",
        r"\(c\) ?\d{4}",
        r"all rights reserved",
        r"disclaimer\b",
        r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|contained|here)",
        r"(?:the )?original source of this",
        r"\S+\.\w{2,4} contains copyrighted",
        r"(?:we|this (?:web)?site) uses? cookies",
        r"by (?:signing up|subscribing|continuing|clicking|using)\b.{0,60}(?:you|agree)",
        r"for (?:media|press|advertising|syndication|permission|licensing|publication)\b.{0,80}(?:contact|:|e-?mail|inquir|enquir)",
        r"note to (?:readers|editors)",
        r"content created by\b",
        r"(?:this|that) (?:material|content|work|transmission) (?:may not|is (?:distributed|licensed|protected|provided|free))",
        r"[^.]{0,60}\b(?:privacy policy|terms of (?:use|service))\b",
        r"(?:licensed|republished|reprinted|used) (?:under|with(?: the)?|by) (?:a |the )?(?:creative commons|permission)",
    ),
    _cue(
        "about the text",
        60,
        rf"(?:the |an? )?(?:original |earlier |previous |longer )*(?:version of )?(?:this|the) {_STORY}(?: \w+)? (?:was|has been|is|will be|originally|first|also|appeared|may)"
        r"(?: \w+){0,2}? (?:published|updated|appeared|refiled|re-?filed|produced|republished|reprinted|syndicated|more than|written|translated|corrected|edited|part of|adapted|available)",
        rf"this (?:is a )?(?:breaking|developing)(?: news)? {_STORY}",
        rf"(?:first|originally|previously) (?:published|appeared|posted) ",
        r"(?:last )?updated?(?: at| on|:)? (?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).{0,60}$",
        r"this (?:report|story|article|post) (?:was )?(?:last )?updated\b",
        r"(?:please )?(?:check|stay tuned|come) back\b",
        r"(?:stay|keep) with .{0,60}(?:updates?|latest|story)",
        r"refresh this page",
        r"(?:this is a )?(?:sponsored|paid|partner) (?:content|post|article)",
    ),
    _cue(
        "credit",
        70,
        r"(?:additional |with )?(?:reporting|writing|research|translation|photography|graphics?|production)(?: and (?:writing|editing))? by\b",
        r"(?:edited|compiled|written|produced|translated|reported|posted|photographed) by [A-Z]",
        r"editing by\b",
        r"[^.!?]{3,160} contributed (?:reporting )?(?:to|from|for) (?:this|the) (?:report|story|article)",
        r"[^.!?]{3,100} contributed(?: reporting)?(?: from [A-Z]\w+)?\.?\)?$",
        r"articles? by:?\s",
        r"(?:information|material) from:? ",
        r"(?:about the )?authors?:",
        r"[^.!?]{3,80}can be (?:reached|contacted|followed|emailed|e-mailed)\b",
        r"(?:contact|e-?mail|reach|call|write to) [^.!?]{3,80}(?:@|\bat \d{3})",
        r"(?:send|submit) (?:us )?(?:your )?(?:tips|news|comments|photos|a tip|a letter)\b",
        r"report an error",
        r"follow (?:us|me|him|her|them|@|\w+(?: \w+){0,3} on )",
        rf"[^.!?]{{0,80}}\bon {_NETWORK}\b[:, ]{{0,2}} ?@\w+\.?$",
        r"contributing:\s",
        r"\S+@\S+\.\w{2,4}\b.{0,60}$",
        r"source:? (?:[A-Z][\w-]+ ?){1,4}$",
    ),
    _cue(
        "link",
        45,
        r"(?:read|see|find out|learn|discover) more\b(?! than)",
        r"(?:read|see|watch|listen) (?:also|next|now|here|it|the full)\b",
        r"read or share this",
        r"(?:also|must) (?:read|see|watch|on)\b",
        r"(?:see|read|watch|listen|look)(?: also)? ?:",
        r"(?:related|recommended|suggested)(?: \w+)? ?[:|]",
        r"(?:more|also|watch|video|audio|gallery|photos|pictures|poll|quiz|podcast|listen|opinion|editorial|explainer|live) ?[:|] ?\S",
        r"\d{1,2}:\d\d (?=(?-i:[A-Z\"'‘“]))(?![ap]\.?m\b|e[sd]?t\b|gmt\b|c[sd]?t\b|p[sd]?t\b)",
        r".{10,250} read more$",
        r"never miss\b",
        r"related (?:stor(?:y|ies)|coverage|articles?|news|content|video) (?-i:[A-Z\d])",
        r"(?:click|tap|press|go) (?:here|for more\b|on the|below|through|to (?:see|watch|read))\b",
        r"(?:scroll|swipe) (?:down|left|right|up)\b",
        r"(?:story|article|text|post) continues?(?:d)? below",
        r"continue(?: reading|d on| to)\b[^.]{0,60}$",
        r"(?:watch|view|see|play|embed)(?: more| the| this)? ?>* ?(?:video|gallery|slideshow|photos|news videos|story)\b",
        r"slideshow \(|\d+ photos?\b.{0,12}$",
        r"watch (?:live|the latest|more|above|below)\b",
        r"(?:mobile|app) users\b",
        r"for (?:more|the latest|all the latest|full|complete|breaking)\b.{0,90}(?:visit|follow|click|check|go to|listen|tune|subscribe|see our|here|www|\.com|coverage)",
        r"(?:visit|check out) (?:our|the|us|www)\b.{0,80}(?:website|site|page|store|shop|channel|here|\.com|gallery)",
        r"more (?:from|on|about|in) ?[^.]{0,60}(?:\.com|:)?$",
        r"(?:news|more|stories|analysis) (?:from|by) [^.]{2,40}$",
        r"(?:https?://|www\.)\S+$",
        r"(?:tags?|topics?|categor(?:y|ies)|keywords?|filed under|posted in|in this story|section)\s?:",
        r"(?:image|photo|view)s? gallery\b",
        r"\d{1,2} of \d{1,3}\b",
    ),
    _cue(
        "subscribe",
        70,
        r"(?:sign|signing) up\b[^.]{0,60}\b(?:for|to (?:our|get|receive)|newsletters?|free|here|today|now)\b",
        r"subscribe\b",
        r"(?:get|receive|have)\b[^.]{0,90}\b(?:inbox|newsletters?|alerts|by e-?mail|e-?mail(?:ed)? (?:update|alert)|your (?:iphone|phone|android)|delivered)\b",
        r"(?:download|get|install) (?:the|our|\w+'s)\b[^.]{0,60}\bapps?\b",
        rf"(?:like|find|join|follow|connect with|friend|visit) (?:us|our|\S+) (?:on|at|page|for)\b.{{0,60}}(?:{_NETWORK}|$)",
        r"join (?:the (?:conversation|discussion|debate)|our|us on|now|today)\b",
        r"stay (?:up[ -]to[ -]date|informed|connected|in touch|on top)\b",
        r"(?:enter|add|submit|verify|confirm) your (?:e-?mail|name|address|zip|comment)",
        r"(?:thank you|thanks) for (?:subscribing|signing|reading|registering|visiting|your (?:support|subscription))",
        r"already (?:a |have a )?(?:subscriber|member|account|registered)",
        r"(?:support|help|fund) (?:our|independent|quality|free|fearless)\b.{0,60}(?:journalism|work|reporting|press|us)",
        r"(?:donate|become a (?:member|subscriber|supporter|patron|sponsor|friend))\b[^.]{0,80}[.!]?$",
        r"you (?:have|'ve) (?:read|reached|\d|used|been|successfully)\b.{0,60}(?:articles?|limit|subscri\w+|added)",
        r"(?:log|sign) ?(?:in|on|out)\b[^.]{0,50}$",
        r"(?:this|your) (?:article|content|browser|device|account|session|subscription) (?:is (?:only|exclusive|for|not|free)|does not|has (?:expired|been))",
        r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)",
        r"please (?:click|share|consider|support|subscribe|log|sign|enable|visit|enter|try|upgrade|note:|read our)\b",
        r"(?:try|start) (?:a |your )?(?:free|\d+ (?:weeks|months)|risk)\b",
        r"(?:buy|order|shop|pre-?order) (?:now|your|today|here|it|this)\b[^.]{0,60}",
        r"(?:save|up to) (?:up to )?\d+ ?% (?:off|on)\b",
        r"(?:limited|special|exclusive) (?:time )?offer\b",
    ),
    _cue(
        "comments",
        60,
        r"leave (?:a|your) (?:reply|comment|message|thought)",
        r"your e-?mail address will not",
        r"required fields are",
        r"(?:post|add|write|submit|view|show|load|hide|read|see|join|be the first to)(?: \w+){0,3} comments?\b[^.]{0,40}$",
        r"\d[\d,.]* (?:comments?|shares?|views|likes|retweets|replies|votes?|reads)\b[^.]{0,40}$",
        r"(?:comments?|reader comments?|discussion)(?: \(?\d+\)?| are (?:closed|moderated|open|disabled|now)| policy| on [A-Z]|:| section$| below)",
        r"comment on\b.{0,80}(?:facebook|page|article|story)",
        r"notify me (?:of|by|when)",
        r"save my name",
        r"this site uses akismet",
        r"(?:what do you think|have your say|let us know|tell us|share your (?:thoughts|views|opinion))\b.{0,100}(?:comment|below|thoughts|e-?mail|us know)",
        r"(?:name|e-?mail|website)\s?\*",
        r"you must be logged in",
        r"like this: ?(?:like)? ?loading",
    ),
    _cue(
        "share",
        30,
        r"(?:share|tweet|email|e-mail|print|save|bookmark|pin|send)(?: (?:this|it|on|via|to|with|link|page|article|story|by|a)\b[^.]{0,80}| ?[:|]| ?\d*)[.!]?$",
        r"(?:click|tap) to (?:share|email|print|tweet)",
        r"(?:crosspost|cross-post|repost|forward) (?:this|on|it)\b",
        r"(?:advertisement|advertising|sponsored|promoted|ad feedback)\b[^.]{0,50}$",
        r"(?:font|text) size",
        r"\[?(?:more|advert|ad|video|audio|embed|image|photo|slideshow|tweet|poll)\]?$",
    ),
)
"""All cues, tried in this order on every block that is not too long for them."""

BOX = re.compile(
    r"[\W_]*(?:check also|see also|also read|read also|read (?:next|more|on)|more(?: (?:news|stories|articles|headlines|coverage|reading|videos?|posts|top stories|like this|to read|to explore))?"
    r"|related(?: (?:articles?|stor(?:y|ies)|posts?|coverage|topics?|news|links?|content|reading|videos?|items|tags|slideshows?|galler(?:y|ies)))?"
    r"|(?:you )?(?:may|might) (?:also )?(?:like|be interested in)(?: these.*)?|you(?:'ll| will) (?:also )?(?:like|love)"
    r"|recommended(?: (?:for you|stories|articles|reading|videos?))?|most (?:read|popular|viewed|shared|watched|commented|recent)(?: (?:stories|articles|news|on \w+))?"
    r"|(?:top|trending|latest|popular|recent|other|featured|today's|breaking|more top|editors?['’]?s? (?:picks?|choice))(?: (?:stories|news|articles|posts|headlines|videos?|now|comments|topics))?"
    r"|don['’]t miss|what to read next|up next|in (?:other news|pictures|brief)|elsewhere|around the web|from (?:our partners|the web|around the web)"
    r"|sponsored(?: (?:content|links|stories))?|promoted(?: stories)?|paid content|you['’]re reading|previous(?: (?:article|post|story))?|next(?: (?:article|post|story))?|also(?: on \w+)?|trending stories|must[- ]reads?)\s*[:»>…-]*",
    re.IGNORECASE,
)
COMMENT_SECTION = re.compile(
    r"[\W_]*(?:leave (?:a|your) (?:reply|comment)|(?:\d[\d,]* )?(?:comments?|replies|responses)(?: \(?\d+\)?| section| on .{0,80})?|post a comment|add a comment|join the conversation|reader comments|view comments)[:\W]*",
    re.IGNORECASE,
)
_BUTTONS = frozenset(
    "share tweet email e-mail print comment comments facebook twitter pinterest google google+ linkedin whatsapp reddit tumblr "
    "telegram instagram youtube flipboard pocket messenger gmail sms copy link save close menu search subscribe login register home "
    "next previous more watch video videos photo photos gallery loading play pause replay mute unmute fullscreen autoplay "
    "thumbnails captions show hide caption view like likes views vote stumbleupon digg delicious plus one pin it sign in log up "
    "toggle enlarge image open buy a on via to advertisement sponsored ad ads skip top back read full story news rss x this and "
    "or update".split(" ")
)
_STRONG_BUTTONS = frozenset(
    "share tweet email print comment comments facebook twitter pinterest linkedin whatsapp reddit tumblr flipboard subscribe login "
    "menu loading autoplay thumbnails advertisement gallery toggle register instagram youtube rss e-mail google google+".split(" ")
)
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'’-]+,? ){2,5}(?:\([^)]{2,60}\),? )?(?:is|was|has been|serves as|covers|writes|reports|works)\b.{0,120}?"
    r"\b(?:reporter|correspondent|columnist|editor|writer|journalist|fellow|professor|author|contributor|analyst|director|producer|"
    r"blogger|freelance\w*|host|lecturer|intern|commentator|novelist|bureau chief|covers?|writes?)\b"
)
_SIGNATURE = re.compile(r"[-–—•]{1,3} ?(?:[A-Z][\w.'’-]+ ?){2,4}")
_BARE_NAMES = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'’-]+){1,2}(?:(?:, | and )[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'’-]+){1,2}){0,2}")
_QUOTES = tuple("\"“”'‘’«")
_TAIL = re.compile(
    r"\(?(?:(?:additional |with )?(?:reporting|writing|editing)(?: and \w+)? by [A-Z]|follow (?:him|her|them|us|@)|all rights reserved|"
    r"copyright (?:©|\d)|©|click here|sign up for|read more|subscribe to|download the .{0,40}app\b|(?:read|watch|see) (?:more|also)\b ?[:.]|related:)",
    re.IGNORECASE,
)


def find_cue(text: str, words: int) -> str | None:
    """Find the class of furniture a block gives itself away as.

    Args:
        text: The block without markup.
        words: Number of its words.

    Returns:
        The name of the class, or None.

    Example:
        >>> find_cue("Sign up for our morning newsletter", 6), find_cue("He read more than forty books.", 6)
        ('subscribe', None)
    """
    if text[:1] in _QUOTES and not text.endswith("ead more"):
        return None
    for cue in CUES:
        if words <= cue.most_words and cue.pattern.match(text):
            return cue.name
    return None


def mark_furniture(page: Page) -> None:
    """Mark blocks that are furniture by their own words."""
    last = len(page.blocks) - 1
    for number, block in page.open_blocks():
        reason = "no words" if not re.search(r"\w", block.text) else _judge(block)
        if reason is None and number <= 12:  # noqa: PLR2004 -- the head of a page
            reason = _judge_head(block)
        if reason is None and number == 0 and last > 1 and _is_bare_byline(page):
            reason = "byline"
        if reason is None and block.words <= 6 and _is_signature(page, number):  # noqa: PLR2004
            reason = "signature"
        if reason is None and number >= max(3, last - 3) and _is_author_note(page, number):
            reason = "author note"
        if reason:
            page.mark(number, "furniture", reason)


def is_tail_furniture(sentence: str) -> bool:
    """Tell whether a sentence at the end of a paragraph is a credit, notice or invitation.

    Args:
        sentence: The sentence without markup.
    """
    return _TAIL.match(sentence) is not None


def _judge(block: Block) -> str | None:
    """The class of furniture of one block, whatever its place."""
    if block.words > 130:  # noqa: PLR2004 -- the longest notice a cue may judge
        return None
    words = block.text.lower().split()
    if block.words <= 12 and not block.stopped:  # noqa: PLR2004 -- a row of buttons
        bare = [word.strip("|•·:,()[]+-–0123456789") for word in words]
        if all(not word or word in _BUTTONS for word in bare) and any(word in _STRONG_BUTTONS for word in bare):
            return "buttons"
        if len(words) == 1 and (bare[0] in _BUTTONS or not bare[0]):
            return "buttons"
    return find_cue(block.text, block.words)


def _is_signature(page: Page, number: int) -> bool:
    """Whether a block is a reporter's name behind a dash, and not the speaker of the quotation above it."""
    before = page.blocks[number - 1].text if number else ""
    return _SIGNATURE.fullmatch(page.blocks[number].text) is not None and not (before[:1] in "\"“" or before[-1:] in "\"”")


def _is_bare_byline(page: Page) -> bool:
    """Whether the first line is one or two names that the text does not speak of."""
    first, following = page.blocks[0], page.blocks[1:3]
    if _BARE_NAMES.fullmatch(first.text) is None or not following or max(block.words for block in following) < 15:  # noqa: PLR2004
        return False
    rest = " ".join(block.text for block in page.blocks[1:]).lower()
    return not any(word[:5].lower() in rest for word in re.findall(r"[A-Z][\w'’-]+", first.text)[1:])


def _judge_head(block: Block) -> str | None:
    """Bylines, dates and outlets, which stand at the head of a page."""
    if block.words > 25:  # noqa: PLR2004 -- a byline with all its authors
        return None
    byline = find_byline(block.text)
    if byline and len(block.text) - byline[1] <= 60 and not block.stopped:  # noqa: PLR2004 -- ", Staff Writer"
        return "byline"
    glued = find_metadata_end(block.text)
    if is_date_line(block.text) or (glued and glued >= len(block.text) - 14 and not block.stopped):
        return "date"
    return None


def _is_author_note(page: Page, number: int) -> bool:
    """Whether a block at the end tells of somebody the text itself does not name."""
    block = page.blocks[number]
    if block.words > 80 or _AUTHOR.match(block.text) is None:  # noqa: PLR2004 -- a note, no paragraph
        return False
    surname = block.text.split()[1].strip(",.")
    return not any(surname in other.text for place, other in enumerate(page.blocks) if place < number and place > 2)
