"""Serves a review over HTTP, on this machine alone unless told otherwise.

Who may talk to it: requests must name an address of ours (against names that are made to point here), changes must come
from our own pages (Origin), and beyond the loopback interface every request needs the token of the address given out.
"""

from __future__ import annotations

import ipaddress
import json
import secrets
import socket
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, quote, unquote, urlsplit

from gouji.errors import UsageError
from gouji.review.pages import PREFIX, Page, page_of
from gouji.review.session import Session

COOKIE = "gouji_token"
MAX_BODY = 20_000
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Server(ThreadingHTTPServer):
    """A review at `address`. Call `serve_forever`, and `server_close` at the end."""

    daemon_threads = True

    def __init__(self, session: Session, host: str = "127.0.0.1", port: int = 0) -> None:
        """Port 0 takes a free one. Raises UsageError where it cannot listen there."""
        self.session = session
        self.host = host
        self.token = "" if host in LOOPBACK else secrets.token_urlsafe(24)
        if ":" in host:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((host, port), _Handler)
        except (OSError, OverflowError) as error:
            raise UsageError(f"{host}:{port}", f"cannot be listened on ({error})", "choose another --port or --host") from error

    @property
    def address(self) -> str:
        """What to open in a browser, with the token where one is needed."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.server_port}/" + (f"?token={quote(self.token)}" if self.token else "")

    def names(self, host: str) -> bool:
        """True where a Host header names this server: a loopback name, or beyond it the name given or any plain address."""
        name, port = _split(host)
        if port != self.server_port:
            return False
        return name in LOOPBACK or (bool(self.token) and (name == self.host.lower() or _is_ip(name)))


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "gouji", ""
    timeout = 30
    headers_sent: ClassVar[dict[str, str]] = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }

    def do_GET(self) -> None:
        """A page, a picture, or the state of the review."""
        address = urlsplit(self.path)
        given = parse_qs(address.query).get("token", [""])[0]
        if self.server.token and given and secrets.compare_digest(given.encode(), self.server.token.encode()):
            self._refer()
        elif self._is_welcome():
            self._answer(address.path, parse_qs(address.query).get("lang", ["zh"])[0])

    def do_POST(self) -> None:
        """A decision."""
        if not self._is_welcome() or not self._is_own():
            return
        size = self.headers.get("Content-Length", "")
        if self.path != f"{PREFIX}decision" or not size.isdigit() or int(size) > MAX_BODY:
            self._refuse(400, "no decision")
            return
        try:
            request = json.loads(self.rfile.read(int(size)))
            answer = self.server.session.say(request if isinstance(request, dict) else {})
        except (ValueError, UsageError) as error:
            self._send(_json({"error": str(error)}), 400)
        else:
            self._send(_json(answer))

    def _answer(self, path: str, lang: str) -> None:
        if path == f"{PREFIX}state":
            self._send(_json(self.server.session.state("en" if lang == "en" else "zh")))
            return
        page = page_of(self.server.session.pages, unquote(path, errors="replace"))
        if page is None:
            self._refuse(404, "no such page")
        else:
            self._send(page)

    def _is_welcome(self) -> bool:
        if not self.server.names(self.headers.get("Host", "")):
            self._refuse(421, "this server goes by another name")
            return False
        if self.server.token and not secrets.compare_digest(self._token().encode(), self.server.token.encode()):
            self._refuse(403, "open the address that gouji review printed")
            return False
        return True

    def _is_own(self) -> bool:
        """True for a request that one of our pages made."""
        own = f"http://{self.headers.get('Host', '')}"
        if self.headers.get("Origin") != own or self.headers.get_content_type() != "application/json":
            self._refuse(403, "decisions come from the review's own pages")
            return False
        return True

    def _token(self) -> str:
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return ""
        return cookie.value if cookie is not None else ""

    def _refer(self) -> None:
        """Keep the token in a cookie and out of the addresses from here on."""
        self.send_response(303)
        self.send_header("Location", "/")
        self.send_header("Set-Cookie", f"{COOKIE}={self.server.token}; HttpOnly; SameSite=Strict; Path=/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True
        self._send(Page(f"{why}\n".encode(), "text/plain"), status)

    def _send(self, page: Page, status: int = 200) -> None:
        self.send_response(status)
        text = page.type.startswith("text/") or page.type == "application/json"
        self.send_header("Content-Type", page.type + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Length", str(len(page.body)))
        self.send_header("Content-Security-Policy", page.policy)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page.body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are nobody's business."""


def _json(data: Any) -> Page:
    return Page(json.dumps(data, ensure_ascii=False).encode(), "application/json")


def _split(host: str) -> tuple[str, int]:
    """Name and port of a Host header, port 80 where it names none and -1 where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").lower(), parts.port or 80
    except ValueError:
        return "", -1


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
