"""Exceptions. Outcomes of mathematics (infeasible, a limit) are none: see `Plan.status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sunward._core import Fault


class Error(Exception):
    """Root of Sunward's own exceptions."""


class InputError(Error):
    """The data are wrong.

    Attributes
    ----------
    faults : list of Fault
        Everything that was found wrong, each with file, line, key, value, message and remedy.
    """

    faults: list[Fault]

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(fault.text() for fault in self.faults))

    def text(self, lang: str = "en") -> str:
        """Return all faults, a line each.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language of the sentences.

        Returns
        -------
        str
            What `str` of the exception shows in English.
        """
        return "\n".join(fault.text(lang) for fault in self.faults)


class InternalError(Error):
    """A bug in Sunward; please report it with the data that show it."""
