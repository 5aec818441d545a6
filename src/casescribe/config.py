"""What the operator may set, read once from the environment and passed down as one frozen value."""

import os
from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from casescribe.errors import OptionError


def _default_cache() -> Path:
    return Path(platformdirs.user_cache_dir("casescribe", appauthor=False))


def _default_threads() -> int:
    return max(1, min(8, os.cpu_count() or 1))


class Settings(BaseSettings):
    """Each field is read from the environment variable CASESCRIBE_<FIELD IN CAPITALS>."""

    model_config = SettingsConfigDict(env_prefix="CASESCRIBE_", frozen=True)

    cache: Path = Field(
        default_factory=_default_cache,
        description="Folder for models: the embedded one, put together once, and those the operator adds.",
    )
    threads: int = Field(
        default_factory=_default_threads, ge=1, le=64, description="Processor threads for recognition."
    )


def read_settings() -> Settings:
    """The settings of the environment.

    Raises:
        OptionError: a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        variable = f"CASESCRIBE_{str(problem['loc'][0]).upper()}"
        raise OptionError(
            f"{variable}={problem['input']}: {problem['msg']}; see docs/reference/settings.md"
        ) from None
