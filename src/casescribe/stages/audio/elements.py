"""Whether a webm or Matroska file breaks off in the middle of an element.

Recorders in a browser write no length, and FFmpeg takes the last whole block for the end. Every element of
the file says how long it is, though (EBML, RFC 8794), but for segments and clusters that are written live.
"""

from typing import BinaryIO

EBML = b"\x1a\x45\xdf\xa3"
_OPENED = {bytes.fromhex("18538067"), bytes.fromhex("1f43b675")}
"""Segment and Cluster: where their length is unknown, their children follow one by one."""

_LONGEST_HEAD = 12


def element_breaks_off(file: BinaryIO, size: int) -> bool:
    """True if the last element of the file, `size` bytes long, promises more bytes than there are."""
    place = 0
    while place < size:
        file.seek(place)
        head = file.read(_LONGEST_HEAD)
        kind = head[: _width(head, 4)]
        rest = head[len(kind) :]
        width = _width(rest, 8)
        if not kind or not width:
            return place + _LONGEST_HEAD > size
        if len(rest) < width:
            return True
        length = int.from_bytes(rest[:width], "big") - (1 << 7 * width)
        place += len(kind) + width
        if length == (1 << 7 * width) - 1:
            if kind not in _OPENED:
                return False
        else:
            place += length
    return place > size


def _width(data: bytes, most: int) -> int:
    """Bytes of a number of variable length by its first byte; 0 where there is none."""
    width = 9 - data[0].bit_length() if data else 0
    return width if width <= most else 0
