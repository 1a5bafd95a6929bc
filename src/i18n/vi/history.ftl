# Lịch sử: câu hỏi có lưu không, cụm mật khẩu, danh sách, so sánh, sao lưu, xóa.

# Câu hỏi sau câu cuối
history-ask = Có lưu kết quả để lần sau so sánh không? Kết quả được mã hóa, chỉ nằm trên máy này, không có mật khẩu nào trong đó.
history-offer-store = Lưu, chìa khóa nằm trong kho khóa của máy này: lần sau không phải gõ gì
history-offer-passphrase = Lưu, mở bằng một cụm mật khẩu tự đặt: hợp với USB; quên cụm này thì không mở được nữa
history-offer-nothing = Không lưu: xóa câu trả lời khỏi máy này
history-ask-later = Enter: để lần sau hỏi lại. Câu trả lời vẫn nằm trên máy này, chưa mã hóa.
history-saved = Đã lưu vào lịch sử.
history-not-saved-passphrase = Chưa lưu lần này vào lịch sử: lịch sử mở bằng cụm mật khẩu. Muốn lưu thì thêm --passphrase-file TỆP.

# Cụm mật khẩu
history-passphrase-ask = Cụm mật khẩu mở lịch sử (gõ không hiện chữ; Enter là thôi):
history-passphrase-wrong = Chưa đúng. Gõ lại (Enter là thôi):
history-passphrase-new = Đặt cụm mật khẩu: nên là 4 từ trở lên, không liên quan đến nhau. Chép ra giấy, cất ở nhà (gõ không hiện chữ; Enter là thôi):
history-passphrase-new-again = Đặt cụm mật khẩu (gõ không hiện chữ; Enter là thôi):
history-passphrase-repeat = Gõ lại cụm đó một lần nữa:
history-passphrase-differs = Hai lần gõ khác nhau.
history-passphrase-weak = Cụm này còn dễ đoán: ai lấy được tệp thì thử dần cũng ra. Thêm vài từ, hoặc tạo một cụm bằng: rasoat password --suggest

# Danh sách
history-head-later = Lịch sử có { $count } lần rà soát, và { $later } lần ghi thêm sau đó.
history-when-after = { $when }, ghi thêm
history-head = Lịch sử có { $count } lần rà soát.
history-empty = Chưa có lần rà soát nào được lưu.
history-none-readable = Chưa đọc được lần rà soát nào trong lịch sử.
history-only-one = Mới có một lần, chưa có gì để so sánh. Sau khi sửa, chạy lại: rasoat audit
history-trend = Mức nguy cơ từ { $from }, { $from_points } điểm, đến { $to }, { $to_points } điểm ({ $direction }).
history-other-model = Cách tính điểm đã đổi giữa các lần này, nên điểm có thể khác đi dù không sửa gì.
history-heading-trend = Điểm nguy cơ qua các lần
history-heading-all = Các lần rà soát
history-heading-unreadable = Chưa đọc được
history-bars = "{ $sure }" là phần chắc, "{ $possible }" là phần chưa rõ vì còn câu chưa trả lời. Chữ là mức, số là điểm, càng thấp càng tốt.
history-column-number = Số
history-column-when = Ngày, giờ
history-column-grade = Mức nguy cơ
history-column-points = Điểm
history-column-asked = Đã rà soát
history-csv-low = Điểm thấp nhất có thể
history-csv-high = Điểm cao nhất có thể (dùng để xếp mức)
history-csv-answered = Số mục đã trả lời
history-csv-asked = Số mục được hỏi
history-row = Số { $number }: { $when }. Mức nguy cơ { $grade }, { $points } điểm. Đã rà soát { $asked }.
history-interval = { $low } đến { $high }
history-asked = { $answered } trên { $asked } mục
history-unreadable = { $record }: { $why }.
history-unreadable-stays = Các tệp này được giữ nguyên, không bị xóa.
history-some-unreadable = Có { $count } lần rà soát chưa đọc được. Xem lý do: rasoat history
history-root-unreadable = Chưa đọc được lần rà soát ngày { $day } mà bản ghi mới nhất tiếp nối. Dưới đây so với một lần trước đó.
history-why-damaged = tệp đã hỏng hoặc bị cắt cụt
history-why-newer = do phiên bản rasoat mới hơn ghi; cập nhật rasoat rồi xem lại
history-why-other-key = được khóa bằng một chìa khác
history-why-misnamed = tệp đã bị đổi tên
history-why-foreign = không phải tệp của chương trình này
history-why-unreadable = máy không cho đọc tệp
history-next = So sánh hai lần gần nhất: rasoat compare. Xem lại một lần: rasoat show --at SỐ
history-page-title = Lịch sử rà soát
history-page-foot = Trang này không kèm tên tài khoản hay mật khẩu. Ai có tệp này thì đọc được, nên cất như giấy tờ riêng.
history-point = { $day }: { $points } điểm
history-picture-direction = 0 ở dưới: càng thấp càng tốt
history-picture-words = Chấm là điểm của từng lần, tính cả phần chưa trả lời theo trường hợp xấu. Vạch mờ cho biết điểm còn có thể thấp đến đâu.
history-shown-anew = Cách tính điểm đã đổi từ lần đó. Kết quả dưới đây tính lại theo bản hiện nay; điểm của ngày đó xem bằng: rasoat history

# So sánh
history-compare-title = So sánh hai lần rà soát
history-compare-when = Lần trước: { $before }. Lần này: { $after }.
history-compare-exposure = Mức nguy cơ từ { $from }, { $from_points } điểm, sang { $to }, { $to_points } điểm ({ $direction }).
history-compare-lockout = Nguy cơ không vào lại được: từ { $lock_from } sang { $lock_to }.
history-compare-lockout-same = Nguy cơ không vào lại được: vẫn { $lock_to }.
history-verdict = Từ lần trước: { $parts }.
history-nothing-changed = Từ lần trước chưa có gì thay đổi.
history-count-regressed = { $count } mục xấu lại
history-count-new = { $count } mục mới cần sửa
history-count-fixed = { $count } mục đã sửa
history-count-cleared = { $count } mục mới biết là tốt
history-count-waived = { $count } mục tạm miễn
history-count-asked-differently = { $count } mục hỏi khác trước
history-count-unclear = { $count } mục lần này chưa rõ
history-change-regressed = xấu lại
history-change-new = mới, cần sửa
history-change-fixed = đã sửa
history-change-cleared = mới biết là tốt
history-change-waived = tạm miễn
history-change-asked-differently = hỏi khác trước
history-change-unclear = lần này chưa rõ
history-change-gone = không còn
history-change-unchanged = như cũ
history-column-change = Thay đổi
history-column-item = Mục
history-column-before = Lần trước
history-column-after = Lần này
history-item = { $subject }: { $title }
history-not-there = không có
history-from-to = trước là { $before }, nay là { $after }
history-same-bad = { $count } mục vẫn cần sửa như lần trước.
history-same-good = { $count } mục vẫn tốt như lần trước.
history-same-open = { $count } mục cả hai lần đều chưa rõ.
history-same-all = Xem cả những mục này: rasoat compare --all

# Sao lưu và khôi phục
history-backup-over = Đã có tệp { $file }. Ghi đè bằng bản sao lưu mới? Gõ 1 để ghi đè, Enter để thôi.
history-backup-passphrase = Đặt cụm mật khẩu cho tệp sao lưu. Chép ra giấy: quên thì không mở được tệp (gõ không hiện chữ; Enter là thôi):
history-backed-up = Đã sao lưu { $count } lần rà soát vào { $file }. Mở bằng rasoat restore, hoặc bằng công cụ age: age -d TỆP
history-backup-without = Chưa đưa vào được { $count } lần vì chưa đọc được. Xem: rasoat history
history-restore-passphrase = Cụm mật khẩu của tệp sao lưu (gõ không hiện chữ; Enter là thôi):
history-restore-ask = Lịch sử trên máy này đang có { $there } lần. Thêm { $count } lần từ tệp sao lưu? Lần nào có sẵn thì giữ nguyên. Gõ 1 để thêm, Enter để thôi.
history-restored = Đã thêm { $put } lần rà soát. { $there } lần đã có sẵn, giữ nguyên.
history-restore-nothing = Chưa khôi phục gì. Cần chọn cách lưu thì mới khôi phục được.

# Xóa
history-forget-empty = Trên máy này chưa lưu gì, nên không có gì để xóa.
history-forget-ask = Xóa { $count } lần rà soát, chìa khóa, câu trả lời nháp và ghi chép về menu trong { $folder }? Xóa rồi không lấy lại được. Gõ 1 để xóa, Enter để thôi.
history-forget-kept = Chưa xóa gì.
history-forgotten = Đã xóa { $count } lần rà soát, tệp khóa và bản nháp.
history-forgotten-marks = Đã xóa { $count } lần ghi thêm sau đó (việc đã xong, tạm miễn, mở lại).
history-forgotten-menus = Đã xóa ghi chép về menu khác.
history-forgotten-key = Đã xóa chìa khóa trong kho khóa của máy.
history-forgotten-key-left = Chưa xóa được chìa khóa "history-{ $id }" trong kho khóa của máy ({ $cause }). Không còn tệp nào mở được bằng chìa đó; có thể tự xóa mục rasoat trong kho khóa.
history-forgotten-left = Chưa xóa được: { $path }
history-forgotten-remains = Còn lại, nếu có: tệp đã ghi bằng -o, tệp sao lưu, bản in, chữ trên cửa sổ dòng lệnh. Ổ SSD và USB có thể còn giữ bản cũ của tệp đã xóa.
