"""The kinds of parts that a paper on nominations is made of."""

from reports.official.parts import Grid, Part, Said, Styles

__all__ = ["Grid", "Part", "Said", "add_styles", "prove", "read", "write"]

BASIS, GROUP, POINT = "Căn cứ", "Nhóm đề nghị", "Nội dung đề nghị"
FAMILY, AWARD, TOTAL, OFFICE = "Nhóm khen thưởng", "Danh hiệu, hình thức", "Tổng số", "Phần của Văn phòng"
STYLES = Styles(
    (BASIS, GROUP, POINT, FAMILY, AWARD, TOTAL, OFFICE),
    bold=frozenset({GROUP, FAMILY, AWARD}),
    italic=frozenset({BASIS, OFFICE}),
    kept_with_next=frozenset({GROUP, FAMILY, AWARD, OFFICE}),
)
add_styles, write, prove, read = STYLES.add_to, STYLES.write, STYLES.prove, STYLES.read
