"""Validates, explains and builds continuous-delivery events: the Events SIG's draft and what grew out of it.

The engine is the WebAssembly module of the npm package of the same name, so that results are the same. Reports and all other results
are dictionaries with the members of that package's results; their shapes are the classes of ``cdevents_wasm.types``.

Every thread has an instance of the engine of its own, made with its first call; each ``EventStream`` has one too. Whatever stops the
engine costs that instance: the input has a report with the rule ``engine-fault``, and the next call has another instance.
"""

from ._calls import construct, convert, describe, facts, facts_many, is_valid, outcomes, validate, validate_many
from ._errors import CdEventError
from ._fixes import apply_fixes
from ._folding import Reducer, fold_many
from ._instance import reset
from ._stream import EventStream
from ._version import VERSION as __version__

__all__ = [
    "CdEventError",
    "EventStream",
    "Reducer",
    "__version__",
    "apply_fixes",
    "construct",
    "convert",
    "describe",
    "facts",
    "facts_many",
    "fold_many",
    "is_valid",
    "outcomes",
    "reset",
    "validate",
    "validate_many",
]
