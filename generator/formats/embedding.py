"""HTML for pages of others: a claim or a timeline in a frame, or a claim as a quotation."""

from __future__ import annotations

from html import escape


def framed(address: str, title: str, height: int) -> str:
    """Return a frame that shows the embed at an address, `height` pixels high."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" '
        'loading="lazy" style="border:0"></iframe>'
    )


def quoted(address: str, said: str, told: str, by: str) -> str:
    """Return a quotation for where frames are not allowed.

    `said` stands before what is `told` of it; `by` names the page at the address.
    """
    page = escape(address)
    return (
        f"<blockquote>{escape(said)}<br/>{escape(told)} "
        f'<a href="{page}">{escape(by)}</a></blockquote>'
    )
