"""Many clients in one process that costs next to nothing: what they send is written before.

A client that builds and reads messages while the clock runs takes the processor from the
server that is measured. Here it only passes on bytes; answers are read afterwards.
"""

import re
import selectors
import socket
import time
from typing import NamedTuple

_PATIENCE = 60  # seconds without any answer
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


class Rush(NamedTuple):
    """The answers in the order of their requests, empty for a line that broke."""

    answers: list[bytes]
    seconds: float


def post(path: str, port: int, body: bytes, *, cookie: str, address: str) -> bytes:
    """A form sent as a browser behind our proxy sends it."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\n"
        f"X-Forwarded-For: {address}\r\nX-Forwarded-Proto: https\r\n"
        f"Origin: https://localhost:{port}\r\n"
        f"Referer: https://localhost:{port}{path}\r\nCookie: {cookie}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def rush(port: int, requests: list[bytes], clients: int, seconds: float) -> Rush:
    """Send one request after another from each client until the time is up.

    What was sent by then is waited for, so that nothing is stored without an answer.
    """
    answers: list[bytes] = []
    lines = selectors.DefaultSelector()
    start = time.monotonic()
    deadline = start + seconds
    following = iter(enumerate(requests))

    def send_next(line: socket.socket, key=None) -> None:
        number, request = next(following, (None, b""))
        if number is None or time.monotonic() > deadline:
            if key:
                lines.unregister(line)
            line.close()
            return
        answers.append(b"")
        line.sendall(request)
        if key:
            key.data[:] = [number, b""]
        else:
            lines.register(line, selectors.EVENT_READ, [number, b""])

    for _client in range(clients):
        line = socket.create_connection(("127.0.0.1", port), _PATIENCE)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        send_next(line)
    while lines.get_map():
        ready = lines.select(_PATIENCE)
        if not ready:
            break
        for key, _event in ready:
            number, data = key.data
            part = key.fileobj.recv(65536)
            data += part
            if part and not _is_whole(data):
                key.data[1] = data
                continue
            answers[number] = data
            if part:
                send_next(key.fileobj, key)
            else:
                lines.unregister(key.fileobj)
                key.fileobj.close()
    return Rush(answers, time.monotonic() - start)


def _is_whole(data: bytes) -> bool:
    head, end, body = data.partition(b"\r\n\r\n")
    found = _LENGTH.search(head)
    return bool(end) and len(body) >= (int(found[1]) if found else 0)
