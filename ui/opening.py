"""Opening one record of a screen, and going back to all of them, through the address."""

from dataclasses import dataclass

import streamlit as st

from ui import address
from ui.language import _


@dataclass(frozen=True)
class Opening:
    """How a kind of record is opened: its field of the address, and what the way back to all of them is called."""

    field: str
    back: str

    def asked(self) -> str:
        """The number the address asks for; "" for all of them."""
        return address.asked(self.field)

    def open_button(self, number: str, label: str, *, key: str, primary: bool = False) -> None:
        """Draw the button that opens one of them."""
        st.button(
            label,
            key=key,
            icon=":material/arrow_forward:",
            type="primary" if primary else "secondary",
            on_click=address.change,
            kwargs={self.field: number},
        )

    def back_button(self) -> None:
        """Draw the way back to all of them."""
        st.button(
            _(self.back),
            key=f"all_{self.field}",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=address.change,
            kwargs={self.field: ""},
        )
