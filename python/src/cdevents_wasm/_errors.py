"""The error of a bad call, and the failures that callers never see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .types import Report

ErrorCode = Literal["bad-option", "bad-state", "init-failed", "invalid-event", "unknown-type"]


class CdEventError(Exception):
    """Raised for a bad call, never for bad input.

    Attributes:
        code: What is wrong. It never changes its meaning:

            * ``bad-option``: an option, or an argument other than the input, has an invalid value;
            * ``bad-state``: an ``EventStream`` was used after ``finish()`` or ``close()`` or in a forked process, or a packed stream
              was to be saved;
            * ``init-failed``: the WebAssembly module cannot be loaded or run;
            * ``invalid-event``: ``construct`` could not build a valid event; see ``report``;
            * ``unknown-type``: no vocabulary, or not the requested one, has an event of that type.
        report: The report on the event, with ``invalid-event``; otherwise ``None``.
    """

    code: ErrorCode
    report: Report | None

    def __init__(self, code: ErrorCode, message: str, report: Report | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.report = report

    def __reduce__(self) -> tuple[type[CdEventError], tuple[ErrorCode, str, Report | None]]:
        return (CdEventError, (self.code, str(self), self.report))


class EngineFault(Exception):
    """The engine stopped. Its instance is lost; another one answers the next call."""


class Refused(Exception):
    """The engine does not answer the call, and says why."""
