"""What the browser asks for by digest: pictures of pages, reading texts, styles, pictures in them.

In: the books of a preview. Out: bytes that always are the same under the same name. Each is made
once, however many ask for it; what nobody has asked for lately is forgotten.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookFile
from reportbuild.preview.book import Book
from reportbuild.preview.tools import Tools
from reportbuild.preview.works import PICTURE, READING

WIDTHS = (320, 480, 640, 800, 960, 1280, 1600)
"""Pixels: a page is pictured at the least of these that is wide enough, and at no other."""

MOST = 400
"""Things of each kind that are remembered: pictures come to some 100 MB."""

Remembered: TypeAlias = "OrderedDict[tuple[str, ...], asyncio.Future[bytes]]"


@dataclass(slots=True)
class Gallery:
    """Makes and remembers what is asked for. `width` is the one last asked for."""

    tools: Tools
    books: Callable[[], Iterable[Book]]
    width: int = 960
    made: Remembered = field(default_factory=OrderedDict)
    beside: OrderedDict[str, EbookFile] = field(default_factory=OrderedDict)

    async def picture(self, pdf: str, page: int, width: int) -> bytes | None:
        """Return a page of a section, by its digest, as a PNG; None if it is not known."""
        found = next((one for book in self.books() if (one := book.pressed(pdf))), None)
        if found is None or width not in WIDTHS or not 0 <= page < found.pages:
            return None
        data = found.pdf
        self.width = width
        work = self.tools.quick.run(pdf)
        key = ("picture", pdf, str(page), str(width))
        return await self._once(key, lambda: self.tools.have(work.do(PICTURE, data, page, width)))

    def ahead(self, pdf: str, page: int) -> asyncio.Future[bytes | None]:
        """Begin to picture a page that will be asked for at once."""
        making = asyncio.ensure_future(self.picture(pdf, page, self.width))
        making.add_done_callback(lambda done: done.cancelled() or done.exception())
        return making

    async def text(self, digest: str) -> bytes | None:
        """Return the reading text of a section, by its digest; None if it is not known."""
        if ("text", digest) in self.made:
            return await self._once(("text", digest), _never)
        found = next((one for book in self.books() if (one := book.section(digest))), None)
        if found is None:
            return None
        document, name = found
        return await self._once(("text", digest), lambda: self._composed(document, name))

    def file(self, path: str) -> EbookFile | None:
        """Return a style or a picture that a reading text has asked for."""
        return self.beside.get(path)

    async def _composed(self, document: Document, name: str) -> bytes:
        work = self.tools.quick.run(name)
        made = await self.tools.have(work.do(READING, document, name, self.tools.house))
        text, *others = made.value
        self.beside.update({file.path: file for file in others})
        while len(self.beside) > MOST:
            self.beside.popitem(last=False)
        return text.data

    async def _once(self, key: tuple[str, ...], make: Callable[[], Awaitable[bytes]]) -> bytes:
        """Return what is remembered, or have it made; whoever waits for it may go away."""
        if key not in self.made:
            self.made[key] = asyncio.ensure_future(make())
            while len(self.made) > MOST:
                self.made.popitem(last=False)
        self.made.move_to_end(key)
        try:
            return await asyncio.shield(self.made[key])
        except asyncio.CancelledError:
            raise
        except Exception:
            self.made.pop(key, None)
            raise


async def _never() -> bytes:
    raise AssertionError
