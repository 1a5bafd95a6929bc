# strength: how guessable a password is.
strength-score-0 = rất dễ đoán
strength-score-1 = dễ đoán
strength-score-2 = đoán được nếu có thời gian
strength-score-3 = khá khó đoán
strength-score-4 = khó đoán
strength-reason-empty = Chưa có mật khẩu nào được gõ.
strength-reason-common-password = Đây là mật khẩu nhiều người dùng. Kẻ gian thử những mật khẩu như vậy trước tiên.
strength-reason-personal = Có thông tin của chính mình, như tên, ngày sinh hoặc nơi ở. Người quen biết sẽ thử những chữ này trước.
strength-reason-love-words = Có lời yêu thương quen thuộc. Rất nhiều người dùng những lời này làm mật khẩu.
strength-reason-name = Có họ hoặc tên người. Số họ và tên thường gặp không nhiều, máy thử hết rất nhanh.
strength-reason-phrase = Có câu hát, tục ngữ hoặc khẩu hiệu nhiều người thuộc.
strength-reason-common-word = Có từ hay được dùng làm mật khẩu.
strength-reason-place = Có tên địa phương. Số địa phương không nhiều, máy thử hết rất nhanh.
strength-reason-agency = Có tên cơ quan hoặc chữ viết tắt của cơ quan.
strength-reason-syllables = Ghép từ ít tiếng thường gặp. Cần nhiều tiếng hơn, và chọn ngẫu nhiên.
strength-reason-lunar-year = Có tên năm âm lịch. Chỉ có 60 tên năm.
strength-reason-date = Có ngày, tháng hoặc năm. Cả một đời người chỉ có vài chục nghìn ngày, máy thử hết rất nhanh.
strength-reason-phone-number = Có số điện thoại. Số điện thoại thì nhiều người biết.
strength-reason-hotline = Có số tổng đài, ai cũng tra được.
strength-reason-plate = Có dạng biển số xe, ai cũng nhìn thấy được.
strength-reason-identity-number = Có dạng số căn cước. Số này nằm trên nhiều giấy tờ.
strength-reason-sequence = Có dãy số hoặc chữ liền nhau, như 123 hoặc abc.
strength-reason-keyboard = Có dãy phím nằm cạnh nhau, như qwerty hoặc 1qaz.
strength-reason-repeated = Có phần lặp lại. Lặp lại làm mật khẩu dài hơn mà không khó đoán hơn.
strength-reason-leet = Có chữ thay bằng số hoặc ký hiệu trông giống nhau, như @ thay a. Kẻ gian cũng thử cách này.
strength-reason-telex-or-vni = Là tiếng Việt gõ theo kiểu Telex hoặc VNI. Kẻ gian cũng thử cách này.
strength-reason-common-tail = Kết thúc bằng đuôi quen thuộc, như @123. Rất nhiều mật khẩu kết thúc như vậy.
strength-reason-marks-do-not-help = Bỏ dấu đi thì mật khẩu này dễ đoán hơn. Kẻ gian thử cả cách viết không dấu.
strength-reason-short = Ngắn quá. Máy thử hết các mật khẩu ngắn như vậy.
strength-reason-only-beginning-read = Chỉ xét 36 ký tự đầu. Phần sau chỉ làm mật khẩu khó đoán hơn.

# rasoat password
password-ask = Gõ mật khẩu muốn thử (không hiện ra màn hình; không lưu, không gửi đi đâu). Bỏ trống rồi Enter để thoát.
password-about-ask = Tên, ngày sinh, nơi ở của mình (kẻ gian hay thử; không lưu). Enter để bỏ qua.
password-verdict = Mật khẩu này { $strength }: mức { $score } trên 4, càng cao càng tốt.
password-guesses = Máy phải thử khoảng { $guesses } lần (càng nhiều càng tốt).
password-guesses-most = Máy phải thử hơn { $guesses } lần (càng nhiều càng tốt).
password-number-thousand = { $count } nghìn
password-number-million = { $count } triệu
password-number-billion = { $count } tỷ
password-why = Vì sao:
password-nothing-found = Không thấy phần nào dễ đoán.
password-do-change = Nên làm: đổi sang một cụm 5 từ ngẫu nhiên. Tạo sẵn một cụm bằng lệnh:
password-do-keep = Nên làm: chỉ dùng mật khẩu này cho một tài khoản.
password-do-breached = Nên làm: đổi ngay ở mọi nơi dùng mật khẩu này. Tạo sẵn một mật khẩu mới bằng lệnh:
password-suggestion-entropy = { $words } từ, mỗi từ rút ngẫu nhiên trong { $from } từ: { $bits } bit. Kẻ gian biết cả danh sách này vẫn phải thử hơn { $guesses } lần.
password-suggestion-notes =
    Gõ cả dấu cách, không cần dấu tiếng Việt. Chỗ nào không nhận dấu cách thì gõ dấu gạch ngang.
    Đừng đổi từ nào cho quen hơn: chọn theo ý mình thì dễ đoán hơn. Không thích thì tạo cụm khác.
    Cụm từ này không được lưu ở đâu. Chép ra giấy, cất nơi kín cho đến khi thuộc, rồi đóng cửa sổ này.
