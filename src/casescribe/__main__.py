"""`python -m casescribe` is `casescribe`."""

from casescribe.interfaces.cli.entry import run

if __name__ == "__main__":
    run()
