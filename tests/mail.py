"""A real SMTP server for the tests."""

import socket
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Inbox:
    """Keeps what it receives in a list of EmailMessages."""

    def __init__(self, received):
        self.received = received

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name that aiosmtpd calls
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def mail_server(received):
    """A running server on a free port of this machine; `stop()` ends it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(Inbox(received), hostname="127.0.0.1", port=port)
    server.start()
    return server
