"""The built server as a newcomer runs it: the demonstration, on a free port with a database of its own."""

import http.client
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY_S = 60
REQUEST_S = 10


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary() -> Path:
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    path = Path(os.environ.get("SERVER_BIN", target / "debug" / "ricevimento"))
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: run cargo build -p server")
    return path


class Server:
    """Serves Pescaglia within a `with`."""

    def __enter__(self) -> "Server":
        self.port = free_port()
        self.host = f"pescaglia.localhost:{self.port}"
        self.folder = tempfile.TemporaryDirectory()
        database = f"sqlite://{self.folder.name}/demo.sqlite?mode=rwc"
        environment = {**os.environ, "PORT": str(self.port), "DATABASE_URL": database}
        self.log = open(Path(self.folder.name, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [binary(), "demo"], env=environment, stdout=self.log, stderr=subprocess.STDOUT, cwd=ROOT
        )
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait(self) -> None:
        deadline = time.monotonic() + READY_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        self.log.seek(0)
        raise RuntimeError(f"the server is not ready:\n{self.log.read()}")

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by their name in lower case, body. `*.localhost` is not resolved everywhere."""
        return self.ask("GET", path, None, headers)

    def post(self, path: str, form: str) -> tuple[int, dict[str, str], bytes]:
        """Sends a form, as `get`."""
        return self.ask("POST", path, form, {"Content-Type": "application/x-www-form-urlencoded"})

    def ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=REQUEST_S)
        try:
            connection.request(method, path, body, {"Host": self.host, **headers})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self.log.close()
        self.folder.cleanup()
