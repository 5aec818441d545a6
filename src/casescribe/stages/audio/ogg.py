"""Whether an ogg file breaks off in the middle of a page.

An ogg file states no length: FFmpeg takes the last whole page for its end. A page's header says how long the
page is (RFC 3533, section 6), so a file that ends before its last page does has been cut.
"""

import os
from pathlib import Path

_MAGIC = b"OggS"
_HEADER = 27
_LONGEST_PAGE = _HEADER + 255 + 255 * 255


def breaks_off(path: Path) -> bool:
    """True for an ogg file whose last page is incomplete; False for any other file."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return False
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONGEST_PAGE))
        tail = file.read()
    last = tail.rfind(_MAGIC)
    return last >= 0 and len(tail) - last < _page_length(tail[last:])


def _page_length(page: bytes) -> int:
    if len(page) < _HEADER:
        return _HEADER
    segments = page[_HEADER - 1]
    return _HEADER + segments + sum(page[_HEADER : _HEADER + segments])
