"""Residents who send messages as a browser does, as many at once as wished.

Plain sockets: what measures must not be slower than what is measured.
"""

import multiprocessing
import random
import re
import socket
import threading
import uuid
from dataclasses import dataclass, field

FORM = "/gui-y-kien/"
PROCESSES = 2
SECONDS_BEFORE_SENDING = 4  # nobody writes faster: the form refuses it
PATIENCE = 60  # seconds for one answer
TITLE = "Đường vào thôn Bến Lau ngập khi mưa"
CONTENT = (
    "Đường ngập mỗi khi mưa to, học sinh phải nghỉ học. Đề nghị xã làm cống thoát nước "
    "ở đoạn qua nhà văn hóa thôn và sửa mặt đường trước mùa mưa năm sau. "
) * 2
_NUMBER = re.compile(rb"\b(\d{4,}/20\d\d)\b")
_INPUT = re.compile(r'name="(csrfmiddlewaretoken|stamp)" value="([^"]+)"')
_OPTIONS = r'<select name="{}".*?</select>'


@dataclass
class Answer:
    status: int
    headers: bytes
    body: bytes


class Line:
    """One connection, kept open between requests."""

    def __init__(self, port: int):
        self.port = port
        self.socket = None

    def get(self, path: str, address: str, cookie: str = "") -> Answer:
        return self.ask("GET", path, address, cookie)

    def post(self, path: str, address: str, cookie: str, body: bytes) -> Answer:
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        return self.ask("POST", path, address, cookie, body, kind)

    def ask(self, method, path, address, cookie="", body=b"", more="") -> Answer:
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n"
            f"X-Forwarded-For: {address}\r\nX-Forwarded-Proto: https\r\n"
            f"Referer: https://localhost:{self.port}{FORM}\r\n"
            f"Cookie: {cookie}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        )
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.socket.sendall(head.encode() + body)
            return self._read()
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _read(self) -> Answer:
        data = self._more(b"")
        while b"\r\n\r\n" not in data:
            data = self._more(data)
        headers, _end, body = data.partition(b"\r\n\r\n")
        status = int(headers.split(b" ", 2)[1])
        found = re.search(rb"content-length: (\d+)", headers, re.IGNORECASE)
        if found is None and status == 200:
            raise ConnectionError("an answer without its length")
        while len(body) < (int(found[1]) if found else 0):
            body = self._more(body)
        return Answer(status, headers, body)

    def _more(self, data: bytes) -> bytes:
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionResetError("the server hung up")
        return data + part


@dataclass
class Form:
    """The form as opened once: what every message from it carries."""

    cookie: str
    hidden: dict
    choices: dict = field(default_factory=dict)

    @classmethod
    def opened(cls, port: int, path: str = FORM) -> "Form":
        line = Line(port)
        answer = line.get(path, "10.0.0.1")
        line.close()
        page = answer.body.decode()
        token = re.search(rb"(csrftoken=[^;]+)", answer.headers)
        choices = {}
        for name in ("topic", "hamlet", "conference"):
            box = re.search(_OPTIONS.format(name), page, re.DOTALL)
            values = re.findall(r'value="([^"]+)"', box[0]) if box else []
            choices[name] = values[0] if values else ""
        return cls(token[1].decode(), dict(_INPUT.findall(page)), choices)

    def message(self, **changes: str) -> dict:
        """What one resident sends after the preview."""
        return {
            **self.hidden,
            **self.choices,
            "message_kind": "opinion",
            "title": TITLE,
            "content": CONTENT,
            "sender_name": "Quàng Thị Lả",
            "sender_phone": f"09{random.randrange(10**8):08}",
            "sender_age": "adult",
            "consents_to_handling": "on",
            "send_key": str(uuid.uuid4()),
            "step": "send",
            **changes,
        }


@dataclass
class Tally:
    """What one group of residents saw."""

    receipts: list[tuple[str, str]] = field(default_factory=list)  # number, send key
    refused: list[str] = field(default_factory=list)
    retries: int = 0


def rush(act, clients: int, *args, processes: int = PROCESSES) -> list:
    """Let `act(*args)` be done by so many clients at once; returns what each returned."""
    shares = [
        clients // processes + (n < clients % processes) for n in range(processes)
    ]
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    crew = [
        context.Process(target=_group, args=(queue, act, share, args))
        for share in shares
        if share
    ]
    for process in crew:
        process.start()
    found = [result for _process in crew for result in queue.get()]
    for process in crew:
        process.join()
    return found


def _group(queue, act, share, args) -> None:
    random.seed()
    results, threads = [], []
    for _client in range(share):
        thread = threading.Thread(target=lambda: results.append(act(*args)))
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)


def any_address() -> str:
    return ".".join(["10", *(str(random.randrange(256)) for _part in range(3))])


def number_in(answer: Answer) -> str | None:
    found = _NUMBER.search(answer.body)
    return found and found[1].decode()
