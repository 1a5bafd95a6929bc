# strength: how guessable a password is.
strength-score-0 = rất dễ đoán
strength-score-1 = dễ đoán
strength-score-2 = đoán được nếu có thời gian
strength-score-3 = khá khó đoán
strength-score-4 = khó đoán
strength-reason-empty = Chưa có mật khẩu nào được gõ.
strength-reason-marks-do-not-help = Bỏ dấu đi thì mật khẩu này dễ đoán hơn. Kẻ gian thử cả cách viết không dấu.
strength-reason-only-beginning-read = Chỉ xét 100 ký tự đầu.
