"""What cannot be used is refused with one line that names the file and what to do."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from casescribe.errors import CasescribeError, EmptyRecording, EncryptedRecording, NotAudio, UnreadableInput
from casescribe.stages.audio.decode import open_recording

FORMATS = "give a recording (webm, ogg, m4a, mp3, wav)."


def refusal(path: Path) -> tuple[type, str]:
    with pytest.raises(CasescribeError) as caught:
        open_recording(path)
    return caught.type, str(caught.value)


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "gone.ogg"
    assert refusal(path) == (UnreadableInput, "gone.ogg does not exist: check the path.")


def test_folder(tmp_path: Path) -> None:
    message = f"{tmp_path.name} is a folder: give the recording inside it."
    assert refusal(tmp_path) == (UnreadableInput, message)


def test_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    message = "pipe is not an ordinary file: copy the recording into a file first."
    assert refusal(tmp_path / "pipe") == (UnreadableInput, message)


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Root may read everything: for the time of a test it is nobody."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    yield
    os.seteuid(own)


@pytest.mark.usefixtures("ordinary_user")
def test_no_permission() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "talk.bin")
        path.write_bytes(b"x")
        path.chmod(0)
        assert refusal(path) == (UnreadableInput, "talk.bin may not be read: check its permissions.")


def test_impossible_names(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300))[0] is UnreadableInput
    assert refusal(tmp_path / "a\0b") == (
        UnreadableInput,
        "a\0b cannot be read (the name cannot be used): check the path and the disk.",
    )


def test_no_bytes(save: Callable) -> None:
    message = "talk.bin is empty (0 bytes): record again or choose another file."
    assert refusal(save(b"")) == (EmptyRecording, message)


def test_no_frames(wav: Callable, save: Callable) -> None:
    message = "talk.bin has a sound track without sound: record again or choose another file."
    assert refusal(save(wav(np.zeros((1, 0), np.float32)))) == (EmptyRecording, message)


@pytest.mark.parametrize(
    "data",
    [
        bytes(50_000),
        b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
        b"%PDF-1.7\n" + bytes(2_000),
    ],
    ids=["zeros", "playlist", "pdf"],
)
def test_no_sound(data: bytes, save: Callable) -> None:
    message = f"talk.bin holds no sound that can be decoded: {FORMATS}"
    assert refusal(save(data)) == (NotAudio, message)


def test_no_sound_track(save: Callable) -> None:
    message = f"talk.bin has no sound track: {FORMATS}"
    assert refusal(save(b"not a recording\n" * 500)) == (NotAudio, message)


def test_a_playlist_opens_nothing_else(tone: Callable, wav: Callable, save: Callable) -> None:
    other = save(wav(tone(1)), "other.wav")
    path = save(f"ffconcat version 1.0\nfile '{other}'\n".encode(), "list.ffconcat")
    message = f"list.ffconcat holds no sound that can be decoded: {FORMATS}"
    assert refusal(path) == (NotAudio, message)


def test_an_impossible_rate(tone: Callable, wav: Callable, save: Callable) -> None:
    message = (
        "talk.bin has a sound track, but none of it can be decoded: the file is damaged. "
        "Copy it again from the recorder."
    )
    assert refusal(save(wav(tone(1), rate=1))) == (NotAudio, message)


def test_an_m4a_without_its_index(tone: Callable, encode: Callable, save: Callable) -> None:
    whole = encode(tone(3, 48_000), 48_000, "ipod", "aac")
    message = (
        "talk.bin has no readable index: the recording was broken off before it was finished. "
        "Copy it again from the device, or repair it with the recorder's own tool."
    )
    assert refusal(save(whole[: len(whole) // 2])) == (NotAudio, message)


def test_protected_mp4(tone: Callable, encode: Callable, save: Callable) -> None:
    options = {
        "encryption_scheme": "cenc-aes-ctr",
        "encryption_key": "76a6c65c5ea762046bd749a2e632ccbb",
        "encryption_kid": "a7e61c373e219033c21091fa607bf3b8",
    }
    path = save(encode(tone(2, 48_000), 48_000, "mp4", "aac", options=options), "talk.mp4")
    message = "talk.mp4 is protected against copying: export it without protection and try again."
    assert refusal(path) == (EncryptedRecording, message)


def test_protected_windows_media(tone: Callable, encode: Callable, save: Callable) -> None:
    clear = encode(tone(2, 48_000), 48_000, "asf", "libmp3lame")
    fields = b"".join(
        len(text).to_bytes(4, "little") + text for text in (b"xx", b"DRM\0", b"key\0", b"url\0")
    )
    guid = bytes.fromhex("fbb3112223bdd211b4b700a0c955fc6e")
    entry = guid + (24 + len(fields)).to_bytes(8, "little") + fields
    size = int.from_bytes(clear[16:24], "little") + len(entry)
    count = int.from_bytes(clear[24:28], "little") + 1
    header = clear[:16] + size.to_bytes(8, "little") + count.to_bytes(4, "little") + clear[28:30]
    assert open_recording(save(clear)).channels == 1
    message = "talk.wma is protected against copying: export it without protection and try again."
    path = save(header + entry + clear[30:], "talk.wma")
    assert refusal(path) == (EncryptedRecording, message)


@pytest.mark.parametrize(
    ("head", "tool"),
    [
        (b"Salted__", "OpenSSL"),
        (b"age-encryption.org/v1", "age"),
        (b"-----BEGIN PGP MESSAGE-----", "PGP"),
        (b"LUKS\xba\xbe", "LUKS"),
        (b"AES\x02", "AES Crypt"),
    ],
)
def test_encrypted_files(head: bytes, tool: str, save: Callable) -> None:
    message = f"talk.bin is encrypted ({tool}): decrypt it and give the recording itself."
    assert refusal(save(head + bytes(1_000))) == (EncryptedRecording, message)


def test_zip_archives(save: Callable) -> None:
    locked, clear = (b"PK\x03\x04\x14\x00" + bytes([flags, 0]) + bytes(50) for flags in (9, 8))
    assert refusal(save(locked)) == (
        EncryptedRecording,
        "talk.bin is a zip archive with a password: unpack it and give the recording itself.",
    )
    assert refusal(save(clear)) == (
        NotAudio,
        "talk.bin is an archive (zip), not a recording: unpack it and give the recording itself.",
    )


@pytest.mark.parametrize(("head", "kind"), [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar")])
def test_other_archives(head: bytes, kind: str, save: Callable) -> None:
    message = f"talk.bin is an archive ({kind}), not a recording: unpack it and give the recording itself."
    assert refusal(save(head + bytes(1_000))) == (NotAudio, message)
