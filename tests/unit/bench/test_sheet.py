from casescribe.bench.sheet import Sheet, figure, mean

SHEET = Sheet("Words", ("recording", "WER %"), (("talk", "4.2"), ("other", "-")))


def test_markdown_is_a_heading_and_a_pipe_table() -> None:
    assert SHEET.markdown() == (
        "### Words\n\n| recording | WER % |\n| --- | ---: |\n| talk | 4.2 |\n| other | - |\n"
    )


def test_the_terminal_shows_the_same_cells() -> None:
    table = SHEET.rich()
    assert [column.header for column in table.columns] == ["recording", "WER %"]
    assert [list(column.cells) for column in table.columns] == [["talk", "other"], ["4.2", "-"]]
    assert table.title == "Words"


def test_figures_are_rounded_and_none_is_a_dash() -> None:
    assert [figure(1.25), figure(0.126, 2), figure(7.6, 0), figure(None)] == ["1.2", "0.13", "8", "-"]


def test_the_mean_of_nothing_is_none() -> None:
    assert (mean([1.0, 2.0]), mean([])) == (1.5, None)
