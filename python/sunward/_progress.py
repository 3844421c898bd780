"""The line that shows how far a solve is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

from sunward._core import Progress, progress_line

Listener = Callable[[Progress], None]


def _somebody_watches(stream: TextIO) -> bool:
    """Whether the stream ends at a terminal or in a notebook's cell."""
    if "ipykernel" in sys.modules:
        return True
    return bool(getattr(stream, "isatty", lambda: False)())


class ProgressLine:
    """One line on standard error, rewritten in place; terminals and notebooks both show it.

    Parameters
    ----------
    lang : {"en", "zh"}
        Language of the line.
    silent_s : float
        Solves shorter than this show nothing.
    """

    def __init__(self, lang: str = "en", silent_s: float = 1.0) -> None:
        self._lang = lang
        self._silent_s = silent_s
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        if progress.seconds < self._silent_s:
            return
        line = progress_line(progress, self._lang)
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)

    def close(self) -> None:
        """Wipe the line."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def listener_of(
    progress: bool | Listener | None, lang: str
) -> tuple[Listener | None, ProgressLine]:
    """Return whom to tell of progress, and the line to close afterwards.

    Parameters
    ----------
    progress : bool, callable or None
        None: a line where somebody watches. True: always a line. False: nothing. A function is
        called with a `Progress` at most twenty times a second, in the calling thread.
    lang : {"en", "zh"}
        Language of the line.

    Returns
    -------
    tuple
        The function to call, or None, and a `ProgressLine`.
    """
    line = ProgressLine(lang)
    if callable(progress):
        return progress, line
    wanted = _somebody_watches(sys.stderr) if progress is None else progress
    return (line if wanted else None), line
