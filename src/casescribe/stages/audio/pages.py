"""Whether an ogg, wav or webm file breaks off before the end that its own structure promises.

FFmpeg takes the last whole ogg page, and for wav the file's size, for the end of such files and so hides
that something is missing. An ogg page's header says how long the page is (RFC 3533, section 6), and a wav
file's `data` chunk how many bytes follow. For webm see `elements`.
"""

import os
import struct
from pathlib import Path
from typing import BinaryIO

from casescribe.stages.audio.elements import EBML, element_breaks_off

_OGG = b"OggS"
_HEADER = 27
_LONGEST_PAGE = _HEADER + 255 + 255 * 255
_UNKNOWN_SIZES = (0, 0xFFFFFFFF)
_CHUNK = struct.Struct("<4sI")
_MOST_CHUNKS = 100


def breaks_off(path: Path) -> bool:
    """True for an ogg, wav or webm file that is shorter than it promises; False for any other file."""
    with path.open("rb") as file:
        head = file.read(12)
        size = file.seek(0, os.SEEK_END)
        if head.startswith(_OGG):
            return _ogg_breaks_off(file, size)
        if head.startswith(EBML):
            return element_breaks_off(file, size)
        return head[:4] == b"RIFF" and head[8:] == b"WAVE" and _wav_breaks_off(file, size)


def _ogg_breaks_off(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - _LONGEST_PAGE))
    tail = file.read()
    last = tail.rfind(_OGG)
    return last >= 0 and len(tail) - last < _page_length(tail[last:])


def _page_length(page: bytes) -> int:
    if len(page) < _HEADER:
        return _HEADER
    segments = page[_HEADER - 1]
    return _HEADER + segments + sum(page[_HEADER : _HEADER + segments])


def _wav_breaks_off(file: BinaryIO, size: int) -> bool:
    place = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(place)
        header = file.read(_CHUNK.size)
        if len(header) < _CHUNK.size:
            return False
        kind, length = _CHUNK.unpack(header)
        place += _CHUNK.size
        if kind == b"data":
            return length not in _UNKNOWN_SIZES and place + length > size
        place += length + length % 2
    return False
