"""One table, for the terminal and for BENCHMARKS.md alike."""

from dataclasses import dataclass

from rich.box import SIMPLE
from rich.table import Table


@dataclass(frozen=True)
class Sheet:
    """A titled table of text; the first column names the row, the others hold figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def rich(self) -> Table:
        """For the terminal."""
        table = Table(
            title=self.title, title_justify="left", box=SIMPLE, pad_edge=False, collapse_padding=True
        )
        for place, column in enumerate(self.columns):
            table.add_column(
                column, justify="right" if place else "left", overflow="fold", no_wrap=place == 0
            )
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """For a document: a heading and a pipe table, ending in a newline."""
        rule = ["---", *("---:" for _ in self.columns[1:])]
        lines = ["| " + " | ".join(row) + " |" for row in (self.columns, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", *lines, ""])


def figure(value: float | None, digits: int = 1) -> str:
    """A number as text, or a dash for none."""
    return "-" if value is None else f"{value:.{digits}f}"


def mean(values: list[float]) -> float | None:
    """The mean, or None of nothing."""
    return sum(values) / len(values) if values else None
