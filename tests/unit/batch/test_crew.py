"""Workers that share nothing: deaths, delays and failures stay with the task they belong to."""

import os
import signal
import time
from contextlib import closing

import pytest

from gouji.batch.crew import Crew
from gouji.errors import UsageError


def nothing():
    pass


def die():
    os._exit(9)


def double(number):
    return 2 * number


def process():
    return os.getpid()


def fail(message):
    raise ValueError(message)


def unsendable():
    return lambda: None


def kill_itself():
    os.kill(os.getpid(), signal.SIGKILL)


def sleep(seconds):
    time.sleep(seconds)
    return "woke"


def size(data):
    return len(data)


def finished(crew):
    found = {}
    while crew.pending:
        ended = crew.ended()
        found[ended.token] = ended
    return found


@pytest.fixture
def crew():
    with closing(Crew(2, nothing, renewed=5)) as crew:
        yield crew


def test_every_task_comes_back_once_and_workers_are_renewed(crew):
    for number in range(23):
        crew.give(number, double if number % 2 else process, (number,) if number % 2 else ())
    found = finished(crew)
    assert [found[number].value for number in range(1, 23, 2)] == [2 * number for number in range(1, 23, 2)]
    served = [found[number].value for number in range(0, 23, 2)]
    assert len(set(served)) >= 4
    assert os.getpid() not in served


def test_a_death_costs_its_own_task_alone(crew):
    for number in range(12):
        crew.give(number, kill_itself if number in (3, 7) else double, () if number in (3, 7) else (number,))
    found = finished(crew)
    assert {number for number, ended in found.items() if ended.exit is not None} == {3, 7}
    assert found[3].exit == -signal.SIGKILL
    assert all(found[number].value == 2 * number for number in range(12) if number not in (3, 7))


def test_a_late_task_ends_and_those_behind_it_do_not(crew):
    crew.give("warm", double, (1,))
    crew.ended()
    for number in range(6):
        crew.give(number, sleep, (30 if number == 0 else 0.01,), 1.0)
    start = time.monotonic()
    found = finished(crew)
    assert time.monotonic() - start < 15
    assert found[0].late
    assert [found[number].value for number in range(1, 6)] == ["woke"] * 5


def test_errors_and_answers_that_cannot_be_sent_are_said(crew):
    crew.give("fails", fail, ("why",))
    crew.give("unsendable", unsendable, ())
    found = finished(crew)
    assert isinstance(found["fails"].error, ValueError) and "why" in str(found["fails"].error)
    assert isinstance(found["unsendable"].error, RuntimeError)


def test_large_arguments_wait_for_a_free_worker(crew):
    for number in range(6):
        crew.give(number, size, (b"x" * 3_000_000,), alone=True)
    assert {ended.value for ended in finished(crew).values()} == {3_000_000}


def test_an_idle_worker_that_is_killed_is_replaced(crew):
    crew.give("who", process, ())
    os.kill(crew.ended().value, signal.SIGKILL)
    crew.give("next", double, (4,))
    ended = crew.ended()
    assert (ended.value, ended.exit) in ((8, None), (None, -signal.SIGKILL))


def test_workers_that_cannot_start_are_an_error_and_no_endless_loop():
    with closing(Crew(1, die)) as crew:
        crew.give(1, double, (1,))
        with pytest.raises(UsageError, match="end before they begin"):
            crew.ended()
