"""First look at a file: is it locked, an archive, or a recording that was broken off before its index?

Reads only the first bytes. What FFmpeg itself knows about protected sound is asked in `container.py`.
"""

from casescribe.errors import EncryptedRecording, NotAudio

HEAD = 64
"""How many bytes from the start `look` wants."""

_LOCKED = {
    b"Salted__": "OpenSSL",
    b"age-encryption.org/": "age",
    b"-----BEGIN AGE ENCRYPTED": "age",
    b"-----BEGIN PGP MESSAGE": "PGP",
    b"LUKS\xba\xbe": "LUKS",
    b"AES\x02": "AES Crypt",
}
_ARCHIVES = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
_ZIP = b"PK\x03\x04"
_ZIP_FLAGS = 6
_ZIP_LOCKED = 1


def look(name: str, head: bytes) -> None:
    """Refuse what cannot be a recording in the clear.

    Args:
        name: The file's name, for the message.
        head: Its first bytes, HEAD of them where there are so many.

    Raises:
        EncryptedRecording: A file encrypted by a common tool, or a zip archive with a password.
        NotAudio: Any other archive.
    """
    for magic, tool in _LOCKED.items():
        if head.startswith(magic):
            raise EncryptedRecording(
                f"{name} is encrypted ({tool}): decrypt it and give the recording itself."
            )
    if head.startswith(_ZIP):
        _look_at_zip(name, head)
    for magic, kind in _ARCHIVES.items():
        if head.startswith(magic):
            raise _archive(name, kind)


def _look_at_zip(name: str, head: bytes) -> None:
    if head[_ZIP_FLAGS : _ZIP_FLAGS + 1] and head[_ZIP_FLAGS] & _ZIP_LOCKED:
        raise EncryptedRecording(
            f"{name} is a zip archive with a password: unpack it and give the recording itself."
        )
    raise _archive(name, "zip")


def _archive(name: str, kind: str) -> NotAudio:
    return NotAudio(
        f"{name} is an archive ({kind}), not a recording: unpack it and give the recording itself."
    )
