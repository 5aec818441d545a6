"""Runs a Python module so that the kernel kills the process when any of its threads opens a network socket.

A seccomp filter (Linux, x86-64 and ARM64) lets every system call through but socket(2) for the Internet
families. It also holds for native code, which Python's own hooks do not see.

Usage: python without_network.py MODULE [ARGUMENT ...]
"""

import ctypes
import platform
import runpy
import struct
import sys

_SOCKET = {"x86_64": 41, "aarch64": 198}[platform.machine()]
_INTERNET = (2, 10)
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NUMBER, _FIRST_ARGUMENT = 0, 16
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _instruction(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def forbid_network() -> None:
    """From now on, opening an Internet socket kills this process with SIGSYS."""
    code = b"".join(
        (
            _instruction(_LOAD, _NUMBER),
            _instruction(_EQUAL, _SOCKET, 0, 3),
            _instruction(_LOAD, _FIRST_ARGUMENT),
            _instruction(_EQUAL, _INTERNET[0], 2, 0),
            _instruction(_EQUAL, _INTERNET[1], 1, 0),
            _instruction(_RETURN, _ALLOW),
            _instruction(_RETURN, _KILL),
        )
    )
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(held, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        _SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel took no seccomp filter")


if __name__ == "__main__":
    forbid_network()
    module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__")
