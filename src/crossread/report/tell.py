"""Marks of a report told in words: what a number or a time expression was read as."""

from __future__ import annotations

from crossread.records import Moment, Quantity


def tell_quantity(quantity: Quantity) -> str:
    """Say in words what a number was read as.

    Example:
        >>> from decimal import Decimal
        >>> tell_quantity(Quantity(quantity_id="n", document_id="d", start=0, end=9, text="up to 100", low=Decimal(0),
        ...     high=Decimal(100), hedge="up_to", counted="soldier"))
        '0 to 100 soldier'
    """
    low, high = (None if bound is None else f"{bound.normalize():,f}" for bound in (quantity.low, quantity.high))
    if low == high:
        value = quantity.text if quantity.unit == "score" else low or "a number"
    elif high is None:
        value = f"{low} or more"
    else:
        value = f"{low} to {high}" if low is not None else f"at most {high}"
    return " ".join(part for part in (value, quantity.unit, quantity.counted) if part)


def tell_moment(moment: Moment) -> str:
    """Say in words which days a time expression was read as, and from what.

    Example:
        >>> tell_moment(Moment(moment_id="m", document_id="d", start=0, end=6, text="Friday", type="DATE",
        ...     value="2031-05-02", earliest="2031-05-02", latest="2031-05-02", anchor="published 2031-05-04"))
        '2031-05-02, counted from published 2031-05-04'
    """
    if moment.earliest and moment.latest and moment.earliest != moment.latest:
        value = f"{moment.earliest} to {moment.latest}"
    elif moment.earliest and not moment.latest:
        value = f"{moment.earliest} or later"
    else:
        value = moment.latest or moment.value or moment.type.lower()
    return f"{value}, counted from {moment.anchor}" if moment.anchor else value
