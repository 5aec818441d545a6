"""The shape of a note: which sections, what belongs in each, and how long the whole may be."""

from pydantic import ConfigDict, Field, field_validator

from casescribe.model.base import Frozen


class SectionTemplate(Frozen):
    """One heading.

    `about` are sentences that say what belongs here: the router compares what was said with them.
    `share` is the part of the note's length this section may expect, relative to the other sections.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str = Field(min_length=1)
    guidance: str = ""
    about: tuple[str, ...] = ()
    required: bool = False
    share: float = Field(gt=0, default=1.0)


class Template(Frozen):
    """A note's template; user templates are read by the same rules as the built-in ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str = Field(min_length=1)
    description: str = ""
    officer: str = "Officer"
    person: str = "Person"
    max_chars: int | None = Field(gt=0, default=None)
    sections: tuple[SectionTemplate, ...] = Field(min_length=1)

    @field_validator("sections")
    @classmethod
    def _ids_differ(cls, sections: tuple[SectionTemplate, ...]) -> tuple[SectionTemplate, ...]:
        ids = [section.id for section in sections]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(f"the section id {twice[0]!r} is used twice")
        return sections
