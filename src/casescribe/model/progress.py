"""How far the work is, as flow tells it and interfaces show it."""

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from casescribe.model.base import Frozen

Stage = Literal["prepare", "transcribe", "speakers", "write", "save"]


class Progress(Frozen):
    """`fraction` (0 to 1) of `stage` is done; `overall` (0 to 1) of the whole job."""

    stage: Stage
    fraction: float = Field(ge=0, le=1)
    overall: float = Field(ge=0, le=1)


Watcher = Callable[[Progress], None]
