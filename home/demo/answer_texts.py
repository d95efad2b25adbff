"""What the demo's office answers to its newest questions, by the title of the question."""

from typing import NamedTuple

from dialogue_pages.question_choices import Outcome


class Answer(NamedTuple):
    short: str
    text: str
    basis: str = ""
    number: str = ""
    outcome: str = Outcome.EXPLAINED


ANSWERS = {
    "Đường vào thôn Bãi Dâu ngập mỗi khi mưa": Answer(
        "Cống qua đường bị bùn lấp hơn một nửa. Xã nạo vét ngay trong tuần và thay cống lớn hơn trước mùa mưa tới.",
        "Phòng Kinh tế và trưởng thôn đã đi xem sau trận mưa gần nhất. Nước dồn về đoạn thấp cạnh cầu; ống cống cũ đường kính 40 cm, bùn và rác lấp hơn một nửa nên nước tràn lên mặt đường.\n\n"
        "Việc làm ngay: thuê máy nạo vét hai đầu cống, dọn rác và đặt lưới chắn. Việc làm tiếp: đưa vào danh mục sửa chữa nhỏ để thay bằng cống hộp; thiết kế và dự toán được niêm yết tại nhà văn hóa thôn.\n\n"
        "Trong lúc chờ thay cống, khi mưa to thôn cử người đứng hướng dẫn học sinh đi lối sân kho cũ. Bà con xin đừng đổ rơm rạ xuống rãnh.",
        number="118/UBND-KT",
    ),
    "Lề đường bị lấn để vật liệu xây dựng": Answer(
        "Chủ công trình đã dọn gạch, cát khỏi lề đường; xã nhắc ba hộ khác và kiểm tra lại hằng tuần.",
        "Phòng Kinh tế cùng Công an xã kiểm tra dọc đường liên thôn, thấy bốn chỗ để vật liệu lấn lề đường. Các hộ đều nói để tạm vì sân hẹp.\n\n"
        "Xã giải thích, lập biên bản nhắc nhở và cho ba ngày để dọn. Đến nay lề đường đã thông. Hộ nào cần chỗ tập kết thì báo thôn để dùng tạm bãi đất công cạnh sân bóng, có đèn và rào che.",
    ),
    "Nước suối đục sau khi có lò sấy nông sản": Answer(
        "Lò sấy xả nước rửa chưa lắng xuống suối. Xã đã yêu cầu dừng xả, xây bể lắng; kết quả kiểm tra lại đạt yêu cầu.",
        "Đoàn kiểm tra của xã đến lò sấy vào hai buổi khác nhau. Nước rửa củ chảy thẳng theo rãnh đất ra suối, kéo theo bùn và bọt.\n\n"
        "Chủ lò đã ký cam kết: dừng xả trong lúc xây bể lắng hai ngăn, rửa bằng nước tuần hoàn, mỗi tháng hút bùn một lần. Xã lấy mẫu nước ở ba điểm gửi trung tâm quan trắc của tỉnh.\n\n"
        "Lần kiểm tra sau cùng, nước phía dưới lò trong trở lại, không còn bọt. Bà con thấy nước đục bất thường xin báo trưởng thôn hoặc gọi trụ sở, xã đến ngay trong ngày.",
        basis="Luật Bảo vệ môi trường số 72/2020/QH14",
        number="131/UBND-KT",
    ),
    "Tiếng ồn của xưởng cưa vào buổi trưa": Answer(
        "Xưởng cam kết nghỉ máy từ 11 giờ 30 đến 13 giờ 30 và sau 18 giờ; xã cho lắp vách giảm ồn phía khu dân cư.",
        "Trưởng thôn và Công an xã đã làm việc với chủ xưởng, có bốn hộ liền kề cùng dự. Chủ xưởng thừa nhận những ngày gấp hàng có chạy máy cả buổi trưa.\n\n"
        "Hai bên thống nhất giờ nghỉ máy, ghi vào biên bản và treo ở cổng xưởng. Xưởng dựng vách gỗ ép dày phía khu dân cư trong tháng này.\n\n"
        "Tổ hòa giải của thôn theo dõi trong ba tháng. Nếu xưởng không giữ lời, xã sẽ mời đơn vị đo tiếng ồn và xử lý theo quy định.",
    ),
    "Trâu bò thả rông phá vườn chè": Answer(
        "Chủ trâu bò phải đền theo thỏa thuận trước tổ hòa giải; thôn khoanh bãi chăn riêng và xã in lại hương ước phát từng hộ.",
        "Xã đã nghe hai bên. Ba con trâu vào vườn chè mới trồng vì rào hỏng và không có người chăn. Tổ hòa giải của thôn giúp hai hộ thỏa thuận mức đền bằng cây giống.\n\n"
        "Hương ước của thôn đã cấm thả rông từ tháng trồng đến khi chè khép tán. Thôn khoanh bãi chăn ở chân đồi, hộ nào không có người chăn thì góp công luân phiên.",
    ),
    "Ranh giới đất giữa hai thôn chưa rõ": Answer(
        "Xã cùng hai thôn đã đo lại theo bản đồ và cắm bốn mốc mới; biên bản có chữ ký của các hộ giáp ranh.",
        "Sau khi làm đường, hai mốc cũ bị san mất. Công chức địa chính đối chiếu bản đồ địa giới, đo lại bằng máy và mời đại diện hai thôn, năm hộ giáp ranh cùng chứng kiến.\n\n"
        "Bốn mốc bê tông được cắm tại khúc cua, đầu rãnh, gốc cây gạo và bờ suối. Biên bản và sơ đồ để tại nhà văn hóa hai thôn.\n\n"
        "Việc đo này chỉ xác định ranh giới hai thôn, không thay đổi ranh giới thửa đất của từng hộ. Hộ nào thấy thửa đất của mình chưa khớp thì đến Phòng Kinh tế xem bản đồ và đề nghị đo riêng.",
        number="140/UBND-KT",
    ),
    "Sân chơi cho trẻ ở bản Suối Ngà": Answer(
        "Bản có sẵn 300 m² đất cạnh nhà sinh hoạt. Xã góp vật liệu và dụng cụ, bà con góp công; khởi công trong quý tới.",
        "Xã và ban quản lý bản đã xem khoảnh đất cạnh nhà sinh hoạt: bằng phẳng, xa đường xe, không vướng quy hoạch. Dự kiến có xích đu, cầu trượt, sân đất nện và hàng rào tre.\n\n"
        "Kinh phí dự kiến 48 triệu đồng: ngân sách xã 30 triệu đồng, còn lại vận động. Bản họp bàn mức góp công, không bắt buộc hộ nghèo, cận nghèo.\n\n"
        "Mọi khoản thu, chi được niêm yết tại bản; Ban Thanh tra nhân dân giám sát.",
    ),
    "Làm lại giấy khai sinh bị mất": Answer(
        "Việc khai sinh còn lưu trong sổ: bà con xin bản sao trích lục ở bất kỳ cơ quan hộ tịch nào, thường có ngay trong ngày.",
        "Bị mất bản chính nhưng việc khai sinh đã có trong sổ hộ tịch thì bà con không phải đăng ký lại. Bà con đến Trung tâm Phục vụ hành chính công xã xin bản sao trích lục khai sinh; bản sao có giá trị như bản chính khi làm thủ tục.\n\n"
        "Khi đi mang theo căn cước; làm hộ con thì nói rõ họ tên, ngày sinh của con. Cán bộ tra sổ và dữ liệu điện tử, in trích lục và trả ngay trong ngày, trừ khi phải tra ở nơi khác.\n\n"
        "Chỉ khi sổ gốc và bản chính đều mất thì mới làm thủ tục đăng ký lại. Trường hợp này cán bộ hướng dẫn từng giấy tờ, gia đình không phải đi lại nhiều lần.",
        basis="Luật Hộ tịch số 60/2014/QH13, Điều 63",
        outcome=Outcome.SETTLED,
    ),
    "Nộp hồ sơ trực tuyến bị báo lỗi": Answer(
        "Lỗi do ảnh chụp quá 5 MB. Xã đã giúp nộp xong hồ sơ và đặt một máy tính có người hướng dẫn ở bộ phận một cửa.",
        "Trung tâm Phục vụ hành chính công xã đã cùng người gửi làm lại từng bước. Ảnh chụp bằng điện thoại nặng quá mức cho phép nên hệ thống báo lỗi mà không nói rõ.\n\n"
        "Cách làm: vào phần cài đặt máy ảnh chọn cỡ ảnh vừa, hoặc chụp màn hình rồi gửi ảnh đó. Hồ sơ của người gửi đã được tiếp nhận.\n\n"
        "Xã đã báo lỗi cho đơn vị vận hành của tỉnh và đặt một máy tính dùng chung ở bộ phận một cửa; đoàn viên thanh niên trực giúp vào sáng thứ Ba và thứ Năm.",
        outcome=Outcome.SETTLED,
    ),
    "Xét lại hộ nghèo sau khi bị ốm nặng": Answer(
        "Được. Hộ có biến cố lớn không phải chờ đến kỳ rà soát cuối năm: làm giấy đề nghị gửi thôn, xã tổ chức xét.",
        "Gia đình viết giấy đề nghị theo mẫu có sẵn ở nhà trưởng thôn, kèm giấy ra viện. Không cần xác nhận thu nhập.\n\n"
        "Thôn đến thăm, chấm điểm và họp lấy ý kiến; danh sách niêm yết công khai trước khi xã quyết định. Trong lúc chờ, Mặt trận xã đã trích quỹ thăm hỏi gia đình.",
    ),
    "Phun thuốc muỗi ở khu ven sông": Answer(
        "Trạm Y tế phun hai đợt ở ba thôn ven sông; bà con úp chum vại, thả cá vào bể nước trước ngày phun.",
        "Trạm Y tế đã bắt mẫu lăng quăng ở 40 nhà: cứ bốn nhà có một nhà có lăng quăng, nhiều nhất ở lốp xe cũ và chum không nắp.\n\n"
        "Việc phun chia hai đợt cách nhau mười ngày, buổi sáng sớm. Loa của thôn báo trước một ngày; người già, trẻ nhỏ và người hen suyễn ở ngoài nhà ít nhất 60 phút.\n\n"
        "Phun thuốc chỉ diệt muỗi bay. Muốn hết lâu dài thì mỗi nhà dành mười phút chủ nhật lật úp đồ chứa nước; học sinh trường tiểu học đi cùng y tế thôn kiểm tra.",
        number="27/TYT",
    ),
    "Đường dây điện sát sân trường": Answer(
        "Đơn vị quản lý điện đã nâng cột, kéo dây cao thêm hai mét và bọc cách điện đoạn qua sân trường.",
        "Xã mời đơn vị quản lý điện đến đo cùng nhà trường: chỗ võng nhất chỉ cách mái nhà xe hơn ba mét. Trong lúc chờ sửa, trường đóng lối đi phía đó.\n\n"
        "Đơn vị quản lý điện đã thay một cột, căng lại dây và bọc cách điện 60 mét dây qua sân. Nhà trường, phụ huynh và xã cùng nghiệm thu.\n\n"
        "Nếu còn chỗ dây võng hay cành cây chạm dây, bà con báo trưởng thôn, không tự chặt cành gần dây điện.",
    ),
    "Trộm vặt ở khu nhà vườn": Answer(
        "Công an xã đã tìm ra người lấy trộm, trả lại hai máy bơm; tổ tuần tra đêm hoạt động từ 22 giờ đến 4 giờ.",
        "Công an xã xác minh bốn vụ mất trộm trong tháng. Hai máy bơm đã trả lại chủ; gà đã bán, hai bên thỏa thuận bồi thường. Hồ sơ được xử lý theo quy định.\n\n"
        "Tổ bảo vệ an ninh, trật tự ở cơ sở tuần tra theo hai tuyến, có sổ ghi giờ đi qua từng điểm. Các hộ góp ý lắp thêm sáu đèn ở ngõ vườn.\n\n"
        "Xin bà con ghi lại số máy bơm, khóa cổng ban đêm, thấy người lạ thì báo ngay Công an xã.",
    ),
    "Loa truyền thanh nghe không rõ": Answer(
        "Hai cụm loa cuối thôn bị nước vào; Trung tâm Dịch vụ tổng hợp đã thay màng loa và chỉnh lại hướng.",
        "Cán bộ kỹ thuật kiểm tra sáu cụm loa, thay màng hai cụm cuối thôn, nâng một cột cao thêm một mét và chỉnh hướng loa khỏi vách đá gây vọng.\n\n"
        "Bản tin được đọc chậm hơn, mỗi tin đọc hai lần. Tin quan trọng còn được dán ở nhà văn hóa và đăng trên trang này để người nghe không rõ đọc lại.",
    ),
}  # fmt: skip

# What is promised beyond the answer, and what shows that it was kept.
PROMISES = {
    "Tiếng ồn của xưởng cưa vào buổi trưa": "Xã kiểm tra vách giảm ồn và giờ nghỉ máy của xưởng.",
    "Nộp hồ sơ trực tuyến bị báo lỗi": "Xã làm việc với đơn vị vận hành để thông báo lỗi nói rõ phải sửa gì.",
    "Loa truyền thanh nghe không rõ": "Xã thay nốt dây và loa của cụm giữa thôn.",
    "Nước suối đục sau khi có lò sấy nông sản": "Xã kiểm tra lại nước suối sau khi có bể lắng.",
    "Làm lại giấy khai sinh bị mất": "Xã in trích lục và báo người gửi đến nhận.",
    "Trộm vặt ở khu nhà vườn": "Xã lắp sáu đèn ở ngõ vườn.",
    "Ngầm tràn qua suối bị xói, xe máy không qua được": "Xã gia cố mép ngầm, lắp cột thủy chí.",
}  # fmt: skip
KEPT = {
    "Nước suối đục sau khi có lò sấy nông sản": "Ba mẫu nước đạt; bể lắng đã dùng, có biên bản.",
    "Làm lại giấy khai sinh bị mất": "Đã trả trích lục, người nhận ký sổ.",
    "Trộm vặt ở khu nhà vườn": "Sáu đèn đã sáng, thôn nghiệm thu.",
    "Ngầm tràn qua suối bị xói, xe máy không qua được": "Đã nghiệm thu cùng bản, có ảnh hiện trường.",
}  # fmt: skip
