"""Forty invented questions of residents: topic, title, content."""

TEXTS = [
    ("Giao thông, hạ tầng", "Đường vào thôn Bãi Dâu ngập mỗi khi mưa", "Đoạn đường từ cầu vào thôn Bãi Dâu ngập đến nửa bánh xe mỗi khi mưa to, học sinh phải nghỉ học. Đề nghị xã xem lại cống thoát nước."),
    ("Giao thông, hạ tầng", "Cầu treo sang bản Khe Sương rung mạnh", "Mặt cầu treo có ba tấm ván đã mục, xe máy đi qua rung mạnh. Khi nào xã cho sửa?"),
    ("Giao thông, hạ tầng", "Đèn đường ở ngã ba chợ hỏng hai tháng nay", "Ba bóng đèn ở ngã ba chợ không sáng, buổi tối người đi bộ rất khó thấy đường."),
    ("Giao thông, hạ tầng", "Xe tải chở cát chạy qua khu trường học", "Xe tải chở cát chạy nhanh qua cổng trường giờ tan học. Đề nghị có biển hạn chế giờ chạy."),
    ("Giao thông, hạ tầng", "Lề đường bị lấn để vật liệu xây dựng", "Gạch và cát để trên lề đường liên thôn đã hơn một tháng, người đi xe đạp phải đi ra giữa đường."),
    ("Môi trường", "Rác ở bãi ven sông chưa được thu gom", "Bãi rác tạm ven sông đầy từ tháng trước, mùi bay vào khu dân cư. Lịch thu gom thế nào?"),
    ("Môi trường", "Nước suối đục sau khi có lò sấy nông sản", "Từ khi lò sấy hoạt động, nước suối phía dưới đục và có bọt. Đề nghị kiểm tra."),
    ("Môi trường", "Vỏ thuốc trừ sâu vứt ngoài đồng", "Bà con vứt vỏ thuốc trừ sâu ở bờ ruộng vì chưa có bể chứa. Xã có kế hoạch đặt bể không?"),
    ("Môi trường", "Tiếng ồn của xưởng cưa vào buổi trưa", "Xưởng cưa chạy máy cả buổi trưa, người già và trẻ nhỏ không nghỉ được."),
    ("Nông nghiệp, thủy lợi", "Kênh nội đồng bị bồi, ruộng cuối kênh thiếu nước", "Kênh đoạn cuối bồi lắng, gần hai mẫu ruộng không có nước cấy vụ này."),
    ("Nông nghiệp, thủy lợi", "Lịch mở nước vụ đông xuân", "Đề nghị thông báo lịch mở nước sớm để bà con chủ động làm đất."),
    ("Nông nghiệp, thủy lợi", "Hỗ trợ giống ngô sau đợt lũ", "Ruộng ngô ven sông mất trắng sau đợt lũ. Hộ bị thiệt hại được hỗ trợ giống như thế nào?"),
    ("Nông nghiệp, thủy lợi", "Trâu bò thả rông phá vườn chè", "Trâu bò thả rông vào vườn chè mới trồng. Xã có quy định xử lý không?"),
    ("Nông nghiệp, thủy lợi", "Tiêm phòng cho đàn lợn của hộ nhỏ", "Hộ nuôi dưới mười con có được tiêm phòng miễn phí không, đăng ký ở đâu?"),
    ("Đất đai", "Thời gian cấp giấy chứng nhận lần đầu", "Tôi nộp hồ sơ từ đầu năm nhưng chưa có kết quả. Xin cho biết hồ sơ đang ở bước nào."),
    ("Đất đai", "Ranh giới đất giữa hai thôn chưa rõ", "Mốc giữa hai thôn bị mất sau khi làm đường. Đề nghị xã đo và cắm lại."),
    ("Đất đai", "Chuyển đất vườn sang đất ở", "Gia đình muốn chuyển một phần đất vườn để con làm nhà. Cần giấy tờ gì?"),
    ("Đất đai", "Đất nghĩa trang sắp hết chỗ", "Nghĩa trang của cụm thôn ven sông còn rất ít chỗ. Xã có quy hoạch mở rộng không?"),
    ("Xây dựng", "Nhà văn hóa bản Nà Mơ dột", "Mái nhà văn hóa dột nhiều chỗ, bà con họp phải che bạt."),
    ("Xây dựng", "Sân chơi cho trẻ ở bản Suối Ngà", "Trẻ trong bản chơi ở lòng đường. Đề nghị làm một sân chơi nhỏ cạnh nhà văn hóa."),
    ("Xây dựng", "Có phải xin phép khi xây tường rào không", "Tôi định xây tường rào cao một mét rưỡi quanh vườn, có phải xin phép không?"),
    ("Hộ tịch, thủ tục hành chính", "Làm lại giấy khai sinh bị mất", "Giấy khai sinh của con tôi bị mất trong đợt lũ. Làm lại ở đâu, mất bao lâu?"),
    ("Hộ tịch, thủ tục hành chính", "Giờ làm việc của bộ phận một cửa", "Bà con ở xa đi chợ sớm, đề nghị bộ phận một cửa mở cửa từ bảy giờ."),
    ("Hộ tịch, thủ tục hành chính", "Nộp hồ sơ trực tuyến bị báo lỗi", "Tôi nộp hồ sơ đăng ký tạm trú trên mạng ba lần đều báo lỗi ở bước tải tệp."),
    ("Hộ tịch, thủ tục hành chính", "Xác nhận tình trạng hôn nhân cho người đi làm xa", "Con tôi làm ở xa, có thể ủy quyền cho bố mẹ xin giấy xác nhận không?"),
    ("An sinh xã hội, chính sách", "Tiền hỗ trợ hộ cận nghèo chậm", "Hộ cận nghèo của thôn chưa nhận tiền hỗ trợ điện quý này. Bao giờ có?"),
    ("An sinh xã hội, chính sách", "Bảo hiểm y tế cho người cao tuổi", "Mẹ tôi đã tám mươi tuổi, thẻ bảo hiểm y tế hết hạn thì làm thế nào?"),
    ("An sinh xã hội, chính sách", "Xét lại hộ nghèo sau khi bị ốm nặng", "Gia đình có người ốm nặng, thu nhập giảm. Có được xét lại trong năm không?"),
    ("An sinh xã hội, chính sách", "Hỗ trợ làm nhà cho hộ đơn thân", "Hộ đơn thân có nhà dột nát thì đăng ký hỗ trợ làm nhà ở đâu?"),
    ("Y tế", "Trạm y tế thiếu thuốc huyết áp", "Hai tháng liền trạm y tế không có thuốc huyết áp theo bảo hiểm."),
    ("Y tế", "Phun thuốc muỗi ở khu ven sông", "Mùa mưa nhiều muỗi, đề nghị phun thuốc ở khu ven sông trước tháng sau."),
    ("Y tế", "Lịch tiêm chủng cho trẻ ở bản vùng cao", "Bản ở xa, đề nghị tổ chức tiêm chủng lưu động mỗi tháng một lần."),
    ("Giáo dục", "Điểm trường bản Pá Bông thiếu bàn ghế", "Lớp ghép của điểm trường có mười tám cháu nhưng chỉ có mười hai bộ bàn ghế."),
    ("Giáo dục", "Bữa ăn trưa cho trẻ mẫu giáo", "Đề nghị xã hỗ trợ bếp ăn cho lớp mẫu giáo ở xa để trẻ học cả ngày."),
    ("Giáo dục", "Đường dây điện sát sân trường", "Đường dây điện thấp đi sát sân trường, phụ huynh rất lo."),
    ("An ninh, trật tự", "Hát karaoke quá khuya", "Một quán ở trung tâm mở loa đến gần nửa đêm, nhiều nhà không ngủ được."),
    ("An ninh, trật tự", "Trộm vặt ở khu nhà vườn", "Trong tháng có bốn nhà mất gà và máy bơm. Đề nghị tăng cường tuần tra."),
    ("An ninh, trật tự", "Thanh niên đi xe máy lạng lách buổi tối", "Buổi tối cuối tuần có nhóm thanh niên đi xe nhanh trên đường liên xã."),
    ("Khác", "Loa truyền thanh nghe không rõ", "Loa ở cuối thôn rè, bà con không nghe được thông báo."),
    ("Khác", "Lịch họp thôn nên báo trước một tuần", "Đề nghị trưởng thôn báo lịch họp trước một tuần để bà con sắp xếp việc."),
]  # fmt: skip

ANSWER = (
    "Ủy ban nhân dân xã đã kiểm tra thực tế cùng trưởng thôn. Đơn vị được giao sẽ thực "
    "hiện theo kế hoạch, kết quả được thông báo tại nhà văn hóa và trên cổng này."
)
SHORT_ANSWER = "Xã đã kiểm tra và giao đơn vị thực hiện."
