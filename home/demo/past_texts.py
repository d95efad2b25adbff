"""A year of questions before the newest ones, each with how and what was answered."""

from typing import NamedTuple

from dialogue_pages.question_choices import Outcome

from .answer_texts import Answer


class Past(NamedTuple):
    """`way` is what became of it: answer, hall, after_hall, keep_promise or refer.

    What is answered in the hall was asked so many days before the conference.
    """

    days_ago: int
    days_to_answer: int
    way: str
    hamlet: str
    topic: str
    title: str
    content: str
    answer: Answer


HALL = "hall"
AFTER_HALL = "after_hall"
PAST = [
    Past(348, 6, "answer", "Cầu Gỗ", "Hộ tịch, thủ tục hành chính",
        "Đăng ký tạm trú cho người thuê nhà ở đâu?",
        "Nhà tôi cho hai công nhân thuê phòng. Chủ nhà hay người thuê đi đăng ký, có mất tiền không?",
        Answer(
            "Người thuê đăng ký, chủ nhà xác nhận chỗ ở hợp pháp. Nộp tại Công an xã hoặc trên mạng.",
            "Người đến ở từ 30 ngày trở lên ở nơi ngoài xã mình thường trú thì đăng ký tạm trú. Người thuê khai tờ khai; chủ nhà đưa giấy tờ chứng minh chỗ ở hợp pháp hoặc hợp đồng cho thuê.\n\n"
            "Có thể nộp trực tiếp tại Công an xã vào giờ hành chính và sáng thứ Bảy, hoặc nộp trên Cổng dịch vụ công bằng tài khoản định danh điện tử. Mức lệ phí niêm yết tại nơi nộp; nộp trên mạng thấp hơn nộp trực tiếp.\n\n"
            "Người chỉ ở vài ngày thì không đăng ký tạm trú, chủ nhà thông báo lưu trú qua điện thoại hoặc ứng dụng.",
            "Luật Cư trú số 68/2020/QH14, Điều 27", outcome=Outcome.SETTLED)),
    Past(326, 8, "answer", "Bãi Dâu", "Nông nghiệp, thủy lợi",
        "Rét đậm kéo dài, xã giúp gì để giữ đàn trâu bò?",
        "Năm trước thôn chết mấy con nghé vì rét. Năm nay xã có hỗ trợ bạt, rơm không?",
        Answer(
            "Xã cấp 120 tấm bạt cho hộ nghèo, cận nghèo; cán bộ thú y đi từng thôn hướng dẫn che chuồng, ủ rơm.",
            "Phòng Kinh tế đã rà soát 214 hộ nuôi trâu bò ở bốn thôn ven sông. Bạt ưu tiên hộ nghèo, cận nghèo và hộ có nghé dưới sáu tháng; danh sách niêm yết tại nhà văn hóa.\n\n"
            "Khi nhiệt độ dưới 12 độ: không thả trâu bò trước 9 giờ, cho uống nước ấm pha muối, giữ nền chuồng khô. Rơm ủ với urê theo tờ hướng dẫn phát kèm bạt.\n\n"
            "Hộ nào có trâu bò ốm, gọi ngay cán bộ thú y của thôn. Nếu gia súc chết rét, báo trong ngày để xã lập biên bản, làm căn cứ đề nghị hỗ trợ.",
            number="09/UBND-KT")),
    Past(298, 5, "answer", "Bến Trăng", "An sinh xã hội, chính sách",
        "Trợ cấp người cao tuổi nhận qua tài khoản hay tiền mặt?",
        "Mẹ tôi không có điện thoại, đi lại khó. Bắt buộc mở tài khoản thì làm thế nào?",
        Answer(
            "Không bắt buộc. Người già yếu có thể nhận tiền mặt tại nhà văn hóa, hoặc nhờ người thân nhận thay.",
            "Nhận qua tài khoản giúp tiền về đúng ngày, nhưng ai không dùng được thì vẫn nhận tiền mặt. Bưu điện chi trả tại nhà văn hóa thôn vào một buổi cố định mỗi tháng, loa của thôn báo trước.\n\n"
            "Nhờ con cháu nhận thay thì viết giấy ủy quyền, xã xác nhận tại nhà cho người không đi lại được, không thu tiền.\n\n"
            "Người nằm liệt giường: trưởng thôn lập danh sách, nhân viên bưu điện mang đến tận nhà.",
            outcome=Outcome.SETTLED)),
    Past(271, 16, "keep_promise", "Khe Sương", "Giao thông, hạ tầng",
        "Ngầm tràn qua suối bị xói, xe máy không qua được",
        "Sau mưa, mép ngầm tràn bị khoét sâu nửa mét, thầy cô và học sinh phải dắt xe vòng ba cây số.",
        Answer(
            "Xã đổ rọ đá gia cố mép ngầm, lắp cột thủy chí và biển báo; việc đã làm xong và nghiệm thu.",
            "Phòng Kinh tế khảo sát cùng bản Khe Sương: mép hạ lưu bị xói dài 11 mét vì nước đổi dòng. Trả lời chậm hơn hạn vì phải chờ nước rút mới đo được, xã xin lỗi bà con.\n\n"
            "Phương án: xếp 24 rọ đá, đổ lại mặt bê tông dày 20 cm, lắp cột thủy chí hai đầu. Bà con góp 60 ngày công, xã lo vật liệu và máy.\n\n"
            "Khi nước ngập vạch đỏ trên cột, tuyệt đối không qua ngầm; trường cho học sinh nghỉ hoặc ở lại bán trú.",
            number="36/UBND-KT")),
    Past(243, 5, "answer", "Nương Lau", "Giáo dục",
        "Tuyển sinh lớp một cho trẻ chưa có mã định danh",
        "Cháu nhà tôi làm khai sinh muộn, chưa có mã số. Cháu có được vào lớp một không?",
        Answer(
            "Được. Trường nhận trẻ trước, xã bổ sung mã định danh trong lúc trẻ đi học.",
            "Trẻ đủ sáu tuổi đều được vào lớp một. Phụ huynh mang giấy khai sinh đến trường trong tuần tuyển sinh; nhà trường ghi tên và báo danh sách trẻ chưa có mã cho xã.\n\n"
            "Công an xã đối chiếu và cấp mã định danh; nếu thông tin trên khai sinh còn sai, Trung tâm Phục vụ hành chính công xã sửa cùng lúc.\n\n"
            "Năm nay toàn xã có bảy cháu như vậy, tất cả đã có tên trong danh sách lớp.",
            outcome=Outcome.SETTLED)),
    Past(221, 6, "answer", "Bến Trăng", "Xây dựng",
        "Làm nhà trên đất vườn cạnh sông có phải xin phép không?",
        "Gia đình định làm nhà cấp bốn trên đất vườn, cách bờ sông hai mươi mét.",
        Answer(
            "Đất vườn chưa chuyển sang đất ở thì chưa được làm nhà; gần sông còn phải tránh hành lang bảo vệ bờ.",
            "Muốn làm nhà, trước hết phần đất đó phải là đất ở. Gia đình đến Phòng Kinh tế xem thửa đất có phù hợp quy hoạch để chuyển mục đích hay không, cán bộ trả lời ngay trên bản đồ.\n\n"
            "Vị trí gia đình nêu nằm gần đoạn bờ hay sạt. Xã khuyên lùi nhà về phía đường và không san lấp mép sông.\n\n"
            "Gia đình chưa nên mua vật liệu. Mang giấy chứng nhận và căn cước đến vào buổi sáng các ngày làm việc để được hướng dẫn từng bước.",
            "Luật Đất đai số 31/2024/QH15")),
    # Asked before the conference held, and answered there or after it.
    Past(95, 6, "answer", "Cầu Gỗ", "Đất đai",
        "Làm sổ đỏ lần đầu cho đất ông bà để lại cần giấy tờ gì?",
        "Đất ở của gia đình từ thời ông bà, chưa có sổ. Nộp hồ sơ ở đâu, cần những giấy tờ gì?",
        Answer(
            "Nộp đơn tại Trung tâm Phục vụ hành chính công xã, kèm giấy tờ cũ về đất nếu còn; mất giấy tờ vẫn nộp được.",
            "Hồ sơ gồm đơn đăng ký, giấy tờ cũ nếu còn như sổ thuế, giấy cho đất, bản đồ cũ, và giấy tờ về thừa kế khi đất do ông bà để lại.\n\n"
            "Không còn giấy tờ nào thì xã lấy ý kiến những người sống cạnh về thời điểm sử dụng và việc không tranh chấp, niêm yết kết quả rồi mới cấp giấy chứng nhận.\n\n"
            "Cán bộ địa chính có mặt tại Trung tâm sáng thứ Ba và thứ Năm để xem hồ sơ trước, không thu tiền.",
            "Luật Đất đai số 31/2024/QH15, Điều 137 và Điều 138",
            "88/UBND-KT")),
    Past(9, 0, HALL, "Khe Sương", "Nông nghiệp, thủy lợi",
        "Bể nước sinh hoạt bản Khe Sương cạn từ tháng ba",
        "Bể đầu nguồn cạn, cả bản chờ nước từ nửa đêm. Bao giờ có nước đủ dùng?",
        Answer(
            "Xã nối thêm nguồn từ khe thứ hai, dài 1,8 km ống; trong lúc thi công chở nước bằng xe bồn hai lần một tuần.",
            "Tại hội nghị, Chủ tịch Ủy ban nhân dân xã cho biết nguồn cũ giảm một nửa vì rừng đầu nguồn bị chặt tỉa. Đoàn khảo sát đã tìm được khe thứ hai, nước chảy quanh năm.\n\n"
            "Tuyến ống dài 1,8 km, bể lắng 10 m³ và van chia nước về hai xóm. Bản cử hai người cùng giám sát thi công, sổ ghi công để tại nhà sinh hoạt cộng đồng.\n\n"
            "Bản thống nhất cấm chặt cây trong vòng 200 mét quanh hai nguồn nước, ghi vào quy ước.")),
    Past(9, 0, HALL, "Pá Bông", "Y tế",
        "Phụ nữ mang thai ở bản xa khám thai thế nào?",
        "Bản cách trạm mười hai cây số, mùa mưa không đi được. Có cô đỡ thôn bản không?",
        Answer(
            "Cô đỡ của bản khám hằng tháng tại nhà sinh hoạt; trạm y tế lên bản siêu âm ba tháng một lần.",
            "Trạm Y tế trả lời tại hội nghị: bản đã có một cô đỡ được đào tạo, có túi dụng cụ và điện thoại của trạm. Lịch khám là ngày 10 hằng tháng.\n\n"
            "Ba tháng một lần trạm mang máy siêu âm lên bản. Thai phụ có dấu hiệu bất thường được đưa xuống trạm bằng xe của xã, gia đình không phải trả tiền xe.\n\n"
            "Hai tuần trước ngày sinh dự kiến, chị em nên xuống nhà chờ sinh cạnh trạm; có bếp và chỗ cho một người nhà.",
            outcome=Outcome.SETTLED)),
    Past(8, 0, HALL, "Nà Mơ", "Đất đai",
        "Tiền khoán bảo vệ rừng năm trước chia theo đầu người hay theo hộ?",
        "Các hộ hiểu khác nhau nên bản không yên. Xã giải thích rõ cách chia.",
        Answer(
            "Chia theo diện tích nhóm hộ nhận khoán và số ngày tuần rừng; bảng chia đã niêm yết tại bản.",
            "Phòng Kinh tế giải thích tại hội nghị: tiền trả theo diện tích rừng được nghiệm thu, giao cho nhóm hộ nhận khoán. Trong nhóm chia theo ngày công tuần rừng đã ghi sổ, không chia đều theo đầu người.\n\n"
            "Bảng chia từng hộ, có chữ ký nhận tiền, đã niêm yết tại nhà sinh hoạt cộng đồng. Hộ nào thấy thiếu ngày công thì báo trưởng nhóm trong mười ngày để đối chiếu sổ.\n\n"
            "Năm nay tiền chuyển qua tài khoản nhóm, hai người cùng ký rút, để mọi hộ theo dõi được.")),
    Past(8, 0, HALL, "Suối Ngà", "Giáo dục",
        "Học sinh bán trú được hỗ trợ gạo đến hết năm học không?",
        "Phụ huynh nghe nói cuối năm học hết gạo, các cháu phải mang gạo đi.",
        Answer(
            "Có. Gạo cấp theo học kỳ, đủ chín tháng; trường công khai số gạo nhập, xuất mỗi tuần.",
            "Phòng Văn hóa - Xã hội và nhà trường báo cáo tại hội nghị: gạo về theo hai đợt. Cuối năm trước có tuần chậm vì đường sạt, trường đã ứng gạo của bếp giáo viên, không cháu nào phải nghỉ.\n\n"
            "Từ năm học này, phụ huynh cử hai người cùng nhận gạo và kiểm cân. Số nhập, số ăn từng tuần ghi lên bảng ở cửa bếp.\n\n"
            "Nhà xa trường mà chưa có tên trong danh sách bán trú thì phụ huynh gặp giáo viên chủ nhiệm để xét bổ sung.",
            outcome=Outcome.SETTLED)),
    Past(8, 0, HALL, "Suối Ngà", "Giao thông, hạ tầng",
        "Đường vào bản Suối Ngà sạt ta luy, bao giờ thông hẳn?",
        "Đất đá vẫn nằm nửa mặt đường, xe chở chè không vào được.",
        Answer(
            "Đã hót hết đất đá trong mười ngày sau hội nghị; rãnh đỉnh và kè rọ thép làm xong trước mùa mưa.",
            "Chủ tịch Ủy ban nhân dân xã nhận lỗi vì để bà con chờ lâu: máy xúc của xã hỏng, thuê ngoài chậm. Ngay sau hội nghị xã thuê hai máy, hót 640 m³ đất đá.\n\n"
            "Để khỏi sạt lại, xã đào rãnh thoát nước trên đỉnh dốc và xếp kè rọ thép 35 mét. Cây bản địa được trồng lại trên mái dốc, học sinh nhận chăm.\n\n"
            "Mùa mưa, hai đầu dốc có biển cảnh báo và người trực; khi đóng đường, loa báo trước ít nhất một giờ.")),
    Past(150, 8, AFTER_HALL, "Nà Mơ", "Hộ tịch, thủ tục hành chính",
        "Người già chưa có căn cước vì không đi được xuống xã",
        "Bản có mười bốn cụ chưa làm căn cước. Xã có lên làm tại bản không?",
        Answer(
            "Công an xã đã mang máy lên bản hai ngày, làm cho mười bốn cụ và sáu người khuyết tật.",
            "Câu hỏi nêu tại hội nghị vùng cao, được trả lời bằng văn bản sau khi Công an xã thống nhất lịch với cấp trên về máy lưu động.\n\n"
            "Tổ lưu động làm việc hai ngày tại nhà sinh hoạt cộng đồng, đến tận nhà ba cụ nằm liệt. Thẻ được mang lên bản trả tận tay.\n\n"
            "Hai cụ sai năm sinh so với sổ hộ khẩu cũ đang được cải chính hộ tịch, Trung tâm Phục vụ hành chính công xã làm thay giấy tờ.",
            number="72/CAX", outcome=Outcome.SETTLED)),
    Past(139, 4, "answer", "Pá Bông", "Nông nghiệp, thủy lợi",
        "Sâu keo hại ngô, phun thuốc gì cho đúng?",
        "Ngô được năm lá thì sâu ăn trụi đọt. Người bán thuốc mỗi người nói một kiểu.",
        Answer(
            "Bắt tay và ngắt ổ trứng khi sâu còn ít; chỉ phun khi có từ bốn con trên một mét vuông, theo hướng dẫn kèm theo.",
            "Cán bộ khuyến nông đã xem nương ở Pá Bông: sâu keo mùa thu, tuổi hai đến ba, khoảng một phần ba diện tích bị hại nhẹ.\n\n"
            "Việc làm trước: đi nương sáng sớm hoặc chiều mát, ngắt ổ trứng, bắt sâu trong nõn; rắc tro bếp hoặc cát mịn vào nõn ngô. Nương nào mật độ cao mới phun, chọn thuốc có tên trong danh mục được phép, phun vào chiều mát, nghỉ đúng số ngày ghi trên nhãn.\n\n"
            "Xã tổ chức một buổi thực hành tại nương vào sáng thứ Bảy, phát tờ rơi có hình. Vỏ thuốc bỏ vào bể chứa ở đầu bản.",
            number="88/UBND-KT")),
    Past(118, 22, "refer", "Cầu Gỗ", "Giao thông, hạ tầng",
        "Đề nghị lắp biển giảm tốc trên đường tỉnh qua chợ",
        "Đoạn qua chợ Cầu Gỗ xe chạy nhanh, ba tháng có hai vụ va chạm.",
        Answer(
            "Đường do tỉnh quản lý. Sở Xây dựng trả lời: lắp hai biển hạn chế tốc độ và kẻ gờ giảm tốc trong quý này.",
            "Ủy ban nhân dân xã không có quyền cắm biển trên đường tỉnh nên đã chuyển kiến nghị, kèm biên bản khảo sát của Công an xã và ảnh chụp giờ họp chợ.\n\n"
            "Sở Xây dựng trả lời bằng văn bản: đồng ý đặt biển hạn chế tốc độ 40 km/h hai đầu chợ, kẻ vạch sang đường và gờ giảm tốc trong đợt sửa chữa của quý.\n\n"
            "Trong lúc chờ, xã dời các sạp lấn lề vào trong, dân quân đứng hướng dẫn giờ cao điểm những ngày chợ phiên.",
            number="1460/SXD-HT", outcome=Outcome.TRANSFERRED)),
    Past(92, 6, "answer", "Bãi Dâu", "Môi trường",
        "Phân loại rác tại nhà thế nào cho đúng?",
        "Xã phát hai thùng nhưng bà con chưa rõ thùng nào bỏ gì, xe nào chở ngày nào.",
        Answer(
            "Thùng xanh bỏ rác hữu cơ, thùng xám bỏ rác còn lại; đồ bán được để riêng. Xe lấy rác thứ Ba và thứ Sáu.",
            "Rác hữu cơ là cơm, rau, lá cây: nhà có vườn nên ủ làm phân. Rác còn lại là túi bẩn, tã lót, sành sứ. Chai, lon, giấy để riêng, Hội Phụ nữ thu vào Chủ nhật cuối tháng.\n\n"
            "Pin, bóng đèn, vỏ thuốc trừ sâu là rác nguy hại: mang đến thùng đỏ ở nhà văn hóa, không bỏ lẫn.\n\n"
            "Ba tuần đầu chỉ nhắc nhở. Tờ hướng dẫn có hình dán trên nắp thùng; ai cần bản chữ to thì hỏi trưởng thôn.",
            "Luật Bảo vệ môi trường số 72/2020/QH14")),
    Past(63, 5, "answer", "Nương Lau", "An ninh, trật tự",
        "Có người gọi điện tự xưng cán bộ xã, đòi tiền làm căn cước",
        "Họ đọc đúng tên tôi, bảo chuyển tiền để giữ hồ sơ. Có phải cán bộ không?",
        Answer(
            "Không phải. Xã không thu tiền qua điện thoại. Bà con tắt máy, không đọc mã, báo Công an xã.",
            "Công an xã khẳng định không cán bộ nào gọi điện yêu cầu chuyển tiền, gửi ảnh căn cước hay đọc mã xác thực. Mọi khoản lệ phí chỉ nộp tại bộ phận một cửa hoặc trên Cổng dịch vụ công, có biên lai.\n\n"
            "Nếu đã lỡ chuyển tiền: gọi ngay ngân hàng để khóa giao dịch, chụp lại tin nhắn và đến Công an xã trình báo. Đừng xấu hổ, báo sớm thì còn cơ hội lấy lại.\n\n"
            "Xã đã phát cảnh báo trên loa năm ngày liền và dán thông báo ở chợ. Đoàn thanh niên đến nhà các cụ sống một mình để dặn trực tiếp.",
            outcome=Outcome.SETTLED)),
]  # fmt: skip
