"""Words a task so that it reads as something to do, in the words that were said."""

import re

from casescribe.stages.note.tasks_forms import Form, forms, ordered
from casescribe.stages.note.tasks_found import Found
from casescribe.stages.note.tasks_lines import Line

_LEAD = re.compile(
    (
        r"^(?:(?:so|and|but|then|now|right|okay|ok|well|also|yeah|yes|yep|all right|alright|oh|um|er|good"
        r"|no|go on|what i(?:'ll| will) do is|what i'm going to do is),?\s+)+"
    ),
    re.IGNORECASE,
)
_LONGEST_LEAD = 24
_LONGEST_CONTEXT = 220


def task_text(found: Found) -> str:
    """Deed first, then what else was said of it, then in brackets what it is about."""
    parts: list[str] = []
    for line in found.core:
        said = _deed_first(line)
        if not any(said.lower() in part.lower() for part in parts):
            parts.append(said)
    about = " / ".join(_short(line.text) for line in found.context)
    text = "; ".join(parts)
    text = text[:1].upper() + text[1:]
    return f"{text} (about: \u201c{about}\u201d)" if about else text


def _deed_first(line: Line) -> str:
    """The sentence from its verb on, where only the promise or the request stands before it."""
    text = line.text.strip()
    hit = forms(text)
    match = hit[1] if hit else ordered(text)
    form: Form | None = hit[0] if hit else None
    led = _LEAD.match(text)
    lead = led.end() if led else 0
    if (
        match is not None
        and form != "duty"
        and match.start() <= lead
        and match.start("deed") - lead <= _LONGEST_LEAD
    ):
        if "n't" not in text[: match.start("deed")].lower():
            text = text[match.start("deed") :]
    else:
        text = text[lead:] if len(text) > lead else text
    return text.rstrip(" .,;?!")


def _short(text: str) -> str:
    """The end of a long sentence: what was said last is what is pointed to."""
    text = text.strip().rstrip(".,;")
    if len(text) <= _LONGEST_CONTEXT:
        return text
    return "\u2026" + text[-_LONGEST_CONTEXT:].split(" ", 1)[-1]
