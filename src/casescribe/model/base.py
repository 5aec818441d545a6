"""The base of every type that travels: frozen, compared by value."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: cannot be changed, and ignores what a later schema adds."""

    model_config = ConfigDict(frozen=True, extra="ignore")
