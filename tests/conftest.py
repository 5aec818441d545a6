"""What every test stands on: no network but this machine's own loopback."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

os.environ.setdefault("HF_HUB_OFFLINE", "1")

settings.register_profile("casescribe", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("casescribe")


@pytest.fixture(autouse=True)
def _loopback_only() -> None:
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parent.parent
