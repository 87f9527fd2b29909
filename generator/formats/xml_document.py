"""XML that every parser takes, whatever the texts in it hold."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped: https://www.w3.org/TR/xml/#charsets."""


def document(root: Element) -> bytes:
    """Write a tree as UTF-8, one element a line; characters that XML can't hold become U+FFFD."""
    indent(root, " ")
    text = _UNFIT.sub("\ufffd", tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
