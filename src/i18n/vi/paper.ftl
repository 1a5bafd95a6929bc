# Giấy tờ của buổi tập huấn: báo cáo, bộ tài liệu in, phiếu đếm, tệp tổng hợp.

rsum-error-unreadable = Chưa đọc được "{ $file }".
rsum-advice-unreadable = kiểm tra tên tệp và quyền đọc
rsum-error-not-a-file = "{ $file }" không phải tệp.
rsum-advice-not-a-file = nêu từng tệp .rsum, ví dụ tap-huan/*.rsum
rsum-error-too-large = "{ $file }" lớn hơn { $limit } MB, không phải bản tổng hợp.
rsum-advice-too-large = kiểm tra lại tên tệp
rsum-error-empty = "{ $file }" không có gì bên trong.
rsum-advice-empty = xin gửi lại tệp này
rsum-error-foreign = "{ $file }" không phải bản tổng hợp của rasoat.
rsum-advice-foreign = nêu tệp .rsum do rasoat ghi ra
rsum-error-damaged = "{ $file }" bị hỏng hoặc đã bị sửa.
rsum-advice-damaged = xin gửi lại tệp này
rsum-error-newer = "{ $file }" do bản rasoat mới hơn ghi (dạng { $version }).
rsum-advice-newer = dùng bản rasoat mới hơn
rsum-error-impossible = "{ $file }" ghi số mà không buổi nào có thể có.
rsum-advice-impossible = hỏi lại nơi gửi; tệp này không được tính

counts-error-unreadable = Chưa đọc được "{ $file }".
counts-advice-unreadable = kiểm tra tên tệp và quyền đọc
counts-error-not-a-file = "{ $file }" không phải tệp.
counts-advice-not-a-file = nêu một tệp CSV
counts-error-too-large = "{ $file }" quá lớn, không phải bảng đếm.
counts-advice-too-large = kiểm tra lại tên tệp
counts-error-empty = "{ $file }" không có dòng nào.
counts-advice-empty = điền bảng trong bộ tài liệu, xem: rasoat room kit --help
counts-error-not-text = "{ $file }" không phải văn bản UTF-8.
counts-advice-not-text = lưu lại ở dạng "CSV UTF-8"
counts-error-column = "{ $file }" thiếu cột "{ $column }".
counts-advice-column = dùng bảng trong bộ tài liệu, xem: rasoat room kit --help
counts-error-row = Dòng { $line } của "{ $file }": chưa biết mục "{ $given }".
counts-advice-row = giữ nguyên cột "row" của bảng trong bộ tài liệu
counts-error-twice = Dòng { $line } của "{ $file }": mục "{ $given }" đã có ở trên.
counts-advice-twice = để mỗi mục một dòng
counts-error-number = Dòng { $line } của "{ $file }": ô "{ $column }" cần một số từ 0 đến { $most }.
counts-advice-number = sửa ô này; không hỏi lượt đó thì để trống cả ba ô
counts-error-part = Dòng { $line } của "{ $file }": mỗi lượt cần đủ ba số, hoặc để trống cả ba ô.
counts-advice-part = không có ai thì ghi 0

paper-phase-before = lần đầu
paper-phase-after = lần hai
paper-short-before = Lần đầu
paper-short-after = Lần hai
paper-day = ngày { $date }
paper-days = từ ngày { $first } đến ngày { $last }
paper-k-range = { $least } đến { $most }
paper-said-count = { $count } ({ $share })
paper-said-count-rooms = { $count } trên { $of } ({ $share }), { $rooms } buổi
paper-said-almost-all = hầu hết
paper-said-almost-none = hầu như không có
paper-said-unsaid = không nêu
paper-told-not-asked = không hỏi
paper-told-too-few = không nêu, vì dưới { $k } người trả lời
paper-told-withheld = không nêu, để không suy ra được câu trả lời của vài người khi so hai lần
paper-told-nowhere = không nêu, vì không buổi nào nêu được số
paper-short-too-few = ít người
paper-short-withheld = không nêu
paper-column-number = TT
paper-column-item = Nội dung
paper-column-phase = Lượt
paper-column-answered = Trả lời
paper-column-good = Đúng
paper-column-bad = Chưa
paper-column-unknown = Không biết
paper-column-statement = Điều đúng với mình
paper-csv-attended = Số người dự
paper-csv-joined = Số người tham gia rà soát
paper-csv-completed = Số người đi hết các câu ở lần đầu

paper-text-head = { $rooms } buổi rà soát, { $days }
paper-text-k = Dưới { $k } người thì không nêu số.
paper-text-row = { $answered } người trả lời. Đúng: { $good }. Chưa: { $bad }. Không biết: { $unknown }.
paper-merged = Đã gộp { $rooms } buổi vào "{ $file }".
paper-merge-left-out = Bỏ ra { $count } tệp, đã nêu tên ở trên.
paper-merge-none = Không có tệp nào dùng được. Chưa ghi gì cả.
paper-merge-none-advice = kiểm tra các tệp đã nêu tên ở trên
paper-merge-contradicted = Có { $count } buổi được ghi theo hai cách khác nhau, nên không tính buổi nào trong đó.
paper-no-files = Chưa nêu tệp tổng hợp nào.
paper-no-files-advice = nêu một hay nhiều tệp .rsum
paper-report-where = Báo cáo DOCX cần một tệp để ghi vào.
paper-report-where-advice = thêm -o bao-cao.docx
paper-report-written = Đã ghi báo cáo vào "{ $file }". Số, nơi nhận và chữ ký để trống, cơ quan tự điền.
paper-place-gone = "{ $place }" không còn là địa danh cấp tỉnh từ ngày 01/7/2025. Vẫn ghi như đã gõ.
paper-not-for-rooms = Bộ câu hỏi "{ $given }" không dùng cho buổi tập huấn.

paper-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-place = Cần Thơ
paper-place-and-day = { $place }, ngày { $day } tháng { $month } năm { $year }
paper-report-number = Số:        /BC-……
paper-report-kind = BÁO CÁO
paper-report-subject = Kết quả rà soát an toàn tài khoản mạng xã hội { $days }
paper-recipients = Nơi nhận:
paper-recipient-lines =
    - ……………………;
    - ……………………;
    - Lưu: VT, ……
paper-signer = CHỨC VỤ CỦA NGƯỜI KÝ
paper-sign-here = (ký, ghi rõ họ tên)
paper-report-people = 1. Người tham gia
paper-report-way = 2. Cách rà soát
paper-report-result = 3. Kết quả
paper-needs = Ba việc cần làm nhất
paper-report-needs = 4. Ba việc cần làm nhất
paper-report-unsaid = 5. Phần không nêu và không hỏi
paper-report-next = 6. Việc tiếp theo
paper-attended = Số người dự, theo danh sách ký tên giữ riêng: { $count }.
paper-attended-unsaid = Số người dự, theo danh sách ký tên giữ riêng: ………
paper-joined = Số người tham gia rà soát: { $count }.
paper-joined-unsaid = Số người tham gia rà soát: không nêu, vì chưa đếm hoặc dưới { $k } người.
paper-completed = Số người đi hết các câu ở lần đầu: { $count }.
paper-completed-unsaid = Số người đi hết các câu ở lần đầu: không nêu, vì không đếm được hoặc số đó chỉ ra dưới { $k } người.
paper-rooms-unsaid = Chưa kể { $count } buổi không nêu số này.
paper-rooms = Số buổi: { $count } ({ $origins }).
paper-origin-phones = { $count } buổi trên điện thoại
paper-origin-paper = { $count } buổi bằng phiếu giấy
paper-only-phones = Mọi người trả lời trên điện thoại của mình, không ghi tên.
paper-only-paper = Mọi người trả lời trên phiếu giấy, không ghi tên.
paper-contradicted = { $count } buổi được ghi theo hai cách khác nhau, nên không tính.
paper-left-out = { $count } tệp bị hỏng hoặc không phải bản tổng hợp, nên không tính.
paper-report-pack = Bộ câu hỏi "{ $pack }" có { $rows } câu, như nhau cho mọi người. Lần đầu hỏi thực trạng. Sau đó mọi người tự chỉnh trên máy của mình. Lần hai hỏi lại các câu đó.
paper-report-edition = Có buổi dùng bản khác của bộ câu hỏi này.
paper-report-promise = Chỉ có số đếm chung. Chương trình không hiện và không lưu câu trả lời của từng người. Dưới { $k } người thì không nêu số; số { $k } đã chốt khi mở buổi.
paper-report-bars = Tỷ lệ trả lời "Đúng", lần đầu và lần hai:
paper-report-table = Số người theo từng câu. "Hầu hết" là còn dưới { $k } người khác, có thể không còn ai. "Hầu như không có" là dưới { $k } người, có thể không ai. "Không nêu" là giữ lại để không suy ra được số khác.
paper-report-others = Người trả lời lần hai có thể không phải đúng những người trả lời lần đầu.
paper-chart = Tỷ lệ trả lời "Đúng" theo từng câu, lần đầu và lần hai; số liệu như bảng bên dưới
paper-need = { $title }: { $share } chưa làm hoặc không biết ({ $phase }).
paper-need-at-least = { $title }: ít nhất { $share } chưa làm hoặc không biết ({ $phase }).
paper-need-fix = Việc nên làm: { $fix }
paper-need-path = sao cho "{ $statement }". Đường vào: { $path } { $mark }
paper-need-provision = Quy định liên quan: { $words }
paper-need-no-provision = Quy định liên quan: không có quy định còn hiệu lực nào được ghi nhận cho mục này.
paper-needs-none = Chưa đủ số liệu để nêu việc cần làm nhất.
paper-unsaid-row = { $title } ({ $phase }): { $why }.
paper-unasked-phase = Không hỏi { $phase }.
paper-unsaid-words = Số nào chỉ ra dưới { $k } người thì thay bằng chữ hoặc giữ lại.
paper-never-asked = Không hỏi và không có chỗ ghi: mật khẩu, mã xác minh, tên tài khoản, họ tên, bài viết, ý kiến, danh bạ.
paper-next-again = Rà soát lại sau 90 ngày với cùng bộ câu hỏi để so sánh.
paper-next-own = Mỗi người tự làm tiếp kế hoạch 15 phút đã mang về, không cần báo lại.
paper-next-incident = Phổ biến thẻ sự cố: tài khoản bị chiếm thì làm gì trong 10 phút đầu và báo ở đâu.
paper-report-end = Trên đây là kết quả rà soát./.

paper-promise = Chương trình không hiện và không lưu câu trả lời của từng người. Ai nghe lén trên mạng hoặc sửa chương trình thì có thể thấy.
paper-file-first = doc-truoc
paper-file-poster = ap-phich
paper-file-notice = thong-bao
paper-file-sheet = phieu-nguoi-tham-gia
paper-file-tally = phieu-dem
paper-file-helper = the-nguoi-ho-tro
paper-file-cases = the-tinh-huong
paper-file-incidents = the-su-co
paper-file-counts = so-da-dem
paper-counts-title = Bảng để nhập số đã đếm
paper-kit-written = Đã ghi { $count } tệp vào thư mục "{ $folder }":
paper-kit-line = { $name }: { $about }
paper-kit-next = Đọc { $file } trước. Mã QR do lệnh này hiện: rasoat room open
paper-kit-next-room = Đọc { $file } trước. Áp phích đã có mã QR, mã buổi và địa chỉ { $address } của phòng trên máy này; máy đổi mạng thì chạy lại lệnh này vào thư mục khác.
paper-kit-other-room = Phòng trên máy này có bộ câu hỏi { $pack } và nhóm nhỏ nhất { $k }, khác bộ tài liệu này, nên áp phích để chỗ dán mã QR.
paper-kit-a-file = "{ $folder }" là một tệp, không phải thư mục. Chưa ghi gì cả.
paper-kit-elsewhere = nêu một thư mục chưa có, hoặc một thư mục trống
paper-kit-not-empty = Thư mục "{ $folder }" đã có tệp bên trong. Chưa ghi gì cả.

paper-first-title = Buổi rà soát: đọc trước
paper-first-about = Tờ này dành cho cán bộ phụ trách: việc trước, trong và sau buổi rà soát cho khoảng 60 người trong 120 phút. Ít người hơn thì nhanh hơn.
paper-first-before = Trước buổi
paper-before-header = Ngày | Việc | Dùng gì
paper-before =
    T−21 | Thống nhất mục đích và ai xem được gì. Thủ trưởng có buổi riêng, hoặc ngồi như mọi người. | 02-thong-bao
    T−10 | Chạy thử với 5 đồng nghiệp, ghi lại menu khác và câu khó hiểu. | rasoat room open
    T−7 | Dặn mang điện thoại đã sạc, nhớ đường vào hộp thư, mang kính. Cập nhật Zalo và Facebook trước. | lời mời của cơ quan
    T−5 | Một người dẫn, và một người hỗ trợ cho 12 đến 15 người. | 05-the-nguoi-ho-tro
    T−3 | Xem hội trường: ổ điện, máy chiếu, sóng, Wi-Fi. Mang bộ phát Wi-Fi riêng có WPA3. | rasoat room test
    T−1 | In phiếu và thẻ, chép chương trình vào USB. | thư mục này
paper-first-day = Trong buổi
paper-day-of-header = Phút | Việc | Dùng gì
paper-day-of =
    −30 | Nối bộ phát Wi-Fi, chiếu trang tham gia. | rasoat room open --k { $k }
    0 đến 10 | Vì sao rà soát, kể một chuyện. Nội quy: chỉ dùng máy của mình, không nhìn máy người khác, câu nào cũng bỏ qua được. | 06-the-tinh-huong
    10 đến 15 | Tham gia bằng điện thoại. Ai không vào được thì dùng phiếu giấy. | 01-ap-phich, 03-phieu-nguoi-tham-gia
    15 đến 35 | Lần đầu: { $rows } câu, người dẫn đọc to từng câu. | trang của buổi, hoặc phiếu giấy
    35 đến 40 | Cùng xem số chung. Không xếp hạng người hay bàn nào. | trang chiếu
    40 đến 85 | Ba chặng cùng sửa, theo bàn, dùng mạng di động. | các chặng bên dưới
    85 đến 95 | Nghỉ. Chép mã dự phòng ra giấy và cất đi, không chụp ảnh. |
    95 đến 105 | Lần hai: hỏi lại các câu đó. | trang của buổi, hoặc mặt sau phiếu
    105 đến 115 | Mang về kế hoạch 15 phút và thẻ sự cố. | 07-the-su-co
    115 đến 120 | Đóng buổi: chỉ giữ bản tổng hợp, xóa phần còn lại. | rasoat room close
paper-first-stations = Các chặng cùng sửa
paper-station = { $title }, { $minutes } phút
paper-first-after = Sau buổi
paper-after =
    Phiếu giấy: đếm theo từng câu, không theo từng phiếu. Gõ số vào: rasoat room tally --counts so-da-dem.csv
    Cùng ngày, viết báo cáo: rasoat room report TỆP.rsum -o bao-cao.docx
    Hủy phiếu giấy sau khi đếm xong. Danh sách ký tên giữ riêng, không kẹp với phiếu.
    Sau 90 ngày: làm lại với cùng bộ câu hỏi. Người dự có thể khác.
    Nhiều đơn vị: rasoat room merge *.rsum -o ca-tinh.rsum
paper-first-never = Không làm
paper-never =
    Không xem câu trả lời của một người, không hỏi ai đã chọn gì.
    Không hạ con số { $k } khi buổi đã mở, không đếm riêng một nhóm nhỏ.
    Không cầm điện thoại của người khác, không gõ mật khẩu thay ai.

paper-poster-title = Tham gia buổi rà soát
paper-poster-steps =
    Nối Wi-Fi của buổi này.
    Mở trình duyệt, gõ địa chỉ bên dưới, hoặc quét mã QR bằng máy ảnh.
    Gõ mã buổi nếu trang hỏi. Trang không hỏi tên và mật khẩu.
paper-poster-network = Wi-Fi:
paper-poster-address = Địa chỉ:
paper-poster-code = Mã buổi:
paper-poster-frame = Dán mã QR vào đây. Lệnh rasoat room open hiện mã này.
paper-poster-scan = Mã QR dẫn tới { $address }
paper-poster-changed = Địa chỉ và mã này là của phòng mở ngày { $date }. Không mở được thì xem địa chỉ trên màn hình chung: máy đổi mạng là địa chỉ đổi. Khi đó người hướng dẫn in lại tờ này: rasoat room kit
paper-poster-promise = Chỉ hiện số chung. Câu nào dưới { $k } người trả lời thì không hiện số. Không có điện thoại thì xin phiếu giấy.

paper-notice-title = Thông báo về buổi rà soát và dữ liệu
paper-notice-free = Tham gia hay không là tùy ý. Câu nào cũng bỏ qua được. Rời buổi lúc nào cũng được, không cần nêu lý do.
paper-notice-asked = Hỏi gì
paper-notice-rows = Có { $rows } câu về thói quen giữ an toàn tài khoản, như nhau cho mọi người, hỏi hai lần.
paper-notice-seen = Ai thấy câu trả lời
paper-notice-so = Vì vậy chỉ hỏi thói quen, không hỏi điều bí mật. Nên dùng bộ phát Wi-Fi riêng có WPA3; buổi cần kín thì dùng phiếu giấy.
paper-notice-kept = Giữ lại gì
paper-notice-kept-items =
    Chỉ giữ số đếm chung. Dưới { $k } người thì không nêu số. Con số { $k } chốt khi mở buổi.
    Câu trả lời nằm trong máy của buổi đến khi đóng buổi, rồi được xóa.
    Danh sách ký tên do cơ quan giữ riêng. Phiếu hoàn thành không ghi câu trả lời.
paper-notice-rights = Đổi ý
paper-notice-rights-items =
    Bấm "Rời phòng và xóa" ở cuối trang của mình. Phiếu giấy chưa bỏ vào thùng thì giữ lại hoặc xé đi.
    Số chung đã hiện ra thì giữ nguyên, vì số đó không gắn với ai.
paper-notice-law = Căn cứ
paper-notice-checked = Hiệu lực của các quy định tính đến ngày { $date }.
paper-notice-who = Cán bộ phụ trách, nơi hỏi thêm:

paper-sheet-title = Phiếu rà soát, không ghi tên
paper-sheet-how = Mỗi dòng đánh một dấu X. Không dùng thì bỏ trống dòng đó. Không ghi tên, số điện thoại, mật khẩu.
paper-sheet-before = Lần đầu
paper-sheet-after = Lần hai, sau khi đã tự chỉnh
paper-sheet-again = Trả lời lại theo thực trạng bây giờ.
paper-sheet-cut = cắt theo đường này, phần dưới mang về
paper-sheet-plan = Kế hoạch 15 phút trong tuần này
paper-sheet-where = Mất tài khoản thì báo ở:
paper-sheet-codes = Mã dự phòng chép ra giấy, cất ở nhà, không chụp ảnh.
paper-sheet-box = Gấp đôi phiếu và bỏ vào thùng. Không đưa cho ai xem.

paper-tally-title = Phiếu đếm
paper-tally-how = Hai người đếm: một người đọc, một người gạch. Đếm từng câu trên mọi phiếu, rồi mới sang câu sau. Ghi số tổng vào bảng so-da-dem.csv hoặc gõ vào rasoat room tally. Chương trình giữ số nào chỉ ra dưới { $k } người.
paper-tally-sheets = Số phiếu thu được, lần đầu và lần hai:

paper-helper-title = Thẻ người hỗ trợ
paper-helper-say = Nên nói
paper-helper-say-items =
    "Cứ làm từ từ, câu nào cũng bỏ qua được."
    "Tôi đứng đây, anh chị tự bấm trên máy của mình."
    "Không nhớ mật khẩu thì để sau buổi, chưa cần làm ngay."
    "Chép mã dự phòng ra giấy trước, rồi mới đóng trang."
paper-helper-never = Không làm
paper-helper-never-items =
    Không cầm máy, không gõ thay, không đọc mã giúp.
    Không nhìn màn hình lúc đang gõ mật khẩu hoặc trả lời câu hỏi.
    Không hỏi đã chọn gì, không nhận xét ai trước mặt người khác.
    Không tắt bước bảo vệ nào để cho nhanh.
paper-helper-stuck = Khi bị kẹt
paper-helper-stuck-items =
    Không vào được trang của buổi: kiểm tra đúng Wi-Fi, tắt mạng di động một lát, hoặc đưa phiếu giấy.
    Nền tảng báo đăng nhập lạ: dùng mạng di động, chờ vài phút, làm việc khác trước.
    Không nhận được mã SMS: dừng ở đó, không thử quá 3 lần.
    Menu khác với hướng dẫn: ghi lại tên menu, không ghi tên ai.
    Thấy tài khoản đã bị chiếm: lấy thẻ sự cố, mời ra chỗ riêng.
paper-helper-lead = Người dẫn, số bàn:

paper-case-title = Thẻ tình huống
paper-case-about = Đây là những cách chiếm tài khoản thường gặp, viết lại thành chuyện chung. Không chuyện nào kể về một người hay một cơ quan cụ thể. Dưới mỗi thẻ là nguồn, ngày đọc nguồn và mức chắc chắn.
paper-case-how = Chuyện xảy ra thế nào
paper-case-stop = Điều gì đã chặn được
paper-case-basis = Thẻ này { $mark }; lời kể do chương trình ghép lại.
paper-case-source = Nguồn: { $source } (đọc ngày { $date }, { $mark }).
paper-case-1-title = Nhờ bình chọn, rồi mất Zalo
paper-case-1-how =
    Một người quen nhắn nhờ bình chọn, gửi kèm đường dẫn hoặc mã QR.
    Trang mở ra giống trang đăng nhập và hỏi mã vừa gửi về máy.
    Đọc mã đó là cho kẻ gian đăng nhập ở máy khác.
    Kẻ gian nhắn vay tiền mọi người trong danh bạ.
paper-case-1-stop =
    Mã xác minh không đọc cho ai, không gõ vào trang do người khác gửi.
    Zalo đã bật bảo mật 2 lớp: có mã SMS vẫn chưa vào được.
    Xem thiết bị đang đăng nhập và đăng xuất máy lạ.
    Trước khi chuyển tiền thì gọi điện nghe giọng.
paper-case-2-title = Một mật khẩu cho nhiều nơi
paper-case-2-how =
    Một trang mua hàng để lộ dữ liệu, trong đó có địa chỉ thư và mật khẩu.
    Kẻ gian cho máy thử cặp đó ở hộp thư và mạng xã hội.
    Hộp thư dùng cùng mật khẩu, nên vào được ngay.
    Từ hộp thư, mật khẩu các tài khoản khác bị đặt lại.
paper-case-2-stop =
    Hộp thư chính có mật khẩu riêng, không gần giống mật khẩu khác.
    Hộp thư đã bật xác minh 2 bước.
    Cảnh báo đăng nhập gửi tới nơi xem hằng ngày.
paper-case-3-title = SIM bị chuyển sang máy khác
paper-case-3-how =
    Kẻ gian xin cấp lại SIM, hoặc nhặt được máy và lấy SIM ra.
    Điện thoại của chủ máy mất sóng.
    Mã SMS về máy của kẻ gian và mở được hộp thư.
    Tài khoản nào chỉ dựa vào SMS thì mất theo.
paper-case-3-stop =
    SIM có mã PIN: lấy SIM sang máy khác vẫn phải gõ mã.
    Xác minh 2 bước bằng ứng dụng xác thực hoặc khóa truy cập (passkey), không chỉ SMS.
    Mất sóng đột ngột thì gọi nhà mạng ngay bằng máy khác.
paper-case-4-title = Trang của cơ quan bị đăng bài lạ
paper-case-4-how =
    Nhiều người dùng chung một tài khoản để đăng bài.
    Mật khẩu lưu sẵn trong trình duyệt của máy chung.
    Máy chung nhiễm phần mềm độc hại, mật khẩu bị lấy.
    Trang đăng bài lạ, người quản trị cũ bị gỡ ra.
paper-case-4-stop =
    Mỗi người quản trị dùng tài khoản riêng, không ai biết mật khẩu của nhau.
    Máy chung thì không lưu mật khẩu, dùng xong đăng xuất.
    Mọi người quản trị đã bật xác minh 2 bước, và có ít nhất hai người quản trị.
paper-case-5-title = Mất tài khoản, rồi mất thêm tiền
paper-case-5-how =
    Tài khoản vừa bị chiếm, chủ tài khoản tìm cách lấy lại trên mạng.
    Một trang mang tên cơ quan công an, có cả dấu xác minh, hứa giúp.
    Trang đó xin phí, rồi xin mã OTP.
    Tiền mất, tài khoản vẫn mất.
paper-case-5-stop =
    Nơi báo đã ghi sẵn trên giấy, không tìm lúc đang rối.
    Công an không lấy lại tiền hay tài khoản qua tin nhắn và không thu phí.
    Làm theo thẻ sự cố, bắt đầu từ trang khôi phục của chính nền tảng.

paper-incidents-title = Thẻ sự cố
paper-incidents-about = Mỗi sự cố một tờ: 10 phút đầu, điều không nên làm, báo cho ai. Bản HTML có thêm số và đường dẫn của nơi giúp.
paper-incidents-officer = Cán bộ phụ trách an toàn của cơ quan, số điện thoại:

paper-count-intro = Nhập số đã đếm từ phiếu giấy: { $rows } câu, lần đầu rồi lần hai. Mỗi câu gõ ba số cách nhau: Đúng, Chưa, Không biết. Ví dụ: 30 12 5
paper-count-keys = Phím: Enter là không hỏi câu này ở lượt này, l lùi, q thoát không ghi
paper-count-sheets = Thu được bao nhiêu phiếu? Enter nếu không đếm.
paper-count-row = { $phase }, câu { $number } trên { $rows }: { $title }
paper-count-three = Cần đúng ba số từ 0 đến { $most }, cách nhau bằng dấu cách. Ví dụ: 30 12 5
paper-count-one = Cần một số từ 1 đến { $most }, hoặc chỉ Enter.
paper-count-over = Ba số này cộng lại là { $sum }, nhiều hơn { $sheets } phiếu đã thu. Đếm lại câu này.
paper-count-stopped = Đã dừng. Chưa ghi gì cả.
paper-count-no-terminal = Lệnh này hỏi từng câu, cần ngồi ở cửa sổ dòng lệnh.
paper-count-no-terminal-advice = hoặc nêu bảng đã điền: --counts so-da-dem.csv
paper-count-nothing = Chưa có số nào. Chưa ghi gì cả.
paper-count-nothing-advice = đếm phiếu rồi nhập số, mỗi câu ba số
paper-count-over-row = "{ $title }", { $phase }: ba số cộng lại là { $sum }, nhiều hơn { $sheets } phiếu đã thu.
paper-count-over-advice = đếm lại câu này rồi sửa bảng
paper-count-written = Đã ghi bản tổng hợp vào "{ $file }". Có { $shown } chỗ nêu số, { $kept } chỗ không nêu vì dưới { $k } người hoặc để không suy ra được.
paper-count-next = Viết báo cáo: rasoat room report { $file } -o bao-cao.docx
paper-kit-from-stick = Cách chạy từ USB: mọi thứ chương trình giữ nằm cạnh nó
paper-kit-program = Chương trình cho Windows
paper-kit-program-advice = nêu tệp rasoat.exe, ví dụ --program rasoat.exe
paper-kit-program-other = "{ $file }" không phải chương trình Windows. Chưa ghi gì cả.
paper-kit-program-unread = Không đọc được "{ $file }". Chưa ghi gì cả.
paper-kit-read-first = Cách chạy, và phải làm gì khi Windows cảnh báo
paper-kit-sums = Mã SHA-256 của chương trình, để đối chiếu
