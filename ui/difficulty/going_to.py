"""Opening one difficulty, by its number or by that of a direction on it."""

from texts import N_
from ui.opening import Opening

DIFFICULTY = Opening("kk", N_("Tất cả khó khăn"))
asked, open_button, back_button = DIFFICULTY.asked, DIFFICULTY.open_button, DIFFICULTY.back_button
