"""The words of statistical form 0603.N/BNV-TĐKT (Thông tư 02/2023/TT-BNV): classes of persons, ways of commendation."""

from domain.choices import Choice, Option

FORM, CIRCULAR = "0603.N", "Thông tư số 02/2023/TT-BNV"

# Who is whose: domain.people.nominee_class derives it from the post, the Office may rule otherwise.
NOMINEE_CLASSES: dict[int, str] = {
    1: "Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên",
    2: "Lãnh đạo cấp vụ, sở, ngành và tương đương",
    3: "Doanh nhân",
    4: "Các cấp lãnh đạo khác từ phó phòng trở lên",
    5: "Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu (công nhân, nông dân, ...)",
}
DIRECT_WORKERS = 5

# The form's words for what Law 06/2022/QH15 (Article 8) calls types of commendation, in the form's order.
WAYS = Choice(
    "way_of_commendation",
    (
        Option("merit", "Thường xuyên"),
        Option("thematic", "Chuyên đề"),
        Option("ad_hoc", "Đột xuất"),
        Option("external", "Đối ngoại"),
        Option("service", "Cống hiến"),
        Option("tenure", "Niên hạn"),
        Option("unknown", "Chưa ghi"),
    ),
)
