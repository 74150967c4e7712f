"""Escapes untrusted text. Nothing in an event, a file name or a message may control the terminal or who reads the output."""

from __future__ import annotations

import re
import unicodedata

#: Control, format, line-separating and surrogate characters.
_CATEGORIES = {"Cc", "Cf", "Zl", "Zp", "Cs"}

#: Characters that take room and show nothing.
_FILLERS = "\u115f\u1160\u3164\uffa0"

#: Beginnings of commands of CI runners, which they obey anywhere in a line or at its start.
_COMMAND = re.compile(r"#(?=#[A-Za-z]*\[)|:(?=:[A-Za-z])")

_JSON_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")


def escape(text: str) -> str:
    """The text with hidden characters and beginnings of commands as ``\\u{…}``."""
    return "".join(shown for _, shown in escape_each(text))


def escape_each(text: str) -> list[tuple[str, str]]:
    """Each character with what ``escape`` shows for it where it is."""
    if text.isascii() and text.isprintable() and not _COMMAND.search(text):
        return [(character, character) for character in text]
    commands = {found.start() for found in _COMMAND.finditer(text)}
    return [(character, _shown(character) if at in commands or _is_hidden(character) else character) for at, character in enumerate(text)]


def escape_name(name: str) -> str:
    """The name of a file at the start of a line, where a colon could begin a command."""
    return re.sub(r"\A\s*:", lambda found: found[0][:-1] + _shown(":"), escape(name))


def escape_json(text: str) -> str:
    """JSON with hidden characters and commands as JSON escapes. The parsed value is the same."""
    if not text.isascii() or "\x7f" in text:
        text = "".join(_json_escape(character) if _is_hidden_in_json(character) else character for character in text)
    return _JSON_COMMAND.sub("#\\\\u0023", text)


def width(text: str) -> int:
    """Columns of a terminal that an escaped text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(character: str) -> str:
    return "    " if character == "\t" else f"\\u{{{ord(character):x}}}"


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _CATEGORIES or character in _FILLERS


def _is_hidden_in_json(character: str) -> bool:
    return character >= "\x7f" and _is_hidden(character)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
