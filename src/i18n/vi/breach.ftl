# breach: whether a password is in a leaked list. Errors come in pairs: breach-error-… and breach-advice-….
breach-place-line = dòng { $line }
breach-place-byte = quanh byte thứ { $byte }
breach-place-range = tệp { $file }, dòng { $line }

breach-source = Nguồn: { $source }.
breach-source-range-api = máy chủ tra theo nhóm
breach-source-text = tệp danh sách đã sắp xếp
breach-source-ranges = thư mục danh sách chia theo nhóm
breach-source-index = chỉ mục gọn của cả danh sách
breach-source-index-subset = chỉ mục gọn, chỉ gồm phần hay gặp nhất

breach-ask = Gõ mật khẩu muốn kiểm tra (không hiện ra màn hình, không lưu). Bỏ trống rồi Enter để thoát.
breach-ask-online =
    Có thể hỏi một máy chủ xem mật khẩu này đã lộ chưa: { $url }
    Chỉ gửi 5 ký tự đầu của một mã tính từ mật khẩu. Máy chủ thấy địa chỉ mạng của máy này và biết mật khẩu nằm trong một nhóm, khoảng một phần triệu mọi mật khẩu; máy chủ không nhận mật khẩu. Lựa chọn này chỉ cho lần chạy này.
      1  Hỏi máy chủ
      2  Không hỏi (Enter)

breach-state-found = Cần sửa: mật khẩu đã lộ
breach-state-not_found = Chưa thấy trong danh sách mật khẩu đã lộ
breach-state-not_checked = Chưa kiểm tra
breach-state-could_not_check = Không kiểm tra được
breach-check-found = Mật khẩu này có trong dữ liệu đã lộ, ít nhất { $count } lần. Kẻ gian thử những mật khẩu như vậy trước tiên.
breach-check-found-next = Đổi ở mọi tài khoản đang dùng mật khẩu này, bắt đầu từ hộp thư chính. Tạo cụm từ mới bằng: rasoat password --suggest
breach-check-not-found = Danh sách đã hỏi không có mật khẩu này. Điều đó không có nghĩa là mật khẩu khó đoán.
breach-check-not-in-subset = Phần hay gặp nhất của danh sách không có mật khẩu này. Phần còn lại thì chưa xem, nên mật khẩu vẫn có thể đã lộ.
breach-check-not-found-next = Xem có dễ đoán không bằng: rasoat password
breach-check-not-checked-offline = Chưa hỏi nguồn nào, nên chưa biết mật khẩu này đã lộ hay chưa.
breach-check-not-checked-offline-next = Dùng danh sách có sẵn bằng --corpus ĐƯỜNG_DẪN, hoặc hỏi máy chủ bằng --online.
breach-check-not-checked-already-weak = Mật khẩu này vốn đã dễ đoán, nên không gửi đi để hỏi: 5 ký tự đầu của mã cũng đủ để đoán ra.
breach-check-not-checked-already-weak-next = Đằng nào cũng nên đổi. Tạo cụm từ mới bằng: rasoat password --suggest
breach-check-not-checked-empty = Chưa có mật khẩu nào được gõ.
breach-check-could-not-check-network = Không hỏi được máy chủ, hoặc máy chủ trả lời không đúng dạng. Chưa biết mật khẩu này đã lộ hay chưa.
breach-check-could-not-check-network-next = Kiểm tra kết nối mạng rồi chạy lại, hoặc dùng danh sách có sẵn bằng --corpus ĐƯỜNG_DẪN.
breach-check-could-not-check-untrusted = Nguồn này trả lời sai khi được thử: phải có mật khẩu "123456", và không được có một mã ngẫu nhiên. Vì vậy không tin câu trả lời nào của nguồn này.
breach-check-could-not-check-untrusted-next = Dùng danh sách đầy đủ hơn, hoặc tải lại. Xem nguồn là gì bằng: rasoat breach info ĐƯỜNG_DẪN
breach-check-could-not-check-file = Tệp danh sách hỏng, hoặc thiếu đúng phần cần đọc. Chưa biết mật khẩu này đã lộ hay chưa.
breach-check-could-not-check-file-next = Xem tệp còn nguyên không bằng: rasoat breach info ĐƯỜNG_DẪN --verify

breach-list-size = Dung lượng: { $size } MB.
breach-list-index-ranges = chỉ mục gọn của một số nhóm
breach-list-part = Số mật khẩu: { $hashes }, trong các nhóm đã có.
breach-list-whole = Số mật khẩu: { $hashes }, toàn bộ danh sách.
breach-list-subset = Số mật khẩu: { $hashes } trong { $total }, chỉ những mật khẩu gặp từ { $least } lần trở lên. Không có trong phần này không có nghĩa là chưa lộ.
breach-list-uncounted = Số mật khẩu: chưa đếm (thêm --verify để đọc hết và đếm).
breach-list-each = Mỗi mật khẩu { $bytes } byte.
breach-list-ranges = Có đủ { $of } nhóm.
breach-list-ranges-missing = Có { $have } trong { $of } nhóm. Mật khẩu thuộc nhóm còn thiếu thì không kiểm tra được.
breach-list-false-positives = Báo nhầm: nhiều nhất 1 trong { $one } mật khẩu chưa lộ.
breach-list-exact = Báo nhầm: không, danh sách ghi đủ từng mã.
breach-list-date = Ngày của danh sách: { $date }.
breach-list-undated = Ngày của danh sách: không rõ.
breach-list-name = Lấy từ: { $name }.
breach-list-verified = Đã đọc hết: còn nguyên.

breach-fetched = Đã tải { $fetched } nhóm, { $kept } nhóm có sẵn từ trước.
breach-fetched-all = Đủ các nhóm đã chọn. Xem bằng: rasoat breach info THƯ_MỤC
breach-fetched-missing = Còn thiếu { $missing } nhóm vì máy chủ không trả lời đúng. Chạy lại lệnh này để tải tiếp phần còn thiếu.
breach-progress = Đã xong { $share }
breach-progress-pass = Lượt { $pass }: { $share }
breach-progress-server = Đã hỏi máy chủ { $share }

breach-error-list = { $file }: { $what }
breach-error-unreadable = chưa đọc được.
breach-advice-unreadable = xem lại đường dẫn và quyền đọc
breach-error-unwritable = chưa ghi được.
breach-advice-unwritable = chọn thư mục ghi được, hoặc kiểm tra đĩa còn chỗ trống
breach-error-empty = tệp trống, không có mật khẩu nào.
breach-advice-empty = tải lại danh sách
breach-error-truncated = tệp bị cắt ngang ở dòng cuối: tải chưa xong.
breach-advice-truncated = tải lại cho đủ
breach-error-unsorted = chưa sắp xếp theo mã ({ $place }).
breach-advice-unsorted = tải bản sắp xếp theo mã (ordered by hash), không phải bản sắp xếp theo số lần gặp
breach-error-ntlm = đây là danh sách NTLM (mã dài 32 ký tự), cần danh sách SHA-1 (mã dài 40 ký tự).
breach-advice-ntlm = tải bản SHA-1
breach-error-compressed = tệp còn nén ({ $kind }).
breach-advice-compressed = giải nén trước rồi chỉ tới tệp văn bản bên trong
breach-error-binary = không phải tệp văn bản.
breach-advice-binary = cần tệp có mỗi dòng là SHA1:số_lần
breach-error-foreign = không phải danh sách mật khẩu đã lộ: { $place } không có dạng SHA1:số_lần.
breach-advice-foreign = cần tệp có mỗi dòng là SHA1:số_lần, hoặc thư mục có các tệp 00000.txt đến FFFFF.txt
breach-error-no-ranges = thư mục không có tệp nhóm nào (00000.txt đến FFFFF.txt).
breach-advice-no-ranges = chọn đúng thư mục, hoặc tải bằng: rasoat breach fetch THƯ_MỤC --online
breach-error-not-covered = có nhóm mới xuất hiện trong thư mục lúc đang đọc.
breach-advice-not-covered = đợi tải xong rồi chạy lại
breach-error-newer = chỉ mục do bản rasoat mới hơn tạo ra (dạng { $version }).
breach-advice-newer = dùng bản rasoat mới hơn, hoặc tạo lại chỉ mục bằng bản này
breach-error-wrong-length = chỉ mục bị cắt ngang hoặc dài hơn lúc tạo: chép chưa đủ.
breach-advice-wrong-length = chép lại tệp
breach-error-damaged = chỉ mục hỏng: số kiểm tra không khớp.
breach-advice-damaged = chép lại tệp, hoặc tạo lại chỉ mục
breach-error-already-index = đây đã là chỉ mục; cần danh sách dạng văn bản.
breach-advice-already-index = chỉ tới tệp SHA1:số_lần hoặc thư mục nhóm
breach-error-stopped = Đã dừng. Không để lại phần nào dở dang.
breach-advice-stopped = chạy lại lệnh này khi cần
breach-error-url = Địa chỉ của --range-url không dùng được.
breach-error-url-not-secure = Địa chỉ của --range-url phải là https: 5 ký tự gửi đi không được để người khác trên mạng đọc.
breach-advice-url = gõ địa chỉ https không kèm tên, mật khẩu hay dấu ?; http chỉ dùng được cho chính máy này (127.0.0.1)
breach-advice-output = ghi chỉ mục vào đâu: -o TỆP
breach-advice-exists = chọn tên tệp khác, hoặc chuyển tệp cũ đi
breach-error-needs-online = Lệnh này tải danh sách qua mạng, mà mạng chưa được cho phép.
breach-advice-needs-online = thêm --online
breach-advice-from-to = --from phải đứng trước hoặc bằng --to
