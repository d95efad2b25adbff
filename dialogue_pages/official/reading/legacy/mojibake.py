"""UTF-8 that some program took for Windows-1252 (`Há»™i nghá»‹`)."""

_BYTES = {
    bytes([code]).decode("cp1252"): code
    for code in range(0x80, 0x100)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def from_mojibake(text: str) -> str:
    """The text read rightly; a line that cannot have been UTF-8 stays as it is."""
    return "\n".join(map(_reread, text.split("\n")))


def _reread(line):
    codes = [_BYTES.get(letter, ord(letter)) for letter in line]
    try:
        return bytes(codes).decode()
    except ValueError:
        return line
