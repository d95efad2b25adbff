"""Words written twice in a row by mistake (`văn hóa bản bản Mỳ`), reduplication apart.

Vietnamese doubles syllables on purpose (luôn luôn, ngày ngày), and the end of one word
may equal the beginning of the next (ý kiến kiến nghị).
"""

import re
from dataclasses import dataclass

from .tone_marks import tone_on_first

_WORD = re.compile(r"[^\W\d_]+")

_REDUPLICATED = frozenset(
    """
    ai ào ầm ba bốn bừng câu chằm chiều chốn chung dần dầu đa đâu đêm đều điệp đinh đôi
    đời đùng đường ê gật gần gì hàng hay hằng hiu hớn hùng hừng khăng khư lao lâng lăm
    lâu lẳng lần liền lớp lù luôn mãi mang mau mấy mọi muôn năm ngang ngày ngắn ngập
    nghìn ngùn người nhanh nhao nhà nho nhè nơi nườm ồ oan ong ồn phăng phừng phơi quanh
    quen rành rần rầm ríu riêng rưng rừng sao san sáng song sừng tầng tấp tha tháng thao
    thế theo thênh thình thi thùng thường tí tít tỉnh toàn tối tong trăm trắng trơ trùng
    tỷ tràn trưa từ từng ùn ưng vàng vạn vạnh vanh vằng vừa vù xa xanh xe xinh xôn đu chôm
    chuồn cào bươm be khe thoang thưa nao rón rung lung chang chan chứa
    """.split()
)
# Words that open or close a neighbour in the language of the office.
_COMPOUNDS = frozenset(
    """
    an_ninh an_sinh an_toàn bảo_đảm bảo_hiểm bảo_vệ báo_cáo biên_bản biện_pháp bình_đẳng
    bổ_sung bộ_máy bức_xúc cải_cách cán_bộ cấp_trên cấp_ủy chất_lượng chế_độ chi_bộ
    chỉ_đạo chính_đáng chính_quyền chính_sách chính_trị chủ_động chủ_tịch chủ_tọa
    chủ_trì chủ_trương chủ_yếu chuẩn_bị chuyên_môn chuyên_viên chức_danh chức_năng
    chức_trách chức_vụ công_an công_chức công_dân công_khai công_tác công_việc công_bằng
    cơ_quan cơ_sở cơ_chế củng_cố cử_tri cụ_thể cuộc_họp dân_chủ dân_tộc dân_cư
    dân_số danh_sách diện_tích diễn_biến diễn_đàn dịch_vụ dự_án dự_kiến dự_thảo
    đại_biểu đại_diện đại_hội đảm_bảo đảng_viên đánh_giá đăng_ký đầu_tư đất_đai đề_án
    đề_nghị đề_xuất địa_bàn địa_chỉ địa_điểm địa_phương điều_hành điều_kiện
    đoàn_kết đoàn_thể đoàn_viên đối_thoại đối_tượng đồng_bào đồng_chí đồng_thuận
    đội_ngũ đơn_thư đơn_vị đời_sống gia_đình giai_đoạn giải_đáp giải_pháp giải_quyết
    giải_trình giám_sát giao_thông giáo_dục góp_ý hạ_tầng hành_chính hành_vi
    hệ_thống hiệu_quả hình_thức hoà_giải hoàn_thành hoạt_động hộ_dân hội_đồng hội_họp
    hội_nghị hội_thảo hội_trường hội_viên hợp_pháp hợp_tác kế_hoạch kết_luận kết_quả
    khó_khăn khiếu_nại khu_vực kiến_nghị kiểm_tra kinh_phí kinh_tế kịp_thời lãnh_đạo
    lắng_nghe lĩnh_vực liên_quan lợi_ích lực_lượng mặt_trận mục_đích mục_tiêu nâng_cao
    năng_lực nguyện_vọng nghị_định nghị_quyết nghị_sự nghĩa_vụ nghiêm_túc nghiên_cứu
    người_dân nhà_nước nhà_văn nhân_dân nhân_lực nhân_viên nhiệm_kỳ nhiệm_vụ niêm_yết nội_dung
    nội_quy nông_dân nông_thôn nông_nghiệp ông_bà phản_ánh pháp_luật phát_biểu phát_hiện
    phát_huy phát_sinh phát_triển phân_công phổ_biến phong_trào phong_tục phòng_chống
    phối_hợp phụ_trách phụ_nữ phương_án phương_hướng phương_tiện phương_thức quan_hệ
    quan_tâm quan_trọng quản_lý quốc_phòng quy_chế quy_định quyền_hạn quyền_lợi quyết_định
    rà_soát rộng_rãi sáng_kiến sản_xuất sinh_hoạt sự_kiện sự_việc sửa_chữa tài_liệu tài_nguyên
    tài_chính tác_động tác_phong tạo_điều tâm_tư tập_thể tập_trung tham_dự tham_gia tham_mưu
    thành_lập thành_phần thành_viên thảo_luận thẩm_quyền thể_thao theo_dõi thiết_thực
    thị_trấn thông_báo thông_qua thông_tin thời_gian thời_hạn thôn_bản thủ_trưởng thủ_tục
    thuận_lợi thư_ký thường_trực thường_xuyên thực_hiện thực_tế thực_trạng tiếp_công
    tiếp_nhận tiếp_thu tiếp_tục tiếp_xúc tiến_độ tình_hình tổ_chức tổ_trưởng tố_cáo tổng_hợp
    tổng_kết trách_nhiệm trang_trí trang_thông trao_đổi trật_tự trả_lời triển_khai trình_bày
    trình_độ trọng_tâm trụ_sở trung_tâm trung_thực trưởng_thôn trưởng_bản trực_tiếp
    trực_thuộc truyền_thanh truyền_thông tư_tưởng tự_do tự_nguyện tư_pháp tuyên_truyền ủy_ban
    ủy_viên ủy_quyền văn_bản văn_hóa văn_phòng vận_động vật_chất viên_chức việc_làm vướng_mắc
    xã_hội xây_dựng xem_xét ý_kiến ý_nghĩa ý_thức yêu_cầu yêu_nước hiện_nay nay_mai
    đề_ra ra_soát ra_quyết quốc_gia gia_súc bản_làng làm_việc việc_thực thực_thi hội_cựu
    quy_hoạch hoạch_định thu_hồi hồi_đáp bàn_bạc bàn_giao giao_ban giao_nhiệm ban_ngành
    ban_hành chính_phủ phủ_sóng hợp_đồng đồng_ý tổ_dân dân_phố dân_bàn bàn_luận vay_vốn
    vốn_đầu tư_vấn vấn_đề nhà_ở ở_lại cư_trú trưởng_ấp trưởng_xóm trưởng_buôn trưởng_làng xuất_bản bản_nháp bản_gốc bản_sao bản_đồ cơ_bản trồng_trọt tố_giác xét_duyệt công_ích ích_lợi
    """.split()
)


@dataclass(frozen=True, slots=True)
class Repetition:
    text: str
    start: int
    end: int


def find_repetitions(text: str) -> list[Repetition]:
    """Every word or pair of words that stands twice in a row without a reason."""
    words = list(_WORD.finditer(text))
    lowered = [tone_on_first(word[0]).casefold() for word in words]
    joined = [
        text[one.end() : two.start()].isspace()
        for one, two in zip(words, words[1:], strict=False)
    ]
    found = []
    index = 0
    while index < len(words):
        length = next(
            (n for n in (1, 2) if _is_repeated(words, lowered, joined, index, n)), 0
        )
        if length:
            start, end = words[index].start(), words[index + 2 * length - 1].end()
            found.append(Repetition(text[start:end], start, end))
        index += 2 * length or 1
    return found


def _is_repeated(words, lowered, joined, index, length) -> bool:
    end = index + 2 * length
    if end > len(words) or not all(joined[index : end - 1]):
        return False
    if lowered[index : index + length] != lowered[index + length : end]:
        return False
    if length == 2:
        return lowered[index] != lowered[index + 1]
    return not _is_on_purpose(words, lowered, joined, index)


def _is_on_purpose(words, lowered, joined, index) -> bool:
    word = lowered[index]
    if word in _REDUPLICATED or len(word) == 1:
        return True
    if all(words[i][0].istitle() for i in (index, index + 1)):
        return True  # a name, such as the Lô Lô people
    if words[index][0].isupper() and words[index + 1][0].isupper() and len(word) < 3:
        return True
    if not 0 < index < len(words) - 2 or not (joined[index - 1] and joined[index + 1]):
        return False
    ends_one = f"{lowered[index - 1]}_{word}" in _COMPOUNDS
    begins_next = f"{word}_{lowered[index + 2]}" in _COMPOUNDS
    # "Trưởng thôn thôn Vạn Chài": the second begins a name.
    return ends_one and (begins_next or words[index + 2][0].istitle())
