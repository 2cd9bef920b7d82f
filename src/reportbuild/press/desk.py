"""What sheets with the same stylesheet share: faces, the stylesheet parsed once, and its sides.

Takes the `Bed` of a sheet; gives a `Desk`. Nothing is fetched but the faces and its own pictures.
"""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.ffi import fontconfig
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reportbuild.model.artefact import Bed
from reportbuild.model.design import Face
from reportbuild.press.log import Remark, listening
from reportbuild.press.sides import Sides, faults, sides
from reportbuild.press.sources import ASSET, FACES

MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "otf": "font/otf",
}

SPREAD = '<p style="break-after: page"></p><p></p>'
"""A recto and a verso, to see where their texts stand."""


class SystemFontsError(RuntimeError):
    """The engine sees the machine's fonts, so that pages would differ from machine to machine.

    The door has to set FONTCONFIG_FILE to `press/fontless.conf` before the engine is imported.
    """


class Assets(URLFetcher):  # type: ignore[misc]  # the engine has no types
    """Serves `asset:NAME` from what a sheet has; notes every other address, and refuses it."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> Any:
        """Return the asset that an address names."""
        del headers
        name = unquote(url.removeprefix(ASSET))
        if not url.startswith(ASSET) or name not in self._assets:
            self.refused.append(url)
            raise ValueError(f"{url} is not an asset of this sheet")
        media_type = MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": media_type})


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """A stylesheet ready for use, the fonts and counters it declares, and what was found in it.

    `loaded` counts the faces that could be loaded; without any, the engine would break down.
    `one_sided` is what the stylesheet gives to one side of a spread alone.
    """

    text: str
    faces: tuple[Face, ...]
    fonts: FontConfiguration
    counters: CounterStyle
    profiles: dict[str, Any]
    stylesheet: CSS
    sides: Sides
    loaded: int
    refused: tuple[str, ...]
    remarks: tuple[Remark, ...]
    one_sided: tuple[str, ...]


_desks: list[Desk] = []
"""The last desk set up in this process; the faces on it lie in files of the engine until it is
cleared away."""

atexit.register(_desks.clear)


def desk_for(bed: Bed) -> Desk:
    """Return the desk for a sheet: the last one if it serves, else a new one.

    Raises `SystemFontsError` if any font is seen that does not come from the house.
    """
    if not (_desks and _desks[0].text == bed.stylesheet and _desks[0].faces == bed.faces):
        _desks[:] = [_set_up(bed.stylesheet, bed.faces)]
    return _desks[0]


def _set_up(text: str, faces: tuple[Face, ...]) -> Desk:
    fonts = FontConfiguration()
    if in_sight := _fonts_in(fonts, fontconfig.FcSetSystem):
        raise SystemFontsError(f"{in_sight} fonts of this machine are in sight")
    counters = CounterStyle()
    profiles: dict[str, Any] = {}
    fetcher = Assets({f"{FACES}{face.name}": face.data for face in faces})
    with listening() as remarks:
        stylesheet = CSS(
            string=text,
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
            color_profiles=profiles,
        )
        spread = HTML(string=SPREAD).render(stylesheets=[stylesheet], font_config=fonts)
    return Desk(
        text=text,
        faces=faces,
        fonts=fonts,
        counters=counters,
        profiles=profiles,
        stylesheet=stylesheet,
        sides=sides(stylesheet, spread),
        loaded=_fonts_in(fonts, fontconfig.FcSetApplication),
        refused=tuple(fetcher.refused),
        remarks=tuple(remarks),
        one_sided=tuple(dict.fromkeys(faults(stylesheet, spread))),
    )


def _fonts_in(fonts: FontConfiguration, which: int) -> int:
    """Return how many fonts there are in one of Fontconfig's two sets."""
    found = fontconfig.FcConfigGetFonts(fonts._config, which)  # noqa: SLF001 - it is shown nowhere
    return found.nfont if found else 0
