"""The compiled module on disk, so that other processes need not compile it.

It is machine code, which runs with the rights of whoever loads it. So it is in the user's cache, in a folder that nobody else can
write to, or it is not used. Where that cannot be, each process compiles for itself. ``CDEVENTS_WASM_CACHE`` names another folder;
empty: nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: Bytes of the hash before the code: what a disk has damaged must not run.
_HASH = 32


def file(module: bytes) -> Path | None:
    """Where the compiled form of a module is kept."""
    chosen = os.environ.get("CDEVENTS_WASM_CACHE")
    if chosen == "":
        return None
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(chosen or os.path.join(cache, "cdevents-wasm", "python"))
    try:
        made_by = version("wasmtime")
    except PackageNotFoundError:
        return None
    name = hashlib.sha256(module + made_by.encode()).hexdigest()[:16]
    return folder / f"{name}-{os.uname().machine}.bin" if folder.is_absolute() and hasattr(os, "uname") else None


def read(file: Path | None) -> bytes | None:
    """What was kept, if it is whole and nobody else can have written it."""
    if file is None:
        return None
    try:
        if not (_is_own(file.parent) and _is_own(file)):
            return None
        kept = file.read_bytes()
    except OSError:
        return None
    code = kept[_HASH:]
    return code if hashlib.sha256(code).digest() == kept[:_HASH] else None


def write(file: Path | None, code: Callable[[], bytes | bytearray]) -> None:
    """Keeps it. What does not work changes nothing."""
    if file is None:
        return
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(file.parent):
            return
        content = bytes(code())
        # Under its name only when it is whole; the temporary file is readable and writable for its owner only.
        descriptor, fresh = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(descriptor, "wb") as target:
                target.write(hashlib.sha256(content).digest() + content)
            os.replace(fresh, file)
        except BaseException:
            os.unlink(fresh)
            raise


def _is_own(place: Path) -> bool:
    """Whether nobody but this user can write there."""
    found = place.lstat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not stat.S_ISLNK(found.st_mode)
