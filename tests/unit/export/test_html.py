"""note.html as text: safe, self-contained, in pieces. How it behaves is tested in a browser."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casescribe.model.note import Note
from casescribe.model.span import Span
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript, Turn
from casescribe.stages.export.html import Playback, render_html
from casescribe.stages.export.html_wave import waveform
from casescribe.stages.export.plain import clean

VOID = {"meta", "input", "link", "br", "img", "rect", "path"}


class Outline(HTMLParser):
    """Tags with their attributes, text outside script and style, and whether every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self.text.append(data)


def outlined(pieces: Iterator[bytes]) -> Outline:
    outline = Outline()
    outline.feed(b"".join(pieces).decode())
    outline.close()
    return outline


def attributes(outline: Outline, tag: str) -> list[dict[str, str | None]]:
    return [found for name, found in outline.tags if name == tag]


def with_class(outline: Outline, name: str) -> list[dict[str, str | None]]:
    return [found for _, found in outline.tags if name in (found.get("class") or "").split()]


SOUND = Playback(bytes(range(256)) * 5000, "audio/mp4")


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else(
    transcript: Transcript, note: Note, template: Template
) -> None:
    page = b"".join(render_html(transcript, note, template, SOUND)).decode()
    style, script = (
        base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        for tag in ("style", "script")
        for found in [re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)]
        if found
    )
    policy = re.search('Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        "media-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    assert page.count("<script") == page.count("<style") == 1


def test_nothing_comes_from_elsewhere(transcript: Transcript, note: Note, template: Template) -> None:
    outline = outlined(render_html(transcript, note, template, SOUND))
    addresses = [
        value[:5]
        for _, found in outline.tags
        for name, value in found.items()
        if name in {"src", "href", "action", "srcset", "data"} and value and not value.startswith("#")
    ]
    handlers = [
        name for _, found in outline.tags for name in found if name.startswith("on") or name == "style"
    ]
    assert (addresses, handlers) == (["data:"], [])


def test_the_sound_comes_whole_and_in_pieces(transcript: Transcript, note: Note, template: Template) -> None:
    pieces = list(render_html(transcript, note, template, SOUND))
    (sound,) = attributes(outlined(iter(pieces)), "audio")
    assert sound["src"] == f"data:audio/mp4;base64,{base64.b64encode(SOUND.data).decode()}"
    assert max(map(len, pieces)) <= 1024 * 1024 + 1


def test_every_statement_task_and_omission_can_be_played(
    transcript: Transcript, note: Note, template: Template
) -> None:
    outline = outlined(render_html(transcript, note, template, SOUND))
    assert [(play["href"], play["data-t"]) for play in with_class(outline, "play")] == [
        ("#turn-1", "1.000 2.900"),
        ("#turn-2", "3.500 4.400"),
        ("#turn-4", "12.000 13.400"),
        ("#turn-3", "6.000 7.900"),
        ("#turn-3", "6.000 7.900"),
        ("#turn-4", "12.000 13.400"),
    ]


def test_every_word_knows_its_seconds(transcript: Transcript, note: Note, template: Template) -> None:
    outline = outlined(render_html(transcript, note, template))
    words = [
        w["data-t"] for tag, w in outline.tags if tag in {"span", "u"} and "data-t" in w and "class" not in w
    ]
    assert words == [f"{w.start:.3f} {w.end:.3f}" for turn in transcript.turns for w in turn.words]


def test_doubtful_inaudible_and_overlap_are_marked(
    transcript: Transcript, note: Note, template: Template
) -> None:
    outline = outlined(render_html(transcript, note, template))
    assert [found["data-t"] for found in attributes(outline, "u")] == ["4.000 4.400"]
    assert [found["data-t"] for found in with_class(outline, "gap")] == ["4.400 4.500", "9.000 10.500"]
    assert len(with_class(outline, "overlap")) == 1


def test_labels_and_verdicts(transcript: Transcript, note: Note, template: Template) -> None:
    outline = outlined(render_html(transcript, note, template))
    tags = [found["class"] for found in with_class(outline, "tag")]
    assert tags[:5] == ["tag kind", "tag status", "tag unsure", "tag kind", "tag status"]
    shown = [
        text for text in outline.text if text in {"Rendered", "Unsure", "the name is doubtful", "Agreed"}
    ]
    assert shown == ["the name is doubtful", "Rendered", "Unsure", "Agreed"]


def test_a_section_without_statements_says_so(transcript: Transcript, note: Note, template: Template) -> None:
    text = outlined(render_html(transcript, note, template)).text
    assert text[text.index("Work") : text.index("Not discussed") + 1] == ["Work", "\n", "Not discussed"]


def test_without_sound_there_is_no_player(transcript: Transcript, note: Note, template: Template) -> None:
    outline = outlined(render_html(transcript, note, template))
    assert (attributes(outline, "audio"), with_class(outline, "sign")) == ([], [])
    assert "Click a word to play from there." not in outline.text


def test_evidence_of_a_turn_that_is_not_there_keeps_its_time(
    transcript: Transcript, note: Note, template: Template
) -> None:
    short = transcript.model_copy(update={"turns": transcript.turns[:1]})
    outline = outlined(render_html(short, note, template, SOUND))
    assert [play["href"] for play in with_class(outline, "play")] == ["#turn-1"]
    assert " 00:12 to 00:13" in outline.text


def test_a_text_that_was_changed_after_recognition_stands_as_it_is(
    transcript: Transcript, note: Note, template: Template
) -> None:
    changed = transcript.turns[0].model_copy(update={"text": "Where do you *** <b>?"})
    edited = transcript.model_copy(update={"turns": (changed, *transcript.turns[1:])})
    assert "Where do you *** <b>?" in outlined(render_html(edited, note, template)).text


def test_the_same_note_gives_the_same_page(transcript: Transcript, note: Note, template: Template) -> None:
    pages = [b"".join(render_html(transcript, note, template, SOUND, [(-0.5, 0.5)])) for _ in range(2)]
    assert pages[0] == pages[1]


@given(
    hostile=st.text(min_size=1, max_size=20)
    | st.sampled_from(["</script>", "<!--", "]]>", "\"'>", "&lt;", "\x00<b>"])
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_markup(hostile: str, transcript: Transcript, note: Note, template: Template) -> None:
    plain = [tag for tag, _ in outlined(render_html(transcript, note, template)).tags]
    turn = transcript.turns[0]
    words = (turn.words[0].model_copy(update={"text": f"x{hostile}"}), *turn.words[1:])
    text = " ".join(word.text for word in words)
    speaker = transcript.speakers[0].model_copy(update={"name": f"x{hostile}"})
    changed = transcript.model_copy(
        update={
            "turns": (turn.model_copy(update={"text": text, "words": words}), *transcript.turns[1:]),
            "speakers": (speaker, transcript.speakers[1]),
        }
    )
    titled = template.model_copy(update={"title": hostile})
    outline = outlined(render_html(changed, note, titled))
    assert [tag for tag, _ in outline.tags] == plain
    assert clean(f"x{hostile}") in outline.text


@pytest.mark.parametrize(
    ("peaks", "path"),
    [
        ([(-0.5, 0.25), (-0.25, 0.5)], "M0.0,25.0 1000.0,0.0 1000.0,75.0 0.0,100.0Z"),
        ([(0.0, 0.0)], "M0.0,50.0 0.0,50.0Z"),
    ],
)
def test_the_wave_fills_its_height(
    transcript: Transcript, peaks: list[tuple[float, float]], path: str
) -> None:
    assert f'<path d="{path}"/>' in "".join(waveform(transcript, peaks))


def test_without_peaks_the_speakers_are_still_shown(transcript: Transcript) -> None:
    picture = "".join(waveform(transcript, ()))
    assert re.findall(r'class="(voice-\d)" x="([\d.]+)"', picture) == [
        ("voice-0", "50.00"),
        ("voice-1", "175.00"),
        ("voice-0", "300.00"),
        ("voice-1", "600.00"),
    ]
    assert "<path" not in picture


def test_a_turn_and_a_gap_at_the_same_time_both_stand(
    note: Note, template: Template, transcript: Transcript
) -> None:
    turn = Turn(id="T1", speaker="S1", start=0, end=2, text="so", words=())
    both = transcript.model_copy(update={"turns": (turn,), "inaudible": (Span(start=0, end=2),)})
    text = outlined(render_html(both, note, template)).text
    assert ("so" in text, "Inaudible, 00:00 to 00:02" in text) == (True, True)
