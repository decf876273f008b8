"""The shares that the plan itself stresses: their names, what each counts, and from how many on two are compared."""

# Shares of fewer than so many are not compared: one more would turn them around.
FEWEST = 10
STRESSES: dict[str, str] = {
    "direct": "Người trực tiếp công tác, lao động",
    "women": "Cá nhân nữ",
    "small": "Tập thể nhỏ",
    "timely": "Khen đột xuất, chuyên đề",
}
DEFINITIONS: dict[str, str] = {
    "direct": (
        "Người trực tiếp công tác, lao động: nhóm 5 của biểu 0603.N (Thông tư 02/2023/TT-BNV), tức cá nhân dưới cấp "
        "phó phòng; suy từ chức vụ, Văn phòng xếp lại được."
    ),
    "women": "Cá nhân nữ: cá nhân ghi “Bà” ở cột Ông/Bà.",
    "small": (
        "Tập thể nhỏ: phòng, ban, trung tâm, tổ, đội bên trong cơ quan, không phải cả cơ quan. Luật không có khái niệm "
        "này; đây là cách hiểu dùng trong chương trình."
    ),
    "timely": "Khen đột xuất, chuyên đề: theo cột Loại hình khen thưởng, trên mọi hồ sơ có ghi loại hình.",
}
STAGES: dict[str, str] = {"proposed": "Đề nghị", "decided": "Được tặng"}
