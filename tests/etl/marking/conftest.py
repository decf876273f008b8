"""A rich workbook as sent, and as marked."""

import pytest

from etl.marking.mark import mark
from tests.etl.marking.looking import MARKS, texts
from tests.etl.marking.rich_workbook import rich_workbook


@pytest.fixture(scope="module")
def sent() -> bytes:
    return rich_workbook()


@pytest.fixture(scope="module")
def marked(sent: bytes) -> bytes:
    return mark(sent, MARKS, texts())


# What stays.
