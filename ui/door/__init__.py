"""The front door, between the network and the screens: plain ASGI, so that websockets pass it too."""

from ui.door.browsers import BROWSER_COOKIE, KnownBrowsers, ToKnownScreens
from ui.door.gate import Gate
from ui.door.headers import SafeHeaders
from ui.door.packed import PackedScripts
from ui.door.told import Told

__all__ = ["BROWSER_COOKIE", "Gate", "KnownBrowsers", "PackedScripts", "SafeHeaders", "ToKnownScreens", "Told"]
