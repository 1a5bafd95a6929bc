# The help of every command. Examples are commands people can copy.
help-heading-usage = Cách dùng
help-heading-commands = Lệnh
help-heading-options = Tùy chọn
help-heading-global = Tùy chọn chung
help-heading-arguments = Cần cho biết
help-value-command = LỆNH
help-value-options = TÙY_CHỌN
help-value-file = TỆP
help-value-folder = THƯ_MỤC
help-value-number = SỐ
help-value-date = NGÀY
help-value-name = TÊN
help-value-id = MÃ
help-value-platform = NỀN_TẢNG
help-value-incident = SỰ_CỐ
help-value-shell = SHELL
help-value-format = DẠNG
help-value-grade = MỨC
help-value-percent = PHẦN_TRĂM
help-value-lang = NGÔN_NGỮ

help-rasoat = rasoat: tự rà soát an toàn tài khoản mạng xã hội. Câu trả lời chỉ nằm trên máy này.
help-rasoat-examples =
    Ví dụ:
      rasoat audit                rà soát, rồi xem kết quả và việc nên làm
      rasoat audit --quick        chỉ hỏi khoảng 12 câu đáng hỏi nhất
      rasoat show --explain       con số từ đâu ra
      rasoat plan --minutes 15    việc nên làm trong 15 phút
      rasoat incident             có chuyện: việc làm trong 10 phút đầu
help-rasoat-notes =
    Mỗi lệnh có tên tiếng Việt không dấu: kiem-tra (audit), cham-diem (score), ke-hoach
    (plan), sua (fix), xong (done), mien (waive), mo-lai (reopen), ket-qua (show), lich-su
    (history), so-sanh (compare), sao-luu (backup), khoi-phuc (restore), xoa (forget),
    mat-khau (password), kho (vault), bang-chung (evidence), ro-ri (breach), danh-muc
    (checklist), van-ban (directive), su-co (incident).

    Mã kết thúc: 0 xong; 1 mức nguy cơ từ mức --fail-on trở lên; 2 dòng lệnh chưa đúng;
    3 phần đã rà soát ít hơn --min-coverage; 4 nội dung hoặc dữ liệu hỏng; 5 không hỏi được máy chủ;
    6 không mở được lịch sử; 70 lỗi của chương trình; 130 dừng bằng Ctrl-C.
help-audit = Hỏi lần lượt về tài khoản của chính mình, rồi cho biết mức nguy cơ và việc nên làm trước
help-audit-examples =
    Ví dụ:
      rasoat audit --quick
      rasoat audit --minutes 10 --only facebook zalo
      rasoat audit --demo --format html -o mau.html
      rasoat audit --answers ho-so.toml --json
      rasoat audit --vault mat-khau.csv   câu về mật khẩu thì đo, không hỏi
help-score = Tính điểm một tệp hồ sơ, không hỏi gì, không lưu gì
help-score-examples =
    Ví dụ:
      rasoat score ho-so.toml
      rasoat score ho-so.toml --explain
      rasoat score ho-so.json --json
help-plan = Việc nên làm trước, tối đa 3 việc, kèm từng bước và đường đi trong menu
help-plan-examples =
    Ví dụ:
      rasoat plan --minutes 15
help-vault = Rà soát tệp mật khẩu xuất từ trình duyệt hoặc kho mật khẩu, chỉ trong bộ nhớ
help-vault-examples =
    Ví dụ:
      rasoat vault mat-khau.csv
      rasoat vault kho.kdbx --key-file kho.keyx
      rasoat vault mat-khau.csv --all --exceptions tam-mien.toml
help-argument-files = Tệp xuất ra (CSV, JSON của Bitwarden, KDBX); "-" là đọc từ đầu vào chuẩn
help-evidence = Đọc tệp dữ liệu tải về từ Facebook, Instagram, Google, TikTok, Telegram rồi gợi ý câu trả lời
help-evidence-examples =
    Ví dụ:
      rasoat evidence facebook-tai-ve.zip
      rasoat evidence takeout-001.zip takeout-002.zip
      rasoat evidence thu-muc-telegram --json
help-argument-exports = Tệp ZIP hoặc thư mục dữ liệu tải về từ nền tảng
help-option-key-file = Tệp khóa của kho KeePass
help-option-exceptions = Tệp TOML ghi các mục tạm miễn: title, check, reason, until
help-show = Xem lại kết quả của lần rà soát gần nhất
help-show-examples =
    Ví dụ:
      rasoat show --explain
      rasoat show --format html -o ket-qua.html   để in: không ghi tên tài khoản
      rasoat show --format csv -o ket-qua.csv     mở bằng Excel
      rasoat show --screen                        che tên, dùng khi chiếu lên màn hình lớn
help-checklist = Danh mục rà soát: xem, kiểm tra, bắt đầu một bộ mới
help-checklist-examples =
    Ví dụ:
      rasoat checklist list
      rasoat checklist show second-factor
      rasoat checklist lint thu-muc-cua-tinh
help-checklist-list = Liệt kê mục hỏi, nền tảng và bộ câu hỏi
help-checklist-list-examples =
    Ví dụ:
      rasoat checklist list --json
help-checklist-show = Xem một mục: câu hỏi, vì sao hỏi, cách xem, cách sửa, nguồn
help-checklist-show-examples =
    Ví dụ:
      rasoat checklist show second-factor
      rasoat checklist show zalo
help-checklist-lint = Kiểm tra tệp nội dung: chỉ ra tệp, dòng, cột và cách sửa
help-checklist-lint-examples =
    Ví dụ:
      rasoat checklist lint
      rasoat checklist lint can-tho
      rasoat checklist lint --strict --date 2026-11-23
help-checklist-new = Bắt đầu một bộ nội dung của tỉnh, của cơ quan
help-checklist-new-examples =
    Ví dụ:
      rasoat checklist new can-tho
help-checklist-drift = Các menu được ghi là khác (phím d), để gửi cho người giữ nội dung
help-checklist-drift-examples =
    Ví dụ:
      rasoat checklist drift
      rasoat checklist drift --format csv -o menu-khac.csv
help-incident = Có chuyện: việc làm trong 10 phút đầu, điều không làm, báo ai; phiếu để in
help-incident-examples =
    Ví dụ:
      rasoat incident             chọn chuyện vừa xảy ra
      rasoat incident hijacked    tài khoản bị chiếm; tiếng Việt: rasoat su-co bi-chiem
      rasoat incident hijacked --platform zalo
      rasoat incident --format html -o phieu.html
help-argument-incident = Mã, tên không dấu hoặc số trong danh sách, ví dụ mat-sim
help-option-platform = Chỉ hiện phần của một nền tảng, ví dụ zalo
help-directive = Văn bản: còn hiệu lực hay không, được thay thế bằng gì, điều gì chưa xác minh
help-directive-examples =
    Ví dụ:
      rasoat directive list
      rasoat directive show luat-anm-2025
      rasoat directive check --date 2026-06-30
help-directive-list = Liệt kê văn bản
help-directive-list-examples =
    Ví dụ:
      rasoat directive list --json
help-directive-show = Xem một văn bản và các quy định trong đó (diễn giải, không phải nguyên văn)
help-directive-show-examples =
    Ví dụ:
      rasoat directive show luat-dlcn-2025
help-directive-check = Kiểm tra mục nào dựa vào quy định nào, vào một ngày
help-directive-check-examples =
    Ví dụ:
      rasoat directive check --date 2026-11-23
help-completions = In tệp gợi ý lệnh cho bash, zsh, fish, powershell, elvish
help-completions-examples =
    Ví dụ:
      rasoat completions powershell
help-man = In trang hướng dẫn (man)
help-man-examples =
    Ví dụ:
      rasoat man > rasoat.1
help-man-name = TÊN
help-help = Xem cách dùng một lệnh
help-help-examples =
    Ví dụ:
      rasoat help audit
      rasoat help checklist new

help-argument-file = Tệp hồ sơ (JSON hoặc TOML); "-" là đọc từ đầu vào chuẩn
help-argument-folder = Thư mục nội dung; bỏ trống thì dùng nội dung có sẵn
help-argument-new-folder = Thư mục sẽ tạo; bỏ trống thì lấy tên bộ làm tên thư mục
help-argument-of = Lệnh cần xem, tên nào cũng được: audit hay kiem-tra
help-argument-id = Mã của mục
help-argument-directive = Mã hoặc số của văn bản, ví dụ 116/2025/QH15
help-argument-name = Tên bộ mới: chữ thường không dấu, số, gạch nối
help-argument-shell = bash, zsh, fish, powershell hoặc elvish

help-option-help = Xem cách dùng
help-option-version = Xem phiên bản
help-option-format = table (bảng), plain (đoạn văn), json, html, csv (mở bằng Excel), docx (room report)
help-option-json = Như --format json
help-option-output = Ghi kết quả vào tệp
help-option-plain = Không bảng, không vẽ lại màn hình: hợp với phần mềm đọc màn hình
help-option-screen = Che tên tài khoản và câu trả lời trong kết quả, dùng khi chiếu lên màn hình lớn
help-option-no-color = Không dùng màu
help-option-no-input = Không hỏi gì
help-option-offline = Không dùng mạng (đây cũng là mặc định)
help-option-fail-on = Kết thúc bằng mã 1 nếu mức nguy cơ từ A đến E này trở lên; với mật khẩu và kho: độ khó đoán từ 0 đến 4 này trở xuống, hoặc đã lộ
help-option-min-coverage = Kết thúc bằng mã 3 nếu phần đã rà soát ít hơn chừng này phần trăm; 80 và 0,8 như nhau
help-option-checklists = Thêm nội dung từ một thư mục
help-option-lang = vi hoặc en
help-option-quick = Chỉ hỏi khoảng 12 câu đáng hỏi nhất
help-option-pack = Dùng một bộ câu hỏi khác, ví dụ page-admin
help-option-minutes = Chỉ dùng chừng này phút
help-option-only = Chỉ hỏi về những nền tảng này
help-option-answers = Đọc câu trả lời từ một tệp hồ sơ, không hỏi
help-option-vault = Đọc tệp mật khẩu xuất ra, chỉ trong bộ nhớ, để khỏi hỏi những câu đo được
help-option-demo = Dùng hồ sơ mẫu, không hỏi
help-option-no-save = Không lưu gì trên máy
help-option-browser = Hỏi và xem kết quả trong trình duyệt trên máy này, không cần gõ lệnh nào nữa
help-option-all = In từng mục, căn cứ và quy định
help-option-explain = Cho biết từng con số từ đâu ra
help-option-strict = Nội dung quá cũ cũng là lỗi (cần --date)
help-option-date = Ngày để đối chiếu, ví dụ 2026-11-23
help-option-lock = In nội dung tệp ids.lock cho các mã hiện có
help-password = Thử một mật khẩu: có dễ đoán không, vì sao, nên làm gì. Không hiện lại, không lưu
help-password-examples =
    Ví dụ:
      rasoat password             gõ mật khẩu, không hiện ra màn hình
      rasoat password --suggest   tạo một cụm 5 từ ngẫu nhiên
help-option-stdin = Đọc mật khẩu từ dòng đầu của đầu vào chuẩn (vault, audit --vault: mật khẩu mở kho)
help-option-suggest = Tạo một mật khẩu gồm các từ ngẫu nhiên, dễ nhớ
help-option-about = Tệp có tên, ngày sinh, nơi ở của mình: kẻ gian hay thử những chữ này

help-value-path = ĐƯỜNG_DẪN
help-value-range = 5_KÝ_TỰ
help-value-url = ĐỊA_CHỈ
help-breach = Mật khẩu đã lộ: kiểm tra một mật khẩu, tải danh sách, làm chỉ mục gọn để mang theo
help-breach-examples =
    Ví dụ:
      rasoat breach check
      rasoat breach check --corpus danh-sach.txt
      rasoat breach build danh-sach.txt -o da-lo.rsi --top 100000000
help-leaks-check = Xem một mật khẩu đã lộ chưa: gõ ẩn hoặc đọc từ đầu vào chuẩn. Không hiện lại, không lưu
help-leaks-check-examples =
    Ví dụ:
      rasoat breach check --corpus da-lo.rsi   hỏi danh sách của mình, không dùng mạng
      rasoat breach check --online             hỏi máy chủ, chỉ gửi 5 ký tự đầu của một mã
help-leaks-build = Làm chỉ mục gọn (khoảng 2,7 byte mỗi mật khẩu) từ danh sách SHA1:số_lần hoặc thư mục nhóm
help-leaks-build-examples =
    Ví dụ:
      rasoat breach build danh-sach.txt -o da-lo.rsi
      rasoat breach build danh-sach.txt -o hay-gap.rsi --top 10000000 --source "bản tháng 11"
help-leaks-info = Một danh sách hay chỉ mục là gì: dung lượng, ngày, gồm những gì, tỷ lệ báo nhầm
help-leaks-info-examples =
    Ví dụ:
      rasoat breach info da-lo.rsi
      rasoat breach info da-lo.rsi --verify
help-leaks-fetch = Tải danh sách theo nhóm vào một thư mục (vài chục GB); dừng rồi chạy lại thì tải tiếp
help-leaks-fetch-examples =
    Ví dụ:
      rasoat breach fetch danh-sach --online
      rasoat breach fetch danh-sach --online --from 00000 --to 000FF
help-argument-list = Tệp SHA1:số_lần, thư mục nhóm, hoặc chỉ mục
help-argument-ranges = Thư mục để ghi các nhóm
help-option-corpus = Danh sách của mình: tệp, thư mục nhóm hoặc chỉ mục, nhận ra theo nội dung
help-option-top = Chỉ giữ chừng này mật khẩu, hay gặp nhất trước
help-option-source = Danh sách lấy từ đâu, ghi vào chỉ mục
help-option-verify = Đọc hết để xem còn nguyên không
help-option-from = Nhóm đầu tiên cần tải, 00000 nếu không nói
help-option-to = Nhóm cuối cùng cần tải, FFFFF nếu không nói
help-option-online = Cho phép hỏi máy chủ về mật khẩu đã lộ trong lần chạy này, không hỏi lại
help-option-range-url = Máy chủ tra mật khẩu đã lộ; phải là https

help-value-which = LẦN
help-history = Các lần rà soát đã lưu, và điểm nguy cơ đi về đâu
help-history-examples =
    Ví dụ:
      rasoat history
      rasoat history --format html -o lich-su.html
help-compare = So sánh hai lần rà soát: mới, đã sửa, xấu lại, như cũ, tạm miễn, hỏi khác trước
help-compare-examples =
    Ví dụ:
      rasoat compare              hai lần gần nhất
      rasoat compare 1 3          lần số 1 và lần số 3
      rasoat compare 23/11/2026   lần của ngày đó và lần gần nhất
help-backup = Sao lưu lịch sử vào một tệp mã hóa; công cụ age cũng mở được
help-backup-examples =
    Ví dụ:
      rasoat backup ra-soat.age
help-restore = Đưa các lần rà soát từ tệp sao lưu vào lịch sử; lần đã có sẵn thì giữ nguyên
help-restore-examples =
    Ví dụ:
      rasoat restore ra-soat.age
help-forget = Xóa lịch sử, chìa khóa, bản nháp và ghi chép về menu khỏi máy này, rồi cho biết còn lại những gì
help-forget-examples =
    Ví dụ:
      rasoat forget
help-argument-before = Lần trước: số trong rasoat history, hoặc một ngày; bỏ trống thì lấy lần sát lần gần nhất
help-argument-after = Lần sau; bỏ trống thì lấy lần gần nhất
help-argument-backup-file = Tệp sẽ ghi
help-argument-restore-file = Tệp sao lưu
help-option-at = Dùng lần rà soát này: số trong rasoat history, hoặc một ngày
help-option-full = Với html và csv: ghi cả tên tài khoản và câu trả lời, hỏi trước khi ghi; các dạng khác vốn đã đủ
help-option-yes = Đồng ý sẵn, không hỏi lại
help-option-passphrase-file = Đọc cụm mật khẩu của lịch sử từ dòng đầu của tệp, "-" là đầu vào chuẩn; dòng hai, nếu có, là của tệp sao lưu

help-value-step = VIỆC
help-value-reason = LÝ_DO
help-argument-step = Số thứ tự của việc như lần xem gần nhất, hoặc tên của nó
help-option-reason = Vì sao chưa làm được, dưới 200 chữ
help-option-until = Ngày cuối còn tạm miễn, ví dụ 31/12/2026
help-fix = Làm một việc theo từng bước, rồi trả lời một câu để kiểm tra
help-fix-examples =
    Ví dụ:
      rasoat fix                      việc nên làm trước nhất
      rasoat fix 2                    việc thứ hai của lần xem gần nhất
help-done = Ghi một việc là đã xong, và tính lại điểm
help-done-examples =
    Ví dụ:
      rasoat done 1
      rasoat done second_totp:google
help-waive = Tạm miễn một việc, có lý do và ngày hết; điểm giữ nguyên
help-waive-examples =
    Ví dụ:
      rasoat waive 2 --reason "chờ điện thoại mới" --until 31/12/2026
help-reopen = Mở lại một việc đã xong hoặc đang tạm miễn
help-reopen-examples =
    Ví dụ:
      rasoat reopen 2

help-option-ics = Ghi lời nhắc cho ứng dụng lịch vào tệp này; chỉ ghi "rà soát: 15 phút", không ghi việc gì
help-option-detailed = Lời nhắc ghi rõ việc gì, ở tài khoản nào; hỏi trước

help-value-listen = ĐỊA_CHỈ[:CỔNG]
help-value-words = CHỮ
help-room = Buổi tập huấn: diễn tập, bộ tài liệu, mở phòng ẩn danh, đếm phiếu, báo cáo
help-room-examples =
    Ví dụ:
      rasoat room test            thử trước: điện thoại có vào được máy này không
      rasoat room open            mở phòng: hiện mã QR, mã ngắn và địa chỉ
      rasoat room report 12-12.rsum -o bao-cao.docx
help-room-test = Diễn tập: tìm địa chỉ điện thoại vào được, tìm thứ gây chặn, thử với 60 người giả
help-room-test-examples =
    Ví dụ:
      rasoat room test
      rasoat room test --listen 192.168.1.10
help-room-kit = Bộ tài liệu cho buổi tập huấn: phiếu, bảng đếm, thẻ người giúp, thông báo, áp phích
help-room-kit-examples =
    Ví dụ:
      rasoat room kit tap-huan
      rasoat room kit usb --program rasoat.exe
help-room-open = Mở phòng trên máy này; mọi người trả lời ẩn danh trên điện thoại của mình
help-room-open-examples =
    Ví dụ:
      rasoat room open
      rasoat room open --k 8 --listen 192.168.1.10:8080
help-room-close = Đóng phòng đang mở trên máy này: giữ bảng tổng hợp, xóa mọi thứ khác
help-room-close-examples =
    Ví dụ:
      rasoat room close -o buoi-sang.rsum
help-room-tally = Nhập số đã đếm từ phiếu giấy, từng dòng một, thành một tệp tổng hợp
help-room-tally-examples =
    Ví dụ:
      rasoat room tally -o phieu-giay.rsum
help-room-report = Báo cáo của buổi tập huấn: DOCX theo thể thức văn bản hành chính, HTML hoặc CSV
help-room-report-examples =
    Ví dụ:
      rasoat room report 12-12.rsum -o bao-cao.docx --agency "UBND xã Phú Tâm" --attended 58
help-room-merge = Gộp nhiều tệp tổng hợp thành một; tệp hỏng hoặc lạ thì nêu tên và bỏ ra
help-room-merge-examples =
    Ví dụ:
      rasoat room merge *.rsum -o ca-tinh.rsum
help-option-k = Nhóm nhỏ nhất được nêu con số, 5 trở lên; phòng đã mở thì không đổi được
help-option-program = Mang theo chương trình cho Windows (tệp rasoat.exe) trong bộ tài liệu
help-option-listen = Địa chỉ của máy này mà điện thoại vào được, có cổng hay không cũng được, ví dụ 192.168.1.10:8080
help-option-counts = Tệp CSV có số đã đếm, thay cho nhập từng dòng
help-option-agency = Cơ quan làm báo cáo
help-option-parent = Cơ quan chủ quản
help-option-place = Địa danh ghi trước ngày tháng
help-option-attended = Số người dự, đếm từ danh sách ký tên
help-argument-kit-folder = Thư mục sẽ tạo
help-argument-summaries = Tệp tổng hợp (.rsum)
