"""note.md: the whole note, and no markup but ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from casescribe.model.note import Note
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.markdown import escaped, render_markdown
from casescribe.stages.export.plain import clean


def test_a_note_in_full(transcript: Transcript, note: Note, template: Template) -> None:
    assert (
        render_markdown(transcript, note, template).decode()
        == """\
# Case note: Home visit

**Draft for the officer to check. A machine wrote this from a recording: listen to the evidence first.**

- Date: Thursday 12 March 2026 (the file's own date, check it)
- Template: Home visit (visit)
- Recording: meeting.ogg, 00:20 long
- People: Priya Nair (Social worker), S1; Resident, S2
- Writer: evidence 1

## Home \\& family

- Lives in Walsall. (Reported, rendered, unsure: the name is doubtful)
  - Priya Nair, 00:01 to 00:02: \u201cWhere do you live?\u201d
  - Resident, 00:03 to 00:04: \u201cIn Walsall\u201d (doubtful: \u201cWalsall\u201d)
- I will not. (Agreed, verbatim)
  - Resident, 00:12 to 00:13

## Work

Not discussed

## Tasks and appointments

| Who | What | Due | Words |
|---|---|---|---|
| Resident | Ring \\| the officer | Thursday 19 March 2026, 10:30, from \u201cnext Thursday\u201d \
| Priya Nair, 00:06 to 00:07: \u201cRing me next Thursday.\u201d |
| Social worker | Appointment: Visit | No date said \
| Priya Nair, 00:06 to 00:07: \u201cRing me next Thursday.\u201d |

## Said, but not in this note

- I will not. (negation)
  - Resident, 00:12 to 00:13

## Before you rely on this note

- The recording stops early (00:19 to 00:20)
- Inaudible: 00:09 to 00:10
- Inaudible: 00:04
- Doubtful words in the transcript: 1. The note marks those that it rests on.
- The note quotes 9 of 15 words and 3 of 4 turns, in 30 characters of 4000 allowed.
"""
    )


def test_a_note_without_tasks_and_omissions(transcript: Transcript, note: Note, template: Template) -> None:
    bare = note.model_copy(update={"tasks": (), "omissions": ()})
    lines = render_markdown(transcript, bare, template).decode().splitlines()
    assert [line for line in lines if line.startswith("##")] == [
        "## Home \\& family",
        "## Work",
        "## Tasks and appointments",
        "## Before you rely on this note",
    ]
    assert lines[lines.index("## Tasks and appointments") + 2] == "None found"


def _shown(tokens: list[Token]) -> list[Token]:
    return [token for outer in tokens for token in (outer.children or ())]


def _text_of(source: str) -> tuple[str, set[str]]:
    """What Markdown shows of one list item, and the sorts of its inline parts."""
    inline = _shown(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source))
    return "".join(token.content for token in inline), {token.type for token in inline}


@pytest.mark.parametrize(
    "hostile",
    [
        "# heading",
        "- item",
        "+ item",
        "1. first",
        "12) twelfth",
        "> quote",
        "*a* _b_ **c** ~~d~~",
        "[link](http://example.org)",
        "![picture](x.png)",
        "<script>alert(1)</script>",
        "<http://example.org>",
        "`code`",
        "    indented",
        "```",
        "---",
        "===",
        "&lt; &#60;",
        "a | b",
        "back\\slash\\",
        "[ ] box",
        "line\n\n# break",
    ],
)
def test_spoken_text_shows_as_it_stands(hostile: str) -> None:
    assert _text_of(f"- {escaped(hostile)}") == (clean(hostile), {"text"})


@given(st.text(alphabet=st.sampled_from("ab 1.)(-+=*_#>`~[]!<&;|\\:/@$^\n\t")))
@settings(max_examples=150)
def test_no_text_becomes_markup(text: str) -> None:
    shown, sorts = _text_of(f"- x{escaped(text)}")
    assert shown == f"x{clean(text)}"
    assert sorts == {"text"}


@given(st.text(alphabet=st.sampled_from("ab1.)-+=#>|\n ")))
@settings(max_examples=100)
def test_no_text_starts_a_block(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {escaped(text)}")
    assert {token.type for token in tokens} <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    assert sum(token.type == "list_item_open" for token in tokens) == 1


def test_addresses_do_not_become_links() -> None:
    assert escaped("see https://example.org, www.example.org or a@example.org") == (
        "see https\\://example.org, www\\.example.org or a\\@example.org"
    )
