import os
import signal

import pytest

from streams.cli.stopping import Stopping


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_breaks_a_wait_for_the_next_item_and_keeps_those_before(number):
    def endless():
        yield 1
        yield 2
        os.kill(os.getpid(), number)
        signal.pause()
        yield 3

    with Stopping() as stopping:
        assert list(stopping.guard(endless())) == [1, 2]
        assert stopping.signal == number


def test_a_signal_while_an_item_is_worked_on_lets_it_finish():
    with Stopping() as stopping:
        done = []
        for item in stopping.guard(iter(range(10))):
            if item == 3:
                os.kill(os.getpid(), signal.SIGTERM)
            done.append(item)
    assert done == [0, 1, 2, 3]


def test_the_handlers_are_put_back_also_after_a_signal():
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with Stopping() as stopping:
        for _ in stopping.guard(iter([1])):
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_DFL
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_a_source_s_own_errors_come_through():
    def broken():
        yield 1
        raise OSError("gone")

    with Stopping() as stopping, pytest.raises(OSError, match="gone"):
        list(stopping.guard(broken()))
