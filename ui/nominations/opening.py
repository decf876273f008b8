"""Opening one nomination, by its number."""

from texts import N_
from ui import going
from ui.language import _
from ui.opening import Opening

SCREEN = "dossiers.py"
NOMINATION = Opening("hs", N_("Tất cả hồ sơ"))


def elsewhere(number: str, *, key: str) -> None:
    """Draw the button on another screen that opens the nomination at the Office's desk."""
    going.button(_("Mở hồ sơ {number}").format(number=number), opens=SCREEN, key=key, hs=number)
