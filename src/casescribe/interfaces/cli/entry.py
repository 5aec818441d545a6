"""Where the `casescribe` command begins: light, so that stopping it by hand is told from the first moment."""

from casescribe.interfaces.cli.failures import reported


def run() -> None:
    """Run the command line; its modules are loaded only here."""
    with reported():
        from casescribe.interfaces.cli.main import app  # noqa: PLC0415 - loading takes a second or more

        app()
