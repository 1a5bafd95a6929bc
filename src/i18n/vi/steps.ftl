# Một việc nên làm: đã xong, tạm miễn, mở lại; đi từng bước.

# Điều đã đổi
steps-change-done = Đã ghi là xong: { $title }.
steps-change-answered = Đã ghi câu trả lời. Việc này: { $title }.
steps-change-waived = Tạm miễn đến hết ngày { $until }: { $title }. Lý do: { $reason }.
steps-change-reopened = Đã mở lại: { $title }.
steps-change-exposure-same = Mức nguy cơ vẫn là { $to }, { $to_points } điểm ({ $direction }).
steps-change-done-check = Ghi nhầm thì mở lại: rasoat reopen { $name }
steps-change-waived-back = Việc này không hiện trong kế hoạch đến hết ngày đó, rồi tự hiện lại. Mở lại sớm hơn: rasoat reopen { $name }
steps-change-not-yet = Việc này vẫn nên làm. Làm tiếp lúc khác: rasoat fix { $name }
steps-change-next = Việc nên làm tiếp: rasoat plan

# Đi từng bước
steps-walk-place = Bước { $number } trên { $total }
steps-walk-question = Câu kiểm tra
steps-walk-keys-first = Phím: Enter bắt đầu, q thoát
steps-walk-keys = Phím: Enter bước tiếp, l lùi, q thoát
steps-walk-keys-menu = Phím: Enter bước tiếp, l lùi, d menu khác ở đây, q thoát
steps-walk-keys-question = Phím: gõ số, l xem lại các bước, k chưa biết, q thoát
steps-walk-first = Đây là màn hình đầu.
steps-walk-left = Chưa ghi gì mới. Làm tiếp lúc khác: rasoat fix { $name }
steps-walk-done-question = Việc này đã làm xong chưa?
steps-walk-done-yes = Đã làm xong
steps-walk-done-no = Chưa xong

# Trong kết quả và kế hoạch
steps-waived = Đang tạm miễn đến hết ngày { $until }: { $title }. Lý do: { $reason }.
steps-waived-heading = Đang tạm miễn
steps-waived-words = Điểm vẫn tính cả những việc này.
steps-waived-masked = Đang tạm miễn đến hết ngày { $until }: { $title }.
steps-waived-reopen = Mở lại: rasoat reopen { $name }

# Lời nhắc trong lịch
steps-ics-title = rà soát: { $minutes } phút
steps-ics-detailed = rà soát: { $title }
steps-ics-again = lại từ đầu
steps-ics-ask =
    Lời nhắc sẽ ghi rõ việc gì, ở tài khoản nào. Ai xem được lịch này cũng đọc được.
      1  Ghi
      Enter: không ghi
steps-ics-written = Đã ghi { $count } lời nhắc vào { $file }. Mở tệp này bằng ứng dụng lịch để thêm vào lịch.
steps-walk-left-masked = Chưa ghi gì mới.
