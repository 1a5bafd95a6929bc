# store

# Tệp hồ sơ (lệnh score)
store-error-profile-absent = Không thấy tệp hồ sơ này.
store-advice-profile-absent = Kiểm tra lại tên tệp và thư mục.
store-error-profile-denied = Không có quyền đọc tệp hồ sơ này.
store-advice-profile-denied = Chép tệp sang thư mục của mình rồi chạy lại.
store-error-profile-unreadable = Chưa đọc được tệp hồ sơ.
store-advice-profile-unreadable = Kiểm tra ổ đĩa hoặc USB chứa tệp rồi chạy lại.
store-error-profile-too-large = Tệp lớn hơn 8 MB nên không phải tệp hồ sơ.
store-advice-profile-too-large = Chọn đúng tệp hồ sơ; tệp hồ sơ thường chỉ vài KB.
store-error-profile-not-utf8 = Chưa đọc được tệp: dòng { $line } có ký tự không thuộc mã UTF-8.
store-advice-profile-not-utf8 = Lưu lại tệp với bảng mã UTF-8 rồi chạy lại.
store-error-profile-empty = Tệp hồ sơ chưa có nội dung.
store-advice-profile-empty = Chọn tệp khác, hoặc trả lời từng câu bằng lệnh: rasoat audit
store-error-profile-truncated = Tệp { $format } kết thúc giữa chừng ở dòng { $line }, cột { $column }.
store-advice-profile-truncated = Chép lại tệp cho đủ rồi chạy lại.
store-error-profile-syntax = Tệp { $format } viết sai ở dòng { $line }, cột { $column }.
store-advice-profile-syntax = Sửa chỗ đó rồi chạy lại. Chỗ sai cũng có thể nằm ngay trước đó.
store-error-profile-no-accounts = Hồ sơ chưa có tài khoản nào nên chưa có gì để chấm.
store-advice-profile-no-accounts = Thêm ít nhất một tài khoản vào mục accounts.
store-error-profile-invalid = Hồ sơ có { $count } chỗ cần sửa:
    { $list }
store-advice-profile-invalid = Sửa các chỗ trên rồi chạy lại.
store-profile-field = { $path }: có mục không nằm trong mẫu. Chỉ dùng: { $allowed }.
store-profile-field-near = { $path }: không có mục này. Có phải là { $near } không?
store-profile-missing = { $path }: thiếu mục { $name }.
store-profile-word = { $path }: có { $found }, chỉ dùng một trong: { $allowed }.
store-profile-shape = { $path }: có { $found }, cần: { $allowed }.
store-profile-name = { $path }: tên này không dùng được. Tên gồm chữ thường không dấu, chữ số, gạch ngang hoặc gạch dưới, bắt đầu bằng chữ, dài tối đa 32 ký tự.
store-profile-twice = { $path }: tên này đã có ở { $first }.
store-profile-nothing = { $path }: không thấy tên này trong mục { $section }.
store-profile-kind = { $path }: đây không phải tài khoản loại { $kind }.
store-profile-itself = { $path }: đây là chính tài khoản này.
store-profile-same-pair = { $path }: hai tên trong một cặp phải khác nhau.
store-profile-not-unknown = { $path }: chỗ này không dùng được "?".
store-profile-top = đầu tệp
store-profile-found-text = một từ khác
store-profile-found-number = một số
store-profile-found-list = một danh sách
store-profile-found-table = một bảng
