"""What holds across the reports of a workspace, in which order it is linked, and by which version of each step."""

from __future__ import annotations

from crossread.linking.claims import link_claim_rows
from crossread.linking.copies import link_copy_rows
from crossread.linking.entities import link_entity_rows
from crossread.linking.events import link_event_rows
from crossread.linking.figures import link_figure_rows
from crossread.linking.happenings import link_happening_rows
from crossread.linking.stage import LinkStage, link_stage
from crossread.linking.stories import link_story_rows
from crossread.linking.utterances import link_utterance_rows
from crossread.records import (
    Cell,
    Claim,
    Copy,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Happening,
    Membership,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Story,
    Utterance,
)

LINK_STAGES = (
    LinkStage(name="copies", version=1, records=(Copy,), link=link_copy_rows),
    LinkStage(
        name="stories",
        version=13,
        records=(Story, Membership),
        user_files=("stories.csv",),
        link=link_story_rows,
        shared=True,
    ),
    LinkStage(
        name="entities",
        version=15,
        records=(Entity,),
        builds_on=(Document, Membership),
        user_files=("actors.csv",),
        link=link_entity_rows,
    ),
    LinkStage(
        name="utterances",
        version=16,
        records=(Utterance, Quotation),
        builds_on=(Entity, Mention),
        link_story=link_utterance_rows,
    ),
    LinkStage(name="figures", version=21, records=(Figure, Quantity), link_story=link_figure_rows),
    LinkStage(name="happenings", version=3, records=(Happening, Moment), link_story=link_happening_rows),
    LinkStage(
        name="events",
        version=6,
        records=(Event, EventMention),
        builds_on=(Entity, Mention, Moment),
        link_story=link_event_rows,
    ),
    LinkStage(
        name="claims",
        version=39,
        records=(Claim, Cell),
        builds_on=(Document, Entity, Mention, Quotation, Quantity, EventMention, Moment),
        link_story=link_claim_rows,
    ),
)
"""The steps in order; a step may use what the earlier ones linked."""

__all__ = ["LINK_STAGES", "LinkStage", "link_stage"]
