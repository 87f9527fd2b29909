"""Archives: several files in one, the same bytes whenever and by whomever they are packed.

ZIP as in PKWARE's APPNOTE 6.3: names in order, the first time that the format knows, and the same
permissions for all. How well deflate packs is up to the machine's zlib.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def as_zip(view: Mapping[str, bytes]) -> bytes:
    """Pack files, given by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(view.items()):
            member = zipfile.ZipInfo(name, EPOCH)
            member.external_attr = _PLAIN_FILE
            member.create_system = _UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return packed.getvalue()
