"""The engine must see no font of the machine, here as in a build."""

from __future__ import annotations

import os
from importlib.resources import files

os.environ["FONTCONFIG_FILE"] = str(files("reportbuild.press") / "fontless.conf")
