"""A mail server that remembers which mail it took how often.

`answer` is what it says once it has a mail: “250 …” for taken; nothing where it takes the
mail and hangs up; any other number where it does not take it.
"""

import re
import socketserver
import threading
import time
from collections import Counter

SECONDS_FOR_A_MAIL = 0.02
_MESSAGE_ID = re.compile(rb"^message-id: *(\S+)", re.IGNORECASE | re.MULTILINE)


class MailSink:
    def __init__(self):
        self.accepted: Counter[str] = Counter()
        self.answer = "250 accepted"
        sink = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self):
                self.say("220 sink")
                while line := self.rfile.readline().strip():
                    verb = line[:4].upper()
                    if verb == b"DATA":
                        self.say("354 go on")
                        sink.accept(self.mail())
                        if not sink.answer:
                            return
                        self.say(sink.answer)
                    elif verb == b"QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("250 yes")

            def mail(self) -> bytes:
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line)
                if line == b"":
                    raise ConnectionError("cut off: not accepted")
                return b"".join(lines)

            def say(self, words: str) -> None:
                self.wfile.write(f"{words}\r\n".encode())

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def handle_error(self, *_request):
                """A client that was killed hangs up in the middle of a word."""

        self.server = Server(("127.0.0.1", 0), Talk)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def accept(self, mail: bytes) -> None:
        time.sleep(SECONDS_FOR_A_MAIL)
        if self.answer[:1] in ("", "2"):
            self.accepted[_MESSAGE_ID.search(mail)[1].decode()] += 1

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
