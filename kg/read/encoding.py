"""Which encoding bytes are in: marks first, then UTF-8, then what charset-normalizer finds, then Windows-1252."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BINARY = "binary"

_MARKS = (  # the longer marks first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
)
_MAGIC = (  # PDF, images, archives, programs, office files, sound, databases
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
    *(b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3"),
    *(b"SQLite format 3", b"PAR1", b"{\\rtf"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")) + b"\x7f"
_WESTERN = ("cp1252", "mac_roman")
_WESTERN_SIGNS = frozenset("“”‘’–—…éèêëáàâäãåíìîïóòôöõúùûüñçÉÁÖÜÇ\u00a0©®°£€½·")  # what news in Latin letters holds
_CANDIDATES = [*_WESTERN, "cp1251", "koi8_r", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_MIN_FOREIGN = 24  # bytes outside ASCII below which a guess is no better than Windows-1252
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Error handler `utusan.cp1252`: the bytes that cannot be decoded, as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error("utusan.cp1252", _as_windows)


def narrow(encoding: str) -> bool:
    """Whether `encoding` has code units of more than a byte, in which a newline cannot be looked for."""
    return encoding.startswith(("utf-16", "utf-32"))


def detect(head: bytes) -> str:
    """The encoding of a file that begins with `head`, as a codec's name, or `BINARY`."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head.startswith(_MAGIC):
        return BINARY
    if wide := _wide(head):
        return wide
    if len(head.translate(None, _CONTROLS)) < len(head) * 0.95 and not _mostly_nul(head):
        return BINARY
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _legacy(head)
    return "utf-8"


def _mostly_nul(head: bytes) -> bool:
    """Text with stray NULs is text: words of at least four letters stand between them."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls == head.count(0) and len(re.findall(rb"[A-Za-z]{4}", head)) * 8 > controls


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _legacy(head: bytes) -> str:
    """The encoding of bytes that are not clean UTF-8: UTF-8 where most of what is foreign is, else the best guess."""
    foreign = sum(byte > 127 for byte in head)
    if 2 * sum(map(len, _MULTIBYTE.findall(head))) > foreign:
        return "utf-8"
    if foreign >= _MIN_FOREIGN:
        best = from_bytes(head, cp_isolation=_CANDIDATES).best()
        if best is not None and best.encoding not in (*_WESTERN, "latin_1", "ascii", "utf_8"):
            return best.encoding
    windows, mac = (sum(char in _WESTERN_SIGNS for char in head.decode(name, "replace")) for name in _WESTERN)
    return "mac_roman" if mac > windows else "utf-8"  # as UTF-8, with what does not fit read as Windows-1252
