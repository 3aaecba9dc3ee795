"""The formats of `crossread export` that are no copies of the tables, in the order of the help text."""

from __future__ import annotations

from crossread.report.exports.annotations import write_annotations
from crossread.report.exports.bibliography import write_bibtex, write_csl, write_ris
from crossread.report.exports.events_files import write_events
from crossread.report.exports.ftm import write_ftm
from crossread.report.exports.gexf import write_gexf
from crossread.report.exports.graphml import write_graphml
from crossread.report.exports.jsonld import write_jsonld
from crossread.report.exports.markdown import write_markdown
from crossread.report.exports.selection import Format
from crossread.report.exports.timelinejs import write_timelinejs

REGISTRY: tuple[Format, ...] = (
    Format(
        name="graphml",
        meaning="actors and events as two graphs, with passages",
        write=write_graphml,
    ),
    Format(name="gexf", meaning="the same graphs for Gephi", write=write_gexf),
    Format(name="events", meaning="acts as event data: POLECAT, ICEWS, GDELT, PLOVER", write=write_events),
    Format(
        name="annotations",
        meaning="every mark as a W3C Web Annotation",
        write=write_annotations,
    ),
    Format(name="ris", meaning="the reports as a bibliography, for Zotero or EndNote", write=write_ris),
    Format(name="bibtex", meaning="the same for LaTeX", write=write_bibtex),
    Format(name="csl", meaning="the same as CSL JSON, for pandoc", write=write_csl),
    Format(name="ftm", meaning="FollowTheMoney entities, for Aleph", write=write_ftm),
    Format(name="timelinejs", meaning="one timeline a story, for TimelineJS", write=write_timelinejs),
    Format(name="jsonld", meaning="articles, quotations, claims, actors by schema.org", write=write_jsonld),
    Format(name="markdown", meaning="one document a story, to read and to go on writing", write=write_markdown),
)
"""Add a format here: its name, one line of what it holds, and the function that writes it."""
