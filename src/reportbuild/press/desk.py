"""What the sheets of one composition share: faces, the stylesheet parsed once, and the fetcher.

Takes a `PaperComposition`; gives a `Desk`. Nothing is fetched but its own assets.
"""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle
from weasyprint.text.ffi import fontconfig
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reportbuild.model.artefact import PaperComposition
from reportbuild.press.log import Remark, listening
from reportbuild.press.sources import ASSET

MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "otf": "font/otf",
}


class SystemFontsError(RuntimeError):
    """The engine sees the machine's fonts, so that pages would differ from machine to machine.

    The door has to set FONTCONFIG_FILE to `press/fontless.conf` before the engine is imported.
    """


class Assets(URLFetcher):  # type: ignore[misc]  # the engine has no types
    """Serves `asset:NAME` from a composition; notes every other address, and refuses it."""

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
            raise ValueError(f"{url} is not an asset of this composition")
        media_type = MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": media_type})


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """A stylesheet ready for use, the fonts and counters it declares, and what was found in it.

    `faces` counts the faces that could be loaded; without any, the engine would break down.
    """

    composition: PaperComposition
    fonts: FontConfiguration
    counters: CounterStyle
    profiles: dict[str, Any]
    stylesheet: CSS
    faces: int
    refused: tuple[str, ...]
    remarks: tuple[Remark, ...]

    def serves(self, composition: PaperComposition) -> bool:
        """Tell whether this desk was set up for the same stylesheet and assets."""
        mine = self.composition
        return mine.stylesheet == composition.stylesheet and mine.assets == composition.assets


_desks: list[Desk] = []
"""The last desk set up in this process; the faces on it lie in files of the engine until it is
cleared away."""

atexit.register(_desks.clear)


def desk_for(composition: PaperComposition) -> Desk:
    """Return the desk for a composition: the last one if it serves, else a new one.

    Raises `SystemFontsError` if any font is seen that does not come from the composition.
    """
    if not (_desks and _desks[0].serves(composition)):
        _desks[:] = [_set_up(composition)]
    return _desks[0]


def _set_up(composition: PaperComposition) -> Desk:
    fonts = FontConfiguration()
    if in_sight := _fonts_in(fonts, fontconfig.FcSetSystem):
        raise SystemFontsError(f"{in_sight} fonts of this machine are in sight")
    counters = CounterStyle()
    profiles: dict[str, Any] = {}
    fetcher = Assets(composition.assets)
    with listening() as remarks:
        stylesheet = CSS(
            string=composition.stylesheet,
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
            color_profiles=profiles,
        )
    return Desk(
        composition=composition,
        fonts=fonts,
        counters=counters,
        profiles=profiles,
        stylesheet=stylesheet,
        faces=_fonts_in(fonts, fontconfig.FcSetApplication),
        refused=tuple(fetcher.refused),
        remarks=tuple(remarks),
    )


def _fonts_in(fonts: FontConfiguration, which: int) -> int:
    """Return how many fonts there are in one of Fontconfig's two sets."""
    found = fontconfig.FcConfigGetFonts(fonts._config, which)  # noqa: SLF001 - it is shown nowhere
    return found.nfont if found else 0
