"""What a run says of itself on the way."""

from gouji.batch.progress import EVERY, Progress
from gouji.records import Status


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_the_rate_leaves_out_what_was_done_before_and_the_rest_counts_it():
    clock = Clock()
    progress = Progress(shown=False, clock=clock)
    progress.start(100, 60)
    clock.now += 10
    for number in range(20):
        progress.advance("a", Status.CRASHED if number == 3 else Status.OK)
    assert progress.state() == "2.0 a second, 10 s left, 1 without result"


def test_a_plain_line_comes_every_half_minute_where_there_is_no_terminal(capsys):
    clock = Clock()
    with Progress(shown=True, clock=clock) as progress:
        progress.start(10, 2)
        progress.advance("a", Status.OK)
        clock.now += EVERY
        progress.advance("b", Status.OK)
        progress.advance("c", Status.OK)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "gouji: 2 of 10 reports done before",
        "gouji: 4 of 10 reports, 0.1 a second, 90 s left".replace("90 s", "2 min"),
    ]


def test_nothing_is_said_when_nothing_is_to_be_shown(capsys):
    clock = Clock()
    with Progress(shown=False, clock=clock) as progress:
        progress.start(10)
        clock.now += 2 * EVERY
        progress.advance("a", Status.OK)
        progress.say("stage")
    assert capsys.readouterr().err == ""
