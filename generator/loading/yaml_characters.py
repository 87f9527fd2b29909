"""From bytes to text that can be published: UTF-8, and no character that harms a page.

Refused are the characters that XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets) or that
HTML calls a parse error (https://html.spec.whatwg.org/#preprocessing-the-input-stream): controls
other than tab and line break, noncharacters, lone surrogates; the line separators U+0085, U+2028
and U+2029, which YAML 1.1 takes for line breaks and editors do not; and the nine characters
that reorder the text around them unseen (https://trojansource.codes/).
The last are an error and not a warning, because a reader of the page can't see them any more than
an editor can; text in Hebrew or Arabic does not need them.
"""

import codecs
import re

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span, line_and_column, source_lines

REPORTED = 10
"""At most this many bad characters of one file are reported, the rest are counted."""

_BIDI = "\u202a-\u202e\u2066-\u2069"
_SEPARATORS = "\x85\u2028\u2029"
_PLANE_ENDS = "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}{_BIDI}{_SEPARATORS}]"
)
_REORDERS = re.compile(f"[{_BIDI}]")


def unfit(text: str) -> str | None:
    r"""The first character that can't be published, for text made by escapes such as `"\u0007"`."""
    found = _UNFIT.search(text)
    return found.group() if found else None


def fit(text: str) -> str:
    """The text with U+FFFD in the place of each character that can't be published."""
    return _UNFIT.sub("\ufffd", text)


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""The text with `\n` alone between lines and without a byte order mark.

    `None` when it is not UTF-8; characters that are refused are replaced one for one by U+FFFD,
    so that the rest of the file can be read and every column stays where it is.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error, file),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.replace("\n", "").isprintable():
        # Nearly every file: a test in C that refuses more than the pattern does.
        return text, ()
    found = list(_UNFIT.finditer(text))
    if not found:
        return text, ()
    problems = [_refused(text, match, file) for match in found[:REPORTED]]
    if (others := len(found) - REPORTED) > 0:
        message = f"{others:,} more character{'s' if others > 1 else ''} like these in this file"
        help_ = "check that it is a text file, saved as UTF-8"
        problems.append(Diagnostic(code="E123", message=message, file=file, help=(help_,)))
    return _UNFIT.sub(lambda match: _kept(match.group()), text), tuple(problems)


def describe(character: str) -> tuple[str, str]:
    """The code of the problem that a character makes, and the words for it."""
    name = f"U+{ord(character):04X}"
    if _REORDERS.match(character):
        return "E124", f"the invisible character {name} reorders the text around it"
    if character in _SEPARATORS:
        return "E123", f"the invisible line separator {name} can't be published"
    return "E123", f"the invisible character {name} can't be published"


def _kept(character: str) -> str:
    return character if _REORDERS.match(character) else "\ufffd"


def _refused(text: str, match: re.Match[str], file: str) -> Diagnostic:
    character = match.group()
    line, column = line_and_column(text, match.start())
    span = Span(line, column, line, column + 1)
    code, message = describe(character)
    meant = _meant(character)
    title = f"write `{meant}` instead" if meant.strip() else "put a space instead"
    if not meant:
        title = "delete it"
    return Diagnostic(
        code=code,
        message=message,
        file=file,
        span=span,
        label="here",
        help=(title,),
        fix=Fix(title, (Edit(file, span, meant),)),
    )


def _meant(character: str) -> str:
    """What most likely stood there before a program mangled it."""
    if character in _SEPARATORS[1:] + "\x0b\x0c":
        return " "
    if "\x80" <= character <= "\x9f":
        return _windows_1252(ord(character)) or " "
    return ""


def _windows_1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="ignore")


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    # The codec counts from behind the byte order mark, and so do the columns.
    body = data.removeprefix(codecs.BOM_UTF8)
    lines = source_lines(body[: error.start].decode())
    line, column = len(lines), len(lines[-1]) + 1
    byte = body[error.start]
    offset = len(data) - len(body) + error.start
    notes = [f"the byte 0x{byte:02X} stands at offset {offset:,}"]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        notes = ["it begins like UTF-16"]
    elif meant := _windows_1252(byte):
        notes.append(f"in Windows-1252 that byte is `{meant}`")
    return Diagnostic(
        code="E105",
        message="this file is not UTF-8",
        file=file,
        span=Span(line, column, line, column + 1),
        label="from here on it can't be read",
        help=("save it again with the encoding UTF-8",),
        notes=tuple(notes),
    )
