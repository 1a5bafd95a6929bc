# What the commands say beside results. Errors come in pairs: cli-error-… and cli-advice-….
cli-next = Việc tiếp theo: { $advice }

cli-error-command = Chưa hiểu lệnh "{ $given }".
cli-error-option = Chưa hiểu tùy chọn "{ $given }".
cli-error-value = Giá trị "{ $given }" không dùng được cho { $option }.
cli-error-value-missing = { $option } cần một giá trị đi kèm.
cli-error-missing = Còn thiếu: { $what }.
cli-error-subcommand-missing = Lệnh này cần nói rõ thêm làm gì.
cli-error-conflict = { $one } không đi cùng { $other } được.
cli-error-utf8 = Dòng lệnh có ký tự không đọc được (không phải UTF-8).
cli-error-format = Lệnh này chưa ghi được dạng { $format }.
cli-error-usage = Chưa hiểu dòng lệnh này.
cli-error-pack = Chưa có bộ câu hỏi tên "{ $given }".
cli-error-platform = Chưa có nền tảng tên "{ $given }" trong danh mục.
cli-error-not-named = Không có trong các tài khoản đã kể: { $platforms }. Chưa có gì để rà soát.
cli-error-item = Chưa có mục nào tên "{ $given }".
cli-error-exists = Đã có sẵn "{ $file }". Chưa ghi gì cả.
cli-error-stdout = Chưa ghi được kết quả ra màn hình.
cli-error-output = Chưa ghi được tệp "{ $file }".
cli-error-internal = Chương trình gặp lỗi bên trong. Câu trả lời đã lưu vẫn còn nguyên.
cli-error-profile = Tệp { $file }: { $what }
cli-error-no-input = Chưa có câu trả lời nào để rà soát, mà --no-input không cho hỏi.
cli-error-no-draft = Chưa có lần rà soát nào được lưu trên máy này.
cli-error-no-accounts = Chưa chọn tài khoản nào nên chưa có gì để tính.
cli-error-no-folder = Chưa tìm được thư mục để lưu câu trả lời.

cli-advice-did-you-mean = có phải định gõ "{ $suggestion }"
cli-advice-allowed = chọn một trong: { $allowed }
cli-advice-minutes = gõ một số phút từ 1 đến 600
cli-advice-help = xem cách dùng bằng: rasoat --help
cli-advice-list = xem danh sách bằng: rasoat { $command }
cli-advice-not-named = bỏ --only, hoặc chạy lại rasoat audit rồi gõ h, 1 để kể thêm tài khoản
cli-advice-exists = chọn tên thư mục khác, hoặc chuyển thư mục cũ đi
cli-advice-screen = bỏ --screen, hoặc chọn --format table, plain hay html
cli-advice-stdout = ghi vào tệp bằng: -o TỆP
cli-advice-output = chọn thư mục ghi được, hoặc kiểm tra đĩa còn chỗ trống
cli-advice-internal = chạy lại lệnh vừa rồi; nếu vẫn vậy, báo cho người phát triển kèm dòng trên
cli-advice-no-input = thêm --answers TỆP (tệp hồ sơ) hoặc --demo (hồ sơ mẫu)
cli-advice-no-draft = bắt đầu bằng: rasoat audit
cli-advice-no-accounts = chạy lại rasoat audit và chọn ít nhất một nền tảng đang dùng
cli-advice-no-folder = đặt biến RASOAT_HOME là một thư mục ghi được, hoặc thêm --no-save

cli-sample = Đây là hồ sơ mẫu, không phải của ai. Để rà soát thật, mở dòng lệnh: rasoat audit
cli-finished = Đã rà soát xong. Xem lại: rasoat show. Việc nên làm: rasoat plan. Câu trả lời nằm trên máy này, trong { $folder }
cli-finished-unsaved = Đã rà soát xong. Không lưu gì trên máy này.
cli-finished-rest = { $pack } còn câu chưa hỏi. Hỏi tiếp bằng: { $command }
cli-pack-goes-on = { $done } đã hỏi hết. Lần này hỏi tiếp phần còn lại của: { $pack }.
cli-pack-gone = Lần trước dùng bộ câu hỏi "{ $given }", lần này không thấy bộ đó nên dùng: { $pack }. Bộ đó nằm trong một thư mục riêng thì thêm --checklists THƯ_MỤC.

cli-lint-clean = Không thấy điểm nào phải sửa trong { $files } tệp.
cli-lint-summary = { $files } tệp: { $errors } lỗi, { $warnings } cảnh báo.
cli-new-written = Đã tạo bộ câu hỏi trong thư mục { $folder }. Sửa các tệp trong đó, rồi kiểm tra bằng: rasoat checklist lint { $folder }

cli-start-first = Chưa rà soát lần nào trên máy này. Bắt đầu bằng: rasoat audit (khoảng 10 phút: rasoat audit --quick)
cli-start-resume = Đã có { $answers } câu trả lời, còn { $open } câu. Làm tiếp bằng: { $command }
cli-start-done = Đã rà soát xong. Xem kết quả: rasoat show. Việc nên làm tiếp: rasoat plan
cli-start-done-rest = Đã rà soát xong phần đã chọn. Xem kết quả: rasoat show. Việc nên làm tiếp: rasoat plan. { $pack } còn câu chưa hỏi. Hỏi tiếp bằng: { $command }
cli-start-begun = Đã có { $answers } câu trả lời, phần chuẩn bị chưa xong. Làm tiếp bằng: { $command }
cli-plan-empty = Chưa thấy việc nào làm giảm được mức nguy cơ thêm trong chừng ấy phút.
cli-plan-short = Trong chừng ấy phút chưa làm được việc nào. Việc ngắn nhất cần khoảng { $minutes } phút.

cli-error-no-secret = Không có cửa sổ dòng lệnh để gõ mật khẩu.
cli-error-cannot-hide = Cửa sổ này không che được chữ đang gõ, nên không hỏi mật khẩu.
cli-error-secret-long = Dòng đầu quá dài, không phải một mật khẩu.
cli-error-secret-unreadable = Chưa đọc được mật khẩu từ đầu vào.
cli-error-secret-encoding = Mật khẩu đọc được không phải UTF-8.
cli-error-about = Chưa đọc được tệp "{ $file }".
cli-error-suggest-file = Mật khẩu tạo sẵn không ghi ra tệp.
cli-error-chance = Máy không cho số ngẫu nhiên.
cli-advice-secret-stdin = đưa mật khẩu qua đầu vào: thêm --stdin
cli-advice-secret-line = đưa đúng một dòng UTF-8, dài tối đa 65.536 byte
cli-advice-about = dùng một tệp văn bản UTF-8 dưới 64 KB, mỗi dòng một mục: tên, ngày sinh, nơi ở
cli-advice-suggest-file = bỏ -o, rồi chép ra giấy
cli-advice-chance = khởi động lại máy rồi thử lại
