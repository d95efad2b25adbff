"""Invented sentences as residents type them; `{kind|…}` marks what must be found."""

import re
import unicodedata

MARKED = r"""
Xin gọi cho tôi theo số {phone|0901234567} nhé
SĐT: {phone|0912 345 678}
sdt {phone|0912.345.678} ạ
Liên hệ {phone|0912-345-678} gặp anh Tám
Điện thoại {phone|(091) 2345678}
đt {phone|+84912345678}
Gọi {phone|+84 912 345 678} trước 17 giờ
Số máy {phone|84912345678} của vợ tôi
tel {phone|(+84) 912 345 678}
{phone|+84 (0) 912 345 678} là số của tôi
Zalo {phone|0 9 1 2 3 4 5 6 7 8}
Zalo:{phone|0.9.1.2.3.4.5.6.7.8}
sdt{phone|0987654321}
lien he a Nam{phone|0987654321}gap
soos ddieejn thoaij {phone|0356789123}
Cho tôi hỏi 📞{phone|0356789123}📞 với
Số của tôi là {phone|0901❤234❤567}
Số {phone|0901/234/567} luôn mở máy
Alo {phone|0901_234_567}
Có gì gọi {phone|0901 234\n567} nhé
Máy bàn {phone|02543 822 123}
Máy bàn {phone|024 3825 1234}
ĐT {phone|(0254) 3822123}
ĐT: {phone|028.3822.1234} gặp chị Hoa
Tôi có hai số {phone|0901234567} và {phone|0812345678}
{phone|0901234567}/{phone|0912345678}
{phone|0901234567} - {phone|0912345678} - {phone|0387654321}
gọi {phone|0901234567},{phone|0912345678}
Số cũ {phone|01681234567} nay không dùng
điện thoại {phone|38251234} của trạm bơm
sđt {phone|912345678} không có số không
Số tôi: {phone|không chín không một hai ba bốn năm sáu bảy}
so toi la {phone|khong chin khong mot hai ba bon nam sau bay} nhe
Gọi {phone|không chín tám, bảy sáu năm, bốn ba hai một} nha
Số {phone|09 không một 234 năm sáu bảy}
Số {phone|0901 hai ba bốn 567}
{phone|Không ba năm sáu bảy tám chín một hai ba} là số của ba tôi
gọi {phone|khôngchínkhôngmộthaibabốnnămsáubảy}
Gọi {phone|không chín một ba mươi lăm sáu bảy tám chín một}
khoong phair: {phone|khoong chins khoong mootj hai ba boons nawm saus bayr}
Số {phone|O9O1234567} chữ o
Số {phone|0９0１234５67} gõ bằng bàn phím khác
Số {phone|0\u200b901\u200b234567} có ký tự ẩn
Số {phone|0️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣} kiểu biểu tượng
Hotline xã 1900 1234, số riêng {phone|0901234567}
Ngày 12/3/2026 tôi đã gọi {phone|0977123456} nhưng không ai nghe
Theo công văn 12/CV-UBND, gọi {phone|0977.123.456} hỏi thêm
Nộp 1.500.000 đồng rồi gọi {phone|0977 123 456}
thôn 5 {phone|0977123456} tổ 3
zalo.me/{phone|0977123456}
CCCD {id_number|001085012345}
Số CCCD: {id_number|001085012345}, cấp ngày 12/5/2021
căn cước công dân số {id_number|001 085 012 345}
can cuoc {id_number|0010 8501 2345}
cccd {id_number|001085 012345} ạ
CCCD: {id_number|001.085.012.345}
Số định danh cá nhân {id_number|079190001234}
CMND {id_number|123456789}
cmnd: {id_number|123 456 789}
CMND số {id_number|123.456.789} do công an tỉnh cấp
Chứng minh nhân dân {id_number|273456781}
Tôi tên Nam, {id_number|001085012345}, ở thôn Đông
Tôi tên Nam, {id_number|273456781}, ở thôn Đông
Số {id_number|273 456 781} của tôi bị ghi sai
Giấy tờ: {id_number|001085012345} và {id_number|001190054321}
cccd{id_number|001085012345}sdt{phone|0901234567}
CCCD\n{id_number|001085012345}\nSĐT\n{phone|0901234567}
Mã số thuế {id_number|8012345678}
mst {id_number|0101234567}
Sổ BHXH {id_number|0123456789}
Mã số BHXH: {id_number|7912345678}
Thẻ BHYT số {id_number|DN4797912345678}
hộ chiếu {id_number|C1234567}
GPLX {id_number|790123456789}
tài khoản VNeID {id_number|001085012345} bị khóa
cawn cuwowcs {id_number|079190001234}
Số căn cước {id_number|không không một không tám năm không một hai ba bốn năm}
Thư: {email|nguyenvana@gmail.com}
email {email|nguyen.van-a_85@yahoo.com.vn}
gửi về {email|ten+lopa@xa-vanchai.gov.vn}.
mail:{email|TEN@GMAIL.COM}
{email|ten@gmail.com},{email|khac@outlook.com}
Viết cho {email|ten (at) gmail chấm com}
Viết cho {email|ten[at]gmail[.]com}
Viết cho {email|ten (a) gmail chấm com}
thư {email|ten a còng gmail chấm com}
thu {email|ten a cong gmail cham com} nhe
thu {email|ten @ gmail . com} nhe
mail {email|nguyen chấm van chấm a a còng gmail chấm com}
mail {email|nam85 at yahoo dot com} đó
mail {email|ten＠gmail．com} đó
mail {email|ten@gmail} thiếu đuôi
Xe {plate|29A-123.45} đỗ trước cổng
Xe biển {plate|30F1-234.56}
xe {plate|51-F1 234.56} chạy quá tốc độ
biển số {plate|29-H1 12345}
biển số {plate|29-H1 1234}
bks {plate|29h1 123.45} màu đỏ
bks {plate|51f12345}
xe tải {plate|29C 12345} làm hỏng đường
{plate|36B-123.45} và {plate|36B-543.21}
xe máy {plate|29AA-123.45}
ô tô {plate|29LD-012.34}
xe{plate|72a-123.45}đậu bậy
Biển kiểm soát: {plate|15K1 - 056.78}
{plate|60A12345} lấn làn
STK {bank_account|1903456789012}
stk: {bank_account|0071000123456} Vietcombank
Số tài khoản {bank_account|12345678} ngân hàng MB
so tai khoan {bank_account|1234 5678 9012}
Tài khoản Agribank {bank_account|5400205123456}
TK {bank_account|0901234567} MB Bank
{bank_account|0071000123456} Vietcombank
{bank_account|19034567890123} - Techcombank, chủ tài khoản Lò Thị Sen
BIDV {bank_account|31410001234567}
Chuyển khoản vào {bank_account|1020 1234 5678} giúp
soos taif khoanr {bank_account|1020123456}
sotaikhoan {bank_account|1020123456}
Thẻ {bank_account|9704221234567890} của tôi bị nuốt
STK: {bank_account|102012345678} - SĐT: {phone|0901234567}
Tôi ở {house_address|số nhà 12}, thôn Đông
{house_address|số nhà 12/3} hay mất nước
{house_address|Số nhà 15B, ngõ 7} đường Lê Lợi
{house_address|Nhà số 5, ngách 12/3, ngõ 40} ngập
o {house_address|so nha 45} duong Hung Vuong
{house_address|ngõ 12/3} thường ngập
{house_address|hẻm 12/3/4} đèn hỏng
{house_address|kiệt 45/2} rác nhiều
{house_address|Số 15} đường Trần Phú mở quán nhậu
{house_address|số 15}, đường Trần Phú
{house_address|số 8 ngõ 12} phố Huế
{house_address|tổ 5, số nhà 12} khu Đông
{house_address|khu 3, số nhà 7}
{house_address|ngách 5 ngõ 12} không có đèn
Địa chỉ: {house_address|45} Trần Phú, phường Vạn Chài
Tôi ở {house_address|12/3} Nguyễn Trãi
nhà tôi ở {house_address|ngõ 25}
trú tại {house_address|số nhà 9}, ấp 4
Gia đình ở {house_address|căn hộ 1205} tòa B
em owr {house_address|soos nhaf 14} ạ
{land_parcel|thửa đất số 123, tờ bản đồ số 4}
{land_parcel|Thửa 12 tờ 5} bị lấn
{land_parcel|thửa số 45} của tôi
{land_parcel|tờ bản đồ số 7, thửa đất số 88} xã Vạn Chài
{land_parcel|tờ 5 thửa 12} cấp sai
các {land_parcel|thửa 12, 13 và 14} chưa cấp sổ
o {land_parcel|thua dat so 210, to ban do so 15}
{land_parcel|thửa đất số: 33; tờ bản đồ số: 2}, diện tích 120 m2
GCN {land_parcel|AB 123456} cấp năm 2015
Giấy chứng nhận quyền sử dụng đất số {land_parcel|BK 654321}
sổ đỏ số {land_parcel|AA 00123456} sai tên
số vào sổ cấp GCN: {land_parcel|CH 01234}
nhà e ở {house_address|23/4} lạc long quân
em ở {house_address|số 23} lạc long quân
{house_address|K12/3} Trần Cao Vân
{land_parcel|thửa 123/tờ 12} bị cấp chồng
{land_parcel|thửa 123 (tờ bản đồ 12)} bị cấp chồng
{land_parcel|tờ bản đồ số 12, thửa số 45,46}
Giấy CNQSDĐ số {land_parcel|CD 123456}, số vào sổ {land_parcel|CS 00456}
Số {phone|09012345678} gõ thừa một chữ số
thư {email|levana a móc gmail.com} nhé
Số của em: {phone|098bảy654ba21}
em là Hoa, số em {phone|0 chín 8 bảy 6 năm 4 ba 2 một}
{phone|(0237)3.123.456}
{phone|84-37-123-4567}
techcombank {bank_account|1903 5678 9012 34}
stk mbbank: {bank_account|999 8888 6666}
xe BKS {plate|36C-056.78}; {plate|36H 00123}
Thẻ bảo hiểm y tế {id_number|GD 4 38 3812345678}
biển kiểm soát {plate|36C – 123.45}
{phone|0901 034 567} {phone|0912 345 678}
mail {email|nguyenvana@gmail,com} gõ nhầm dấu
Năm sinh của con tôi là {date_of_birth|2012}
số {land_parcel|thửa 15, số tờ 4}
{land_parcel|thửa ruộng số 7} bị lấn
Số “{phone|0901–234–567}” in trên biển
sinh ngày {date_of_birth|12/3/1985}
Tôi sinh năm {date_of_birth|1985}, ở thôn Đông
Nguyễn Văn Nam, sinh {date_of_birth|1985}
năm sinh: {date_of_birth|1990}
Ngày sinh {date_of_birth|12-03-1985}, CCCD {id_number|001085012345}
sinh ngày {date_of_birth|12 tháng 3 năm 1985}
con tôi sinh ngày {date_of_birth|5.9.2019}
sn {date_of_birth|1978} o thon Dong
Sinh năm {date_of_birth|85}
ngày, tháng, năm sinh: {date_of_birth|01/01/1960}
sđt em là {phone|ko chín một hai ba bốn năm sáu bảy tám} nha
gọi {phone|hông chín một hai ba bốn năm sáu bảy tám}
alo {phone|O chín một hai ba bốn năm sáu bảy tám}
Zalo: {phone|zero chín một hai ba bốn năm sáu bảy tám}
số đt: {phone|chín.một.hai.ba.bốn.năm.sáu.bảy.tám}
soos ddt: {phone|chins mootj hai ba boons nawm saus bayr tams}
số em {phone|chín mười hai ba tư năm sáu bảy tám} ạ
Số {phone|không chín mười hai ba bốn năm sáu bảy tám}
gọi {phone|không chín trăm mười hai, ba trăm bốn mươi lăm, sáu trăm bảy mươi tám}
gọi {phone|không chín trăm linh một, hai trăm ba mươi tư, năm trăm sáu mươi bảy}
gọi {phone|không chín mốt hai ba bốn nhăm sáu bảy tám}
gọi {phone|kho6ng chi1n mo65t hai ba bo61n na8m sa1u ba3y ta1m}
Số của tôi {phone|O912345678}
alo {phone|oh912345678} nhé
{phone|O912 345 678} gặp Tám
Số {phone|0912E45678} viết lẫn chữ
{phone|(84) 912345678}
{phone|+8 4 9 1 2 3 4 5 6 7 8}
{phone|0,9,1,2,3,4,5,6,7,8} đó
Số {phone|0912 ... 345 ... 678}
Số {phone|٠٩١٢٣٤٥٦٧٨} kiểu chữ số khác
cccd {id_number|không bảy chín một chín không không không một hai ba bốn}
số tk: {bank_account|một hai ba bốn năm sáu bảy tám chín} Agribank
{house_address|Số nhà mười hai, ngõ 5}
{house_address|nhà số mười hai} đường Lê Lợi
nhà tôi {house_address|số 12}, tổ 5
nhà {house_address|12} Trần Phú
Bà con ở xóm, {house_address|12/5} Trần Phú, phường Vạn Chài
{house_address|123} Lê Lợi, phường Vạn Chài
{house_address|123} đường Lê Lợi
{house_address|P.1205} tòa B
{house_address|Nhà 12, ngõ 5}, đường Lê Lợi
{house_address|Số 12/5A} Nguyễn Trãi
{house_address|số nhà 12bis}
{house_address|45A} Trần Phú, P. 3, TP Vạn Chài
nhà em {house_address|45} Trần Phú
ở ngay {house_address|45} Trần Phú
{land_parcel|thửa số mười hai, tờ bản đồ số bốn}
{land_parcel|thửa 12, mảnh bản đồ 5}
{land_parcel|lô đất 123 tờ bản đồ 4}
{land_parcel|lô 12} khu dân cư số 3
{land_parcel|thửa số 12a tờ 4}
Sổ đỏ: {land_parcel|BK 123456}, vào sổ {land_parcel|CH00123}
xe {plate|29-A1 2345} vượt ẩu
biển số xe {plate|36 B 4 56789}
khôg {phone|chín một hai ba bốn năm sáu bảy tám}
hổng {phone|chín một hai ba bốn năm sáu bảy tám}
biển số {plate|hai chín a một hai ba bốn năm}
email: {email|nguyenvana gmail.com}
thư {email|nguyenvana a vòng gmail com}
mail {email|nguyenvana at gmail com} nhé
Tôi là Nam, sn {date_of_birth|1978}, cccd {id_number|001078012345}, sdt {phone|0912345678}, mail {email|nam@gmail.com}, stk {bank_account|1020123456} mb
"""

QUIET = """
Đề nghị sửa đường thôn Đông
Căn cứ Kế hoạch số 12/KH-UBND ngày 15/6/2026
Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023
Kế hoạch 52-KH/ĐU của Đảng ủy
Luật số 10/2022/QH15, Điều 12 khoản 3
Luật Thực hiện dân chủ ở cơ sở 72/2025/QH15
Tổng kinh phí 1.500.000 đồng
Kinh phí 2,5 tỷ, đã giải ngân 300 triệu
Số tiền 150000000 đồng
Số tiền: 123456789 đồng
số tiền là 123.456.789
dự toán 12.345.678.900 đồng
nộp 500000 đ mỗi hộ
đóng 84.912.345.678 đồng
Thu 35k/tháng, 250.000đ/hộ
Diện tích 1.234,5 m2
diện tích thửa đất 500 m2
thửa đất 120m2 chưa cấp sổ
có 2 thửa đất bị thu hồi
thửa 3 sào ruộng
Lúc 07h30 ngày 25/06/2026
từ 7:30 đến 11:30 ngày 05/10/2026
03/05/2026 07:30 họp thôn
03.05.2026 08.30 họp
Giai đoạn 2021-2025 và 2026 - 2030
năm 2025, 2026, 2027
Tỷ lệ 98,5% hộ dân, 12,34%
Thôn 3A có 120 hộ, 456 nhân khẩu
gọi tổng đài 1900 1234
Gọi 19001234 hoặc 1800 599 999
Hotline 1900.561.222
gọi 1022, 113, 114, 115 khi cần
Tuyến đường dài 1.200 m rộng 5,5 m
Quốc lộ 32, tỉnh lộ 131, đường số 7
Cột điện số 12 đường Lê Lợi nghiêng
Trường mầm non số 2 đường Hùng Vương
đèn đường ngõ 12 hỏng
ngõ 7 ngập nước
Nhà văn hóa thôn 5
nhà 2 tầng, 3 gian
xây nhà 120 m2
Tổ 5 chưa có nước sạch
khu 3 và khu 4
thôn 5, xã Vạn Chài
Bản 12 hộ nghèo
học sinh năm 2025 tăng
tuyển sinh năm 2026
vệ sinh ngày 12/3/2026
phát sinh ngày 15/6/2026
trẻ em sinh năm 2020 vào lớp 1
thanh niên sinh năm 2007 đi khám
giấy khai sinh ngày 12/3/2020 bị sai
lớp 11A1 2025
lớp 12A 2024-2025
mã hồ sơ H12.34.5678-260615-0001
mã hồ sơ 000.00.12.H34-260615-0001
Số: 0912345678/TB-CCT ngày 3/4/2026
Công văn số 345/UBND-VP
Quyết định 1234/2026/QĐ-UBND
Thông báo số 98 /TB-UBND
15-NQ/TW và 11-QĐi/TW
Biểu mẫu 01, 02, 03, 04, 05, 06
mục 1.2.3.4.5.6
1. Điện 2. Đường 3. Trường 4. Trạm
08 09 10 11 12 giờ đều mất nước
100 200 300 400 500 nghìn
Mức 100 200 300 là ba mức
dân số 84 912 345 người
độ ẩm 80 %, nhiệt độ 35 độ
3 con trâu, 12 con bò
Trạm 110 kV, công suất 250 kVA
Cây to cao sắp đổ
Không một ai trả lời tôi
một hai ba bốn năm sáu bảy tám chín mười
không có nước năm sáu ngày
ba năm nay chưa sửa đường
Bà Năm và ông Tư ở thôn Bảy
Đồng chí Nguyễn Văn Nam, Chủ tịch UBND xã
tài khoản định danh mức 2
mở tài khoản ngân hàng cho người già
số điện thoại của xã không ai nghe
thẻ căn cước cấp chậm
thông tin ở mục 5 (at) bảng 2
theo dõi @vanchai trên mạng
hệ thống Zalo của xã
bảo hiểm y tế năm 2026 tăng 4,5%
Vietcombank mở phòng giao dịch năm 2026
đất 5% và đất 03
sổ đỏ năm 2015 bị sai
giấy chứng nhận số 12
Xe 16 chỗ, xe 29 chỗ
xe tải 15 tấn chạy năm 2025
trạm bơm 320 m3/h
đường 3/2 và đường 30/4
Quý III/2026, tháng 9/2026
ngày 15/6 đường Lê Lợi ngập
em ở đây 23 năm
tôi ở 3/4 năm rồi
0 5 10 15 20 25 30 35
hệ số 0.35 0.42 0.58 0.91
mức 0.5 1.5 2.5 3.5 4.5 5.5
thửa rộng 12,5 ha
đơn giá 45.000/m2, tổng 1 350 000
tuyến đường từ km 12+300 đến km 15+500
mã số 1.001234.000.00.00.H56
tọa độ 20.123456, 105.654321
vay 50 triệu ngân hàng Agribank từ 2020
Ngân hàng giải ngân 1200000000 đồng năm 2025
chuyển khoản 2.000.000 đồng ngày 12/03/2026
bầu cử 15/3/2026 - 22/5/2026
2020 2021 2022 2023 2024
Trạm biến áp 250kVA-35/0,4kV
Tổ 15K 1234 người
Tổ 5 Vạn Chài, xã Vạn Chài
ngày 15/6 Lê Lợi, phường 3
12 đường liên thôn đi qua xã
số nhà hai tầng tăng, số nhà năm nay tăng
nhà 2 Tầng
hai lô 12 và 13 hàng hóa
ba bốn năm sáu bảy tám chín mười người
chín tám bảy sáu năm bốn ba hai một
Công văn số 15 Sở Xây dựng, ở 34 Tỉnh Thành
ở 12 Thôn Bản, tại 05 Điểm Cầu
gọi một hai ba bốn năm sáu lần
vào gmail.com hoặc hộp thư gmail.com của xã
từ không đến mười: không một hai ba bốn năm sáu bảy tám chín mười
phòng 101 tòa án
3 Nguyễn Văn Nam, xã Vạn Chài
Tại 03 Thôn, Bản; gồm 12 Đại biểu
0h00 đến 24h00, từ 0h30 ngày 12/6
năm hai nghìn không trăm hai lăm
tỷ số 0-3, 5-7, 8-9
ko có nước chín mười hai ngày
dự sinh ngày 12/3/2027
từ số 12 đến số 45 đường Lê Lợi
STT 01 02 03 04 05 06 07 08
Quyết định 29A-12345/QĐ
Kênh mương 0,35 km; 0,42 km; 0,58 km
QCVN 01-1:2018/BYT
tổ 12 đường Nguyễn Trãi
Số: 09 /KH-UBND
mã bưu chính 380000
xăng tăng 1.234 đồng/lít
Việt Nam 2045 khát vọng
vĩ độ 20,12 kinh độ 105,34
"""

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


def lines(block):
    return [
        line.replace("\\n", "\n").replace("\\u200b", "\u200b")
        for line in block.strip().splitlines()
    ]


def unmarked(line):
    """The bare text of a marked line and the spans it must give."""
    text, expected, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        expected.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + line[at:], expected


def decomposed(line):
    return unicodedata.normalize("NFD", line)
