"""The texts that cells of an .xlsx file share."""

from etl.reading.fonts import legacy_font
from etl.reading.xlsx_package import Attributes, Package, unescaped


class SharedStrings:
    """Texts by their number; `fonts` names an old font that part of a text is set in, by the text's number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.fonts: dict[int, str] = {}
        self.pieces: list[str] = []
        self._runs: list[str] = []
        self._is_phonetic = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a text, or a run of it."""
        if tag == "t":
            self.pieces.clear()
        elif tag == "si":
            self._runs.clear()
        elif tag == "rPh":
            self._is_phonetic = True
        elif tag == "rFont" and (font := legacy_font(attributes.get("val", ""))):
            self.fonts[len(self.texts)] = font

    def end(self, tag: str) -> None:
        """End a run, or a text: its runs joined, without the reading aids of East Asian texts."""
        if tag == "t":
            if not self._is_phonetic:
                self._runs.append("".join(self.pieces))
        elif tag == "si":
            self.texts.append(unescaped("".join(self._runs)))
        elif tag == "rPh":
            self._is_phonetic = False


def read_strings(package: Package, name: str | None) -> SharedStrings:
    """Return the shared texts; a package without them has none."""
    strings = SharedStrings()
    if name is not None and name in package:
        package.parse(name, strings.start, strings.end, strings.pieces.append)
    return strings
