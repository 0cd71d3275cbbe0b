"""A wire to PostgreSQL that breaks around COMMIT, so that the client cannot know what happened."""

import contextlib
import random
import socket
import threading
from enum import Enum

import sqlalchemy as sa

COMMIT = b"COMMIT\x00"
DONE = b"COMMIT\x00"  # the server's command tag reads the same


class Cut(Enum):
    """Where the wire breaks: the server committed and its answer is lost, or it never heard."""

    ANSWER = "answer"
    QUESTION = "question"


class SwallowingProxy:
    """Listens on a port of its own and forwards to the server of `url`.

    Of all COMMITs that pass, `share` lose their answer and a fifth as many never arrive; the
    connection is cut in both cases. `answers` and `questions` count them.
    """

    def __init__(self, url: str, share: float = 0.5) -> None:
        self._url = sa.make_url(url)
        self._share = share
        self._chance = random.Random(4)
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.answers = 0
        self.questions = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The database's address by way of the proxy."""
        port = self._listener.getsockname()[1]
        return self._url.set(port=port).render_as_string(hide_password=False)

    def close(self) -> None:
        """No connection is taken any more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _from = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._wire, args=(client,), daemon=True).start()

    def _wire(self, client: socket.socket) -> None:
        server = socket.create_connection((self._url.host or "", self._url.port or 5432))
        wire = _Wire(client, server)
        threading.Thread(target=wire.answers_back, daemon=True).start()
        with contextlib.suppress(OSError), client, server:
            while data := client.recv(65536):
                if COMMIT in data:
                    wire.cut = self._decide()
                if wire.cut is Cut.QUESTION:
                    break
                server.sendall(data)
            wire.finish()

    def _decide(self) -> Cut | None:
        with self._lock:
            drawn = self._chance.random()
            if drawn < self._share:
                self.answers += 1
                return Cut.ANSWER
            if drawn < self._share * 1.2:
                self.questions += 1
                return Cut.QUESTION
            return None


class _Wire:
    """One client's connection and the server's, until one of them is cut."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self._client = client
        self._server = server
        self.cut: Cut | None = None

    def answers_back(self) -> None:
        """Forwards what the server says; a COMMIT's answer may be swallowed."""
        with contextlib.suppress(OSError):
            while data := self._server.recv(65536):
                if self.cut is Cut.ANSWER and DONE in data:
                    break
                self._client.sendall(data)
            self.finish()

    def finish(self) -> None:
        """Cuts both ends at once, as a pulled cable and its time-out do."""
        for end in (self._client, self._server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
