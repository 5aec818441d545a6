"""Export: the note as one self-contained page, `note.html`, where each statement plays its evidence.

Left the note, right the transcript, below the recording. The page needs no network and allows none: its
content security policy names the hashes of its own script and style and nothing else but embedded sound.
It reads without JavaScript; the script adds playing, following along, searching and keys. The page comes in
pieces, so that eight hours of sound need not stand in memory twice.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources

from casescribe.model.note import Note
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.html_note import note_pane
from casescribe.stages.export.html_transcript import transcript_pane
from casescribe.stages.export.html_wave import waveform
from casescribe.stages.export.reading import Reading

_PIECE = 3 * 256 * 1024
"""Bytes of sound encoded at a time; a multiple of three, so that base64 needs no padding between pieces."""


@dataclass(frozen=True)
class Playback:
    """The recording as browsers play it: encoded bytes and their MIME type, such as `audio/mp4`."""

    data: bytes
    mime: str


def render_html(
    transcript: Transcript,
    note: Note,
    template: Template,
    audio: Playback | None = None,
    peaks: Sequence[tuple[float, float]] = (),
) -> Iterator[bytes]:
    """The page in pieces of UTF-8.

    Args:
        transcript: what was said; its words are what the page highlights.
        note: the note.
        template: the template the note was written by.
        audio: the sound; None where there is only a transcript: evidence then shows its words alone.
        peaks: the wave's lowest and highest value (-1 to 1) in equal steps over the recording; may be empty.
    """
    style, script = _asset("note.css"), _asset("note.js")
    reading = Reading(transcript, note, template)
    for piece in _page(reading, audio, peaks, style, script):
        yield piece.encode()


def _page(
    reading: Reading,
    audio: Playback | None,
    peaks: Sequence[tuple[float, float]],
    style: str,
    script: str,
) -> Iterator[str]:
    yield _head(reading, style, script)
    yield '<main class="panes">\n'
    yield from note_pane(reading, playable=audio is not None)
    yield from transcript_pane(reading, playable=audio is not None)
    yield "</main>\n"
    if audio is not None:
        yield from _player(reading, audio, peaks)
    yield f"{_HELP}<script>{script}</script>\n</body>\n</html>\n"


def _head(reading: Reading, style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "media-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(reading.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#note">Skip to the note</a>\n'
        '<a class="skip" href="#transcript">Skip to the transcript</a>\n'
    )


def _player(reading: Reading, audio: Playback, peaks: Sequence[tuple[float, float]]) -> Iterator[str]:
    yield '<section class="player" aria-label="Recording">\n'
    yield '<p class="caption" id="caption" hidden></p>\n'
    yield from waveform(reading.transcript, peaks)
    yield f'<audio id="audio" controls preload="auto" src="data:{escape(audio.mime)};base64,'
    for at in range(0, len(audio.data), _PIECE):
        yield base64.b64encode(audio.data[at : at + _PIECE]).decode("ascii")
    yield '"></audio>\n</section>\n'


_HELP = """<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keyboard</h2>
<dl>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>Next, previous statement</dd></div>
<div><dt><kbd>Space</kbd></dt><dd>Play the statement, or pause</dd></div>
<div><dt><kbd>Enter</kbd></dt><dd>Play what has the focus</dd></div>
<div><dt><kbd>/</kbd></dt><dd>Search the transcript</dd></div>
<div><dt><kbd>Esc</kbd></dt><dd>Stop playing</dd></div>
<div><dt><kbd>?</kbd></dt><dd>This help</dd></div>
</dl>
<p><label><input type="checkbox" id="keys" checked> Use single-key shortcuts</label></p>
<form method="dialog"><button>Close</button></form>
</dialog>
"""


def _asset(name: str) -> str:
    return resources.files("casescribe.stages.export").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
