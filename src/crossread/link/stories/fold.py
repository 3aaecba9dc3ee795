"""Link block after block of time: each is compared with itself and with what is carried over from the blocks before.

Of every story some reports drawn by lot, the first and the latest are carried on, the stories with the latest reports
before others. What a block gives hangs on its reports and on what is carried into it, and on nothing else; so what was
found for a block is kept under a digest of both, and adding reports does again only the blocks that change and those
they reach.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

import numpy as np

from crossread.link.stories.blocks import Listed, in_time
from crossread.link.stories.candidates import Mask
from crossread.link.stories.carried import Carried, Found
from crossread.link.stories.clustering import cluster, order_by_lot, sample_members
from crossread.link.stories.comparators import Compared, prepare
from crossread.link.stories.describe import Grouped, describe
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.packing import PackedReport
from crossread.link.stories.sagas import link_sagas
from crossread.link.stories.scorer import ARCHIVE, Settled, score_pairs
from crossread.link.stories.vectors import Whole

VERSION = "14"
"""Raised when a block gives something else than before."""

CARRIED_REPORTS = 32_768
"""Reports that are carried on from block to block: those of three days and more where ten thousand come a day. A story
that is not carried on cannot be gone on with, so this is how far apart two of its reports may be."""

Load = Callable[[Sequence[str]], Sequence[PackedReport]]
"""Reads reports by their ids, in the order asked for."""


def link_blocks(
    blocks: Sequence[Sequence[Listed]],
    load: Load,
    kept: MutableMapping[str, bytes],
    *,
    carry: int = CARRIED_REPORTS,
    threads: int = 1,
) -> Iterator[Found]:
    """Link blocks one after the other.

    Args:
        blocks: The blocks in the order of time.
        load: Reads the features of reports.
        kept: What was found for blocks before, by a digest of all it hangs on; what is found now is added.
        carry: Reports that are carried on at most.
        threads: In how many threads; they change nothing in what is found.

    Yields:
        What was found for each block.
    """
    total = len(blocks[0]) if len(blocks) == 1 else ARCHIVE
    carried: Carried | None = Carried()
    digest, before = Carried().digest(), ""
    at_hand: Grouped | None = None
    for block in blocks:
        key = _key(digest, block, total, carry)
        stored = kept.get(f"block {key}")
        if stored is not None:
            found, carried, at_hand = Found.read(stored), None, None
        else:
            if carried is None:
                carried = Carried.read(kept[f"carried {before}"])
            found, carried, at_hand = link_block(
                block, carried, load, total=total, carry=carry, at_hand=at_hand, threads=threads
            )
            kept[f"block {key}"] = found.write()
            kept[f"carried {key}"] = carried.write()
        digest, before = found.carried, key
        yield found


def _key(digest: str, block: Sequence[Listed], total: int, carry: int) -> str:
    made = hashlib.blake2b(digest_size=16)
    scorer = load_scorer()
    made.update(f"{VERSION} {scorer['digest']} {digest} {min(total, ARCHIVE)} {carry}".encode())
    for one in block:
        made.update(f"\n{one.document_id} {one.day!r} {one.fingerprint}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def link_block(
    block: Sequence[Listed],
    carried: Carried,
    load: Load,
    *,
    total: int,
    carry: int,
    at_hand: Grouped | None = None,
    threads: int = 1,
) -> tuple[Found, Carried, Grouped]:
    """Link the reports of a block.

    Args:
        block: Its reports.
        carried: What is carried into it.
        load: Reads the features of reports.
        total: Number of reports in the workspace.
        carry: Reports that are carried on at most.
        at_hand: The block before, from which reports are carried; None to read and prepare them anew.
        threads: As for `link_blocks`.

    Returns:
        What was found, what is carried on, and the block itself.
    """
    fresh = {one.document_id for one in block}
    read, compared = _prepare(block, carried, load, at_hand)
    group = [*carried.groups, *range(len(carried.keys), len(carried.keys) + len(block))]
    keys = [*carried.keys, *(one.document_id for one in block)]
    order = list(range(len(read)))
    before = len(carried.documents)
    # Either part is in the order of time.
    if before and in_time(read[before - 1]) > in_time(read[before]):
        order.sort(key=lambda at: in_time(read[at]))
        read = [read[at] for at in order]
        compared = compared.take(np.array(order, dtype=np.int64))
    label = np.array([group[at] for at in order], dtype=np.int64)
    first = np.full(len(keys), -1)
    at = np.arange(len(read))[::-1]
    first[label[at]] = at
    new = np.array([report.document_id in fresh for report in read], dtype=bool)
    settled = _settled(carried, order, label, first, new)
    lots = [zlib.crc32(report.document_id.encode("utf-8", "surrogatepass")) for report in read]
    by_lot = order_by_lot(np.array(lots))
    scorer = load_scorer()
    scored = score_pairs(
        compared,
        scorer["alone"],
        scorer["in_context"],
        settled=settled,
        total=total,
        by_lot=by_lot,
        threads=threads,
    )
    groups = cluster(
        len(read),
        scored.left,
        scored.right,
        scored.linked,
        scored.link,
        threshold=float(scorer["threshold"]),
        settled=settled.groups,
        by_lot=by_lot,
    )
    key_of = {group: keys[label[group]] for group in set(groups.tolist())}
    grouped = Grouped(
        read=read,
        compared=compared,
        scored=scored,
        groups=groups,
        by_lot=by_lot,
        new=new,
        alone=~new & (np.bincount(label)[label] == 1),
        keys=key_of,
    )
    sagas, joined = link_sagas(grouped, carried, label, threads=threads)
    on = _carry_on(grouped, sagas, carry)
    found = Found(
        placed={read[one].document_id: key_of[int(groups[one])] for one in np.flatnonzero(new).tolist()},
        merged={
            key: key_of[int(groups[first[number]])]
            for number, key in enumerate(carried.keys)
            if key != key_of[int(groups[first[number]])]
        },
        described=describe(grouped),
        sagas={key_of[group]: saga for group, saga in sagas.items() if saga != key_of[group]},
        joined=joined,
        carried=on.digest(),
    )
    return found, on, grouped


def _prepare(
    block: Sequence[Listed], carried: Carried, load: Load, at_hand: Grouped | None
) -> tuple[list[PackedReport], Compared]:
    """Read and prepare what is carried and then the block; what was prepared for the block before is taken from it."""
    ids = [one.document_id for one in block]
    if at_hand is None or not carried.documents:
        read = list(load([*carried.documents, *ids]))
        return read, prepare(read)
    place = {report.document_id: at for at, report in enumerate(at_hand.read)}
    rows = [place[each] for each in carried.documents]
    read = list(load(ids))
    compared = at_hand.compared.take(np.array(rows, dtype=np.int64), prepare(read))
    return [*(at_hand.read[row] for row in rows), *read], compared


def _settled(carried: Carried, order: Sequence[int], label: Whole, first: Whole, new: Mask) -> Settled:
    """What is carried, by the indexes of the reports at hand."""
    place = np.empty(len(order), dtype=np.int64)
    place[np.array(order, dtype=np.int64)] = np.arange(len(order))
    owners, columns = np.nonzero(carried.rivals != -1)
    rivals = carried.rivals[owners, columns].astype(np.int64)
    at_hand = rivals >= 0
    # A group that is not at hand gets a number of its own beyond those of the reports.
    beyond = len(order) + np.arange(len(rivals))
    rivals = np.where(at_hand, first[np.where(at_hand, rivals, 0)], beyond)
    return Settled(
        fresh=new,
        groups=first[label],
        owners=place[owners],
        rivals=rivals,
        likeness=carried.likeness[owners, columns].astype(np.float64),
    )


def _carry_on(grouped: Grouped, sagas: Mapping[int, str], carry: int) -> Carried:
    if not carry:
        return Carried()
    groups, read = grouped.groups, grouped.read
    count = len(read)
    members, _ = sample_members(groups, grouped.by_lot)
    latest = np.full(count, -1)
    np.maximum.at(latest, groups, np.arange(count))
    alive = np.flatnonzero(latest >= 0)
    # The first and the latest are carried on as well: by them the age of a story is known.
    rows = np.concatenate([members[alive], alive[:, None], latest[alive][:, None]], axis=1)
    chosen = np.unique((alive[:, None] * count + rows)[rows >= 0])
    sizes = np.bincount(chosen // count, minlength=count)
    order = alive[np.argsort(-latest[alive], kind="stable")]
    on = order[: np.searchsorted(np.cumsum(sizes[order]), carry, side="right")]
    number_of = np.full(count + 1, -2)
    number_of[on] = np.arange(len(on))
    kept = np.sort(chosen[number_of[chosen // count] >= 0] % count)
    background = grouped.scored.background
    rivals = background.rivals[kept]
    known = np.where((rivals >= 0) & (rivals < count), rivals, 0)
    rivals = np.where(rivals == -1, -1, np.where(rivals < count, number_of[groups[known]], -2))
    return Carried(
        documents=tuple(read[at].document_id for at in kept.tolist()),
        groups=tuple(number_of[groups[kept]].tolist()),
        keys=tuple(grouped.keys[group] for group in on.tolist()),
        sagas=tuple(sagas[group] for group in on.tolist()),
        rivals=rivals.astype(np.int32),
        likeness=background.likeness[kept].astype(np.float32),
    )
