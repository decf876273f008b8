"""How an official document is laid out: Decree 30/2020/NĐ-CP, Annex I, part I, and form 1.4 of Annex III.

Lengths are in mm, sizes of letters in points. Where the decree leaves a range, one value of it stands here.
"""

from domain.program import AGENCY
from etl.template_formats import FONT

__all__ = ["FONT"]

# I.1, I.3 and I.7.
PAPER = {"page_width": 210, "page_height": 297}
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}
LINE = PAPER["page_width"] - MARGINS["left_margin"] - MARGINS["right_margin"]
# An annex with a wide table lies across the same paper, with the same margins.
LANDSCAPE = {"page_width": PAPER["page_height"], "page_height": PAPER["page_width"]}
WIDE_LINE = LANDSCAPE["page_width"] - MARGINS["left_margin"] - MARGINS["right_margin"]
NUMBER_FROM_EDGE = 10
PAGE_NUMBER_SIZE = 13

# II.1 and II.2: boxes 1 and 2. The longest line of box 1 is 88 mm at this size.
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
# The agency as the templates name it, told apart into the lines of box 2 and the place of box 4.
DEPARTMENT, PROVINCE = AGENCY.split(" TỈNH ")
SUPERIOR, PLACE = f"UBND TỈNH {PROVINCE}", PROVINCE.title()
AGENCY_SYMBOL = "SNV"
NATION_SIZE = AGENCY_SIZE = 12
MOTTO_SIZE = 13
HEAD_COLUMNS = (66, 94)
SHORT_RULE = 0.4  # of the length of the line above; under the motto the rule is as long as the words

# II.3 and II.4: boxes 3 and 4, filled in by the records clerk.
NUMBER = "Số:        /{kind}-{agency}"
PLACE_AND_DAY = "{place}, ngày      tháng      năm {year}"
YEAR_BLANK = "     "
NUMBER_SIZE = DAY_SIZE = 13

# II.5: box 5a.
NAME_SIZE = 14
NAME_SLACK, NAME_GAP = 8, 12

# II.6.e: box 6.
BODY_SIZE = 14
FIRST_LINE_INDENT = 12.7
PARAGRAPH_GAP = 6
LINE_SPACING = 1.15
END = "./."

# II.7 and II.9: boxes 7a, 7b and 9b; the room is for the signature and the seal.
FOOT_COLUMNS = (80, 80)
SIGNER_SIZE = 14
SIGNATURE_ROOM = 72
RECEIVERS, FILED = "Nơi nhận:", "- Lưu: VT, {unit}."
RECEIVERS_SIZE, RECEIVER_SIZE = 12, 11

# II.9.d: box 9a.
ADDRESSED = "Kính gửi: {to}"

# III.1 and form 2.1: the one annex of a document bears no number of its own.
ANNEX, ANNEX_SIZE = "Phụ lục", 14
ATTACHED = "(Kèm theo {document} ngày      tháng      năm      của {agency})"
DOCUMENT_NUMBER, NUMBER_BLANK = "{kind} số        /{symbol}", "Văn bản số             "
TABLE_SIZE = 11
# A row of more lines may go on to the next page; a page that lies across holds some 35.
MOST_WHOLE_LINES = 16
CELL_MARGINS = 4

MARK_SIZE, HEAD_GAP = 12, 3
DRAFT = "DỰ THẢO"
