"""Turns errors into one line and an exit code: the only place that does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from casescribe.errors import CasescribeError, InputError, ModelError, OutputError

EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (InputError, 2),
    (ModelError, 3),
    (OutputError, 4),
    (CasescribeError, 1),
)
STOPPED = 130
UNEXPECTED = 70


@contextmanager
def reported(*, debug: bool = False) -> Iterator[None]:
    """Report what goes wrong inside on standard error, in one line, and exit with its code.

    With `debug` the error goes on as it is, traceback and all.
    """
    if debug:
        yield
        return
    try:
        yield
    except CasescribeError as error:
        _leave(str(error), _exit_code(error))
    except KeyboardInterrupt:
        _leave("stopped; no file was changed", STOPPED)
    except MemoryError:
        _leave("out of memory: close other programs, or set CASESCRIBE_THREADS=1 and try again", UNEXPECTED)
    except Exception as error:  # noqa: BLE001 - the last door before the user
        kind = type(error).__name__
        _leave(f"unexpected {kind}: no file was changed; run again with --debug to see where", UNEXPECTED)


def _exit_code(error: CasescribeError) -> int:
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def _leave(message: str, code: int) -> None:
    sys.stderr.write(f"casescribe: {' '.join(message.split())}\n")
    raise SystemExit(code)
