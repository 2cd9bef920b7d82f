from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from reportbuild.preview.server import Address, application
from reportbuild.preview.studio import Studio
from tests.previews import Crew, Place, idle, previewing
from tests.stock import stock_files

HERE = Address(8000, "the-key")
PAGE = {"index.html": b"<!DOCTYPE html>", "page.js": b"listen()"}
TOKENS = b":root { --ink: #1d1d1b; }"


def app(studio: Studio) -> Starlette:
    return application(studio, HERE, PAGE, TOKENS)


@pytest.fixture
def client() -> TestClient:
    """A browser that has the key, at a preview of nothing yet."""
    with ThreadPoolExecutor(1) as unused:
        studio = idle({}, Crew(), unused, unused)
    made = TestClient(app(studio), base_url="http://127.0.0.1:8000", follow_redirects=False)
    made.cookies.set(HERE.cookie, HERE.key)
    return made


def browser(place: Place) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app(place.studio)),
        base_url="http://127.0.0.1:8000",
        cookies={HERE.cookie: HERE.key},
    )


def test_the_page_runs_nothing_but_its_own_script(client: TestClient):
    """A strict policy: no address but its own, no inline script or style, no frame around it."""
    policy = client.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


@pytest.mark.parametrize("path", ["/", "/events", "/page/page.js", "/nothing", "/fonts/x.ttf"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "localhost",
        "127.0.0.1.evil.example:8000", "127.0.0.1:8000.evil.example", "[::1]:8000", "",
    ],
)  # fmt: skip
def test_another_host_is_refused(client: TestClient, path: str, host: str):
    """Whatever name is made to lead to the loopback: it is still said, and gets nothing."""
    answer = client.get(path, headers={"host": host})

    assert answer.status_code == 421
    assert b"html" not in answer.content


@pytest.mark.parametrize("path", ["/", "/events", "/page/page.js"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9000"},
        {"origin": "https://127.0.0.1:8000"}, {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)  # fmt: skip
def test_another_origin_is_refused(client: TestClient, path: str, headers: dict[str, str]):
    """A page of any other address gets nothing, the stream of events least of all."""
    assert client.get(path, headers=headers).status_code == 403


def test_its_own_origin_and_both_its_names_are_let_in(client: TestClient):
    """The loopback is called by its number and by its name."""
    for host in ("127.0.0.1:8000", "localhost:8000"):
        headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
        headers["cookie"] = f"{HERE.cookie}={HERE.key}"
        answer = client.get("/page/page.js", headers=headers)
        assert answer.content == PAGE["page.js"]
        assert answer.headers["content-type"].startswith("text/javascript")


def test_whoever_has_no_key_gets_nothing(client: TestClient):
    """Other users of the machine reach its loopback as well; the printed link opens the page."""
    client.cookies.clear()
    assert client.get("/").status_code == 403
    assert client.get("/page/page.js").status_code == 403
    assert client.get("/?key=wrong").status_code == 403
    assert client.get("/page/page.js?key=the-key").status_code == 403

    opened = client.get("/?key=the-key")

    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_taken_in(client: TestClient, method: str):
    """A preview is only ever asked."""
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/page/../../etc/passwd", "/page/%2e%2e/%2e%2e/etc/passwd", "/page/..%2f..%2fetc%2fpasswd",
        "/page//etc/passwd", "/images/%2e%2e%2freport.toml", "/style/..%2ftokens.css",
        "/fonts/..%2fSHA256SUMS", "/fonts/README.md", "/text/../../report.toml",
        "/text/report.toml.xhtml", "/pages/..%2f..%2freport.toml/0/960.png", "/report.toml",
        "/page/icon.svg", "/page/", "/page/server.py", "/places/x.json", "/pages/x/-1/960.png",
        "/pages/x/0/99999.png",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_disk(client: TestClient, path: str):
    """What is served is known by name; nothing else is, however it is written."""
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.content in (b"There is no such thing.", b"Not Found")


def test_a_face_and_the_tokens_are_the_house_s_own(client: TestClient):
    """The page looks like the house, without an outside address."""
    assert client.get("/page/tokens.css").content == TOKENS
    face = client.get("/fonts/SourceSans3-Regular.ttf")
    assert (face.status_code, face.headers["content-type"]) == (200, "font/ttf")


def test_what_is_shown_can_be_had_and_nothing_past_it():
    """Pictures of pages that there are at widths that there are; texts and what they name."""

    async def test() -> None:
        async with previewing(stock_files()) as place, browser(place) as client:
            await place.settled()
            part = next(p for p in place.shown().parts if p.source == "text/02-return.md")
            last = len(part.pages) - 1

            picture = await client.get(f"/pages/{part.pdf}/{last}/960.png")
            assert picture.headers["content-type"] == "image/png"
            assert "immutable" in picture.headers["cache-control"]
            for wrong in (f"{part.pdf}/{last + 1}/960", f"{part.pdf}/0/961", f"{'0' * 32}/0/960"):
                assert (await client.get(f"/pages/{wrong}.png")).status_code == 404

            places = (await client.get(f"/places/{part.places}.json")).json()
            assert [line for line, _, _ in places][:1] == [2]
            text = await client.get(f"/text/{part.reading}.xhtml")
            assert "sandbox" in text.headers["content-security-policy"]
            assert "script-src" not in text.headers["content-security-policy"]
            for path in re.findall(r'(?:src|href)="(/(?:images|style)/[^"]+)"', text.text):
                assert (await client.get(path)).status_code == 200, path
            assert text.text.count('src="/images/') == 3

    asyncio.run(test())


def test_a_picture_that_is_asked_for_twice_is_made_once():
    """And the one of the page before an edit can still be had just after it."""

    async def test() -> None:
        async with previewing(stock_files()) as place, browser(place) as client:
            await place.settled()
            part = next(p for p in place.shown().parts if p.source == "text/02-return.md")
            place.crew.sent.clear()
            address = f"/pages/{part.pdf}/0/640.png"
            await asyncio.gather(client.get(address), client.get(address))
            assert place.crew.sent.count("picture") == 1

            text = stock_files()["text/02-return.md"].replace(b"A house, a", b"A hut, a")
            place.save("text/02-return.md", text)
            await place.settled()
            assert (await client.get(f"/pages/{part.pdf}/0/320.png")).status_code == 200

    asyncio.run(test())


def test_a_fault_of_a_picture_is_no_end_of_the_server():
    """What a worker could not make is asked for anew the next time."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            part = place.shown().parts[0]
            place.crew.fails = frozenset({"picture"})
            with pytest.raises(RuntimeError):
                await place.studio.gallery.picture(part.pdf, 0, 960)
            place.crew.fails = frozenset()
            assert await place.studio.gallery.picture(part.pdf, 0, 960)

    asyncio.run(test())


def test_events_tell_each_new_thing_and_nothing_twice():
    """Server-sent events: the state at once, then what changed; who goes away is forgotten."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            from_server = events(place)
            first = await anext(from_server)
            assert first["shown"]["follow"] is None
            text = stock_files()["text/02-return.md"].replace(b"A house, a", b"A hut, a")
            place.save("text/02-return.md", text)
            async with asyncio.timeout(20):
                while True:
                    told = await anext(from_server)
                    if told["shown"]["follow"]:
                        break
            assert told["turn"] == first["turn"] + 1
            await from_server.aclose()
            assert place.studio.watchers == []

    asyncio.run(test())


async def events(place: Place):
    """Read what `/events` streams, as a browser does."""
    sent: asyncio.Queue[bytes] = asyncio.Queue()
    gone = asyncio.Event()

    async def receive():
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            assert dict(message["headers"])[b"content-type"].startswith(b"text/event-stream")
        elif message.get("body"):
            await sent.put(message["body"])

    headers = {"host": "127.0.0.1:8000", "cookie": f"{HERE.cookie}={HERE.key}"}
    scope = {
        "type": "http", "method": "GET", "path": "/events", "raw_path": b"/events",
        "query_string": b"language=en", "root_path": "", "scheme": "http", "http_version": "1.1",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        "asgi": {"version": "3.0"},
    }  # fmt: skip
    serving = asyncio.create_task(app(place.studio)(scope, receive, send))
    try:
        while True:
            line = await sent.get()
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        gone.set()
        await asyncio.wait([serving])
