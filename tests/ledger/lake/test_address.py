"""Addresses of lakes: what is understood, what is refused, and the file on a server that stands for one."""

from pathlib import Path

import pytest

from ledger.errors import LakeAddressWrong, LedgerMissing
from ledger.lake.address import LakeAddress, address_at, is_lake, parse_address, place_of, sibling

PLAIN = "ducklake:postgres:host=may-chu dbname=thi_dua user=so data_path=/srv/chung"


def test_an_address_is_how_postgresql_is_reached_a_schema_and_a_folder() -> None:
    expected = LakeAddress("dbname=thi_dua host=may-chu user=so", "thi_dua", Path("/srv/chung"))
    assert (parse_address(PLAIN), expected.archive) == (expected, Path("/srv/chung/thi_dua.archive"))


@pytest.mark.parametrize(
    "text",
    [
        "ducklake:postgres:dbname=a data_path='/srv/Sở Nội vụ' schema=nam_2024",
        r"ducklake:postgres:dbname='a\'b' data_path=/srv port=5433",
        "ducklake:postgres:data_path=/srv dbname='hai chữ'",
        "ducklake:postgres:dbname=a data_path=s3://kho/so.2024/a_b archive_path='/srv/tệp gốc'",
    ],
)
def test_an_address_comes_back_as_it_was(text: str) -> None:
    assert parse_address(str(parse_address(text))) == parse_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "ducklake:sqlite:a.db",
        "ducklake:postgres:",
        "ducklake:postgres:dbname=a",
        "ducklake:postgres:data_path=/srv",
        "ducklake:postgres:dbname=a data_path=chung",
        "ducklake:postgres:dbname=a data_path=/srv nobody=knows",
        "ducklake:postgres:dbname=a data_path=/srv schema=a;b",
        "ducklake:postgres:dbname='a data_path=/srv",
        "ducklake:postgres:dbname=a data_path=s3://kho",
        "ducklake:postgres:dbname=a data_path=s3://kho archive_path=chung",
        "ducklake:postgres:dbname=a data_path=s3://kho/../khac archive_path=/srv",
        "ducklake:postgres:dbname=a data_path=s3://kho/* archive_path=/srv",
        "ducklake:postgres:dbname=a data_path=/srv archive_path=/srv",
    ],
)
def test_what_names_no_lake_is_refused(text: str) -> None:
    with pytest.raises(LakeAddressWrong) as refused:
        parse_address(text)
    assert refused.value.detail == text


def test_what_would_make_two_lines_of_an_address_is_refused() -> None:
    with pytest.raises(LakeAddressWrong) as refused:
        parse_address("ducklake:postgres:dbname=a data_path='/srv\nuser=b'")
    assert refused.value.detail == "ducklake:postgres:dbname=a data_path='/srv user=b'"


def test_with_a_bucket_the_folder_is_for_the_originals_alone() -> None:
    found = parse_address("ducklake:postgres:dbname=a data_path=s3://kho/so/ archive_path=/srv/")
    assert found == LakeAddress("dbname=a", "thi_dua", Path("/srv"), "s3://kho/so")
    assert (found.parquet, found.archive) == ("s3://kho/so", Path("/srv/thi_dua.archive"))


def test_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(LakeAddressWrong) as refused:
        parse_address(f"{PLAIN} password='bí mật'")
    assert refused.value.detail == f"{PLAIN} password=***"


def test_a_server_keeps_one_file_for_a_lake(tmp_path: Path) -> None:
    path = place_of(PLAIN, tmp_path / "data")
    assert (place_of(PLAIN, tmp_path / "data"), is_lake(path), address_at(path)) == (path, True, parse_address(PLAIN))
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "data", path]


def test_a_path_is_itself(tmp_path: Path) -> None:
    assert (place_of("data/ledger.duckdb", tmp_path), list(tmp_path.iterdir())) == (Path("data/ledger.duckdb"), [])


def test_a_lake_beside_another_differs_in_its_schema_only(tmp_path: Path) -> None:
    path = place_of(PLAIN, tmp_path)
    beside = sibling(path, "truoc-khoi-phuc-20261123")
    assert (address_at(beside), beside.name) == (
        LakeAddress("dbname=thi_dua host=may-chu user=so", "thi_dua_truoc_khoi_phuc_20261123", Path("/srv/chung")),
        f"{path.stem}-truoc-khoi-phuc-20261123.lake",
    )


def test_a_file_that_is_not_there_is_a_ledger_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        address_at(tmp_path / "nowhere.lake")
