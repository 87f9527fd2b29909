"""Parallel work in forked processes: one function over parts of a list, or work beside other work.

A forked process sees all that its parent has made so far without a copy, and sends back only what
it was asked for.
It ends with its parent, however that ends: the parent holds one end of a pipe, whose other end
says so.
Where a platform can't fork, where there is one core, or little to do, everything happens here.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""Items from which on a second process is worth its start."""


def cores() -> int:
    """Return how many processes may run at once."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parts(
    work: Callable[[Sequence[T]], R], items: Sequence[T], worth_it: int = WORTH_IT
) -> list[R]:
    """Return what `work` makes of the parts of `items`: every n-th item, from each of the first n.

    The first part is done in this process. What a part raises is raised here, after all have ended.
    """
    count = min(cores(), max(1, len(items) // worth_it * 2))
    if count == 1:
        return [work(items)]
    helpers: list[tuple[int, BinaryIO]] = []
    alive = os.pipe()
    gc.freeze()
    try:
        for place in range(1, count):
            helper = _helper(partial(work, items[place::count]), alive)
            helpers.append(helper)
        results = [work(items[::count])]
        results += [_result(pipe) for _, pipe in helpers]
    except BaseException:
        for pid, _ in helpers:
            os.kill(pid, signal.SIGKILL)
        raise
    finally:
        for pid, pipe in helpers:
            pipe.close()
            os.waitpid(pid, 0)
        for end in alive:
            os.close(end)
        gc.unfreeze()
    return results


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Have one piece of work done in a process of its own while the block runs.

    What the block gets waits for the result, or raises what the work raised; it is called at most
    once. The process ends with the block, and with it all programs that it started.
    """
    if not hasattr(os, "fork"):
        yield work
        return
    alive = os.pipe()

    def leading() -> R:
        os.setpgid(0, 0)
        return work()

    pid, pipe = _helper(leading, alive)
    with suppress(OSError):  # it may have done so itself, or be gone
        os.setpgid(pid, pid)
    try:
        yield partial(_result, pipe)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        pipe.close()
        os.waitpid(pid, 0)
        for end in alive:
            os.close(end)


def _helper(work: Callable[[], object], alive: tuple[int, int]) -> tuple[int, BinaryIO]:
    """Start a process that does some work; return its id and the pipe with its result.

    `alive` is a pipe that breaks when this process ends.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        pid = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(reading)
        os.close(writing)
        raise
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(writing)
        return pid, os.fdopen(reading, "rb")
    try:  # from here on this is the helper, which must never return
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(reading)
        os.close(alive[1])
        threading.Thread(target=_end_with_parent, args=(alive[0],), daemon=True).start()
        try:
            told = pickle.dumps((True, work()), pickle.HIGHEST_PROTOCOL)
        except BaseException as error:  # noqa: BLE001  it is raised again in the parent
            told = _told(error)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
    finally:
        os._exit(0)


def _end_with_parent(alive: int) -> None:
    """Wait until the parent is gone; then nobody wants the result, and locks must come free."""
    os.read(alive, 1)
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # the programs of whoever leads a group end too
    os._exit(1)


def _told(error: BaseException) -> bytes:
    """Return an error as it is sent: with the way to it as a note, since that can't be sent."""
    way = "".join(traceback.format_exception(error))
    error.add_note(way)
    try:
        told = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(told)  # noqa: S301  of some errors the parent could not make sense
    except Exception:  # noqa: BLE001  whatever an error of any class does not like
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.add_note(way)
        return pickle.dumps((False, plain), pickle.HIGHEST_PROTOCOL)
    return told


def _result(pipe: BinaryIO) -> R:  # type: ignore[type-var]
    try:
        fine, told = pickle.load(pipe)  # noqa: S301  from our own process
    except (EOFError, pickle.UnpicklingError):
        raise ChildProcessError("a process that shared the work was ended from outside") from None
    if not fine:
        raise told
    return told  # type: ignore[no-any-return]
