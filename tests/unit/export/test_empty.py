"""What stands under an empty heading depends on whether its matter is among the tasks."""

from casescribe.model.note import Note
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.html import render_html
from casescribe.stages.export.markdown import render_markdown


def _pages(transcript: Transcript, note: Note, template: Template) -> tuple[str, str]:
    markdown = render_markdown(transcript, note, template).decode()
    return markdown, b"".join(render_html(transcript, note, template)).decode()


def test_what_was_not_discussed_is_said(transcript: Transcript, note: Note, template: Template) -> None:
    pages = _pages(transcript, note, template)
    assert [page.count("Not discussed") for page in pages] == [1, 1]


def test_what_is_among_the_tasks_is_pointed_to(
    transcript: Transcript, note: Note, template: Template
) -> None:
    listed = note.model_copy(update={"not_discussed": ()})
    pages = _pages(transcript, listed, template)
    assert [page.count("See the tasks and appointments") for page in pages] == [1, 1]
    assert [page.count("Not discussed") for page in pages] == [0, 0]
