"""The pages that a preview serves, to the browser of whoever started it and to nobody else.

In: a `Studio`, the files of the page, the faces of the house, the address, and a key that only the
command's own link holds. Out: an ASGI application. It answers requests for its own address alone,
from its own page alone; it takes nothing in but what it is asked for, and knows no path of any
disk: what it serves goes by digests.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from hmac import compare_digest

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportbuild.preview.studio import Studio

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
TEXT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""Reading texts run no script, whatever a source holds; the page around them may look into them."""

ALWAYS = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
NEVER = {"cache-control": "no-store"}

TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}

HEARTBEAT = 15.0
"""Seconds after which a browser that hears nothing new hears that the preview is there."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a preview is: its port on the loopback, and the key that opens it."""

    port: int
    key: str

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def cookie(self) -> str:
        return f"reportbuild-preview-{self.port}"

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.port}/?key={self.key}"


def application(
    studio: Studio, address: Address, page: Mapping[str, bytes], tokens: bytes
) -> Starlette:
    """Return the application; `page` holds the files of the page, `tokens` the house's own CSS."""
    served = _Served(studio, {**page, "tokens.css": tokens})
    routes = [
        Route("/", served.index),
        Route("/events", served.events),
        Route("/page/{name}", served.asset),
        Route("/pages/{pdf}/{number:int}/{width:int}.png", served.picture),
        Route("/places/{digest}.json", served.places),
        Route("/text/{digest}.xhtml", served.text),
        Route("/style/{name}", served.beside),
        Route("/images/{name}", served.beside),
        Route("/fonts/{name}", served.font),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, address=address)])


class Guard:
    """Lets in who has the key, at the address that was printed, from the page that is served.

    A name that is made to lead to the loopback (DNS rebinding) comes with another Host, another
    site's page with another Origin, another user of the machine without the key.
    """

    def __init__(self, app: ASGIApp, address: Address) -> None:
        """Stand before an application."""
        self.app, self.address = app, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let in; every answer says what may be done with it."""
        if scope["type"] != "http":
            return
        request = Request(scope)

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(request)
        await (answer or self.app)(scope, receive, send_marked)

    def _answer(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host not in self.address.hosts:
            return _refused("This preview is at another address.", 421)
        origin = request.headers.get("origin", f"http://{host}")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if origin != f"http://{host}" or site not in ("same-origin", "none"):
            return _refused("Other pages may not ask a preview for anything.", 403)
        if request.method not in ("GET", "HEAD"):
            return _refused("A preview takes nothing in.", 405)
        given = request.query_params.get("key", "")
        if request.url.path == "/" and self._is_key(given):
            opened = RedirectResponse("/", 303, NEVER)
            opened.set_cookie(
                self.address.cookie, self.address.key, httponly=True, samesite="strict", path="/"
            )
            return opened
        if not self._is_key(request.cookies.get(self.address.cookie, "")):
            return _refused("Open the address that reportbuild preview printed.", 403)
        return None

    def _is_key(self, given: str) -> bool:
        return compare_digest(given.encode(), self.address.key.encode())


def _refused(why: str, status: int) -> Response:
    return Response(why, status, NEVER, "text/plain")


@dataclass(frozen=True, slots=True)
class _Served:
    """What is served."""

    studio: Studio
    page: Mapping[str, bytes]

    async def index(self, _request: Request) -> Response:
        policy = {"content-security-policy": PAGE_POLICY}
        return Response(self.page["index.html"], 200, NEVER | policy, TYPES["html"])

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        kind = TYPES.get(name.rpartition(".")[2])
        if name not in self.page or kind is None:
            return _nothing()
        return Response(self.page[name], 200, NEVER, kind)

    async def events(self, request: Request) -> Response:
        asked = request.query_params
        stream = self._news(asked.get("language", ""), asked.get("section", ""))
        return StreamingResponse(stream, 200, NEVER, "text/event-stream")

    async def _news(self, language: str, section: str) -> AsyncIterator[bytes]:
        """Yield server-sent events: what is shown, whenever it is something new."""
        last = b""
        with self.studio.watching(language, section) as watcher:
            while True:
                watcher.news.clear()
                told = json.dumps(self.studio.told(watcher), ensure_ascii=True).encode()
                if told != last:
                    yield b"data: " + told + b"\n\n"
                last = told
                try:
                    await asyncio.wait_for(watcher.news.wait(), HEARTBEAT)
                except TimeoutError:
                    yield b": here\n\n"

    async def picture(self, request: Request) -> Response:
        asked = request.path_params
        made = await self.studio.gallery.picture(asked["pdf"], asked["number"], asked["width"])
        return _forever(made, "image/png")

    async def places(self, request: Request) -> Response:
        found = (b.places(request.path_params["digest"]) for b in self.studio.books.values())
        told = next((one for one in found if one is not None), None)
        return _forever(None if told is None else json.dumps(told).encode(), "application/json")

    async def text(self, request: Request) -> Response:
        made = await self.studio.gallery.text(request.path_params["digest"])
        policy = {"content-security-policy": TEXT_POLICY}
        return _forever(made, "application/xhtml+xml", policy)

    async def beside(self, request: Request) -> Response:
        file = self.studio.gallery.file(request.url.path.removeprefix("/"))
        kind = file.media_type if file else ""
        policy = {"content-security-policy": TEXT_POLICY}
        return _forever(file.data if file else None, kind, policy)

    async def font(self, request: Request) -> Response:
        name = request.path_params["name"]
        faces = (face.data for face in self.studio.tools.house.faces if face.name == name)
        return _forever(next(faces, None), "font/ttf")


def _forever(data: bytes | None, kind: str, more: Mapping[str, str] | None = None) -> Response:
    """Return what always is the same under its name; what is not known may be so later."""
    return _nothing() if data is None else Response(data, 200, {**FOREVER, **(more or {})}, kind)


def _nothing() -> Response:
    return Response("There is no such thing.", 404, NEVER, "text/plain")
