# Phòng tập huấn: trang trên điện thoại, màn hình chung, trang của người hướng dẫn.

# Khung chung
hall-title = Rà soát tài khoản
hall-offline = Đang chờ mạng. Câu trả lời được gửi lại ngay khi có mạng, không cần làm gì.
hall-leave = Rời phòng và xóa
hall-not-found = Không có trang này.
hall-not-found-advice = Vào lại bằng mã QR hoặc địa chỉ trên màn hình chung.
hall-gone = Chỗ này không còn: đã rời phòng, hoặc phòng đã đóng.
hall-busy = Máy đang bận. Chờ vài giây rồi thử lại.
hall-not-kept = Chưa ghi được câu trả lời vào máy của người hướng dẫn. Thử lại sau vài giây; nếu vẫn vậy, báo người hướng dẫn.
hall-control-not-kept = Chưa ghi được vào đĩa của máy này. Giải phóng chỗ trống rồi quay lại trang điều khiển; phòng vẫn mở.
hall-reload = Tải lại trang
hall-many = Từ địa chỉ mạng này đã có quá nhiều lượt vào phòng. Báo người hướng dẫn, hoặc xin phiếu giấy.
hall-full = Phòng đã đủ chỗ.

# Vào phòng
hall-code = Mã phòng
hall-code-hint = Mã gồm 6 chữ số, có trên màn hình chung.
hall-code-go = Tiếp
hall-code-wrong = Mã chưa đúng. Xem lại mã trên màn hình chung.
hall-consent = Trước khi vào phòng
hall-consent-asked = Sẽ hỏi { $rows } câu về tài khoản của chính mình, hai lượt: đã bật xác minh 2 bước chưa, khôi phục bằng gì, đang đăng nhập ở đâu.
hall-consent-never = Không bao giờ hỏi mật khẩu, tên tài khoản, họ tên, số điện thoại, bài viết hay người quen. Ngoài ô mã phòng, không có ô nào để gõ chữ.
hall-consent-seen = Chương trình không hiện và không lưu điều một người đã trả lời. Ai nghe lén mạng hoặc sửa chương trình thì có thể thấy.
hall-consent-counted = Chỉ đếm chung cả phòng. Bao nhiêu người đã trả lời thì nêu; trả lời thế nào thì chỉ nêu khi từ { $k } người trở lên cùng như vậy.
hall-consent-free = Câu nào cũng bỏ qua được. Trang nào cũng có nút "Rời phòng và xóa".
hall-join = Vào phòng

# Một câu
hall-place = Câu { $number } trên { $total }
hall-place-late = Câu { $number } trên { $total }, cả phòng đã qua câu này; vẫn trả lời được cho kế hoạch của mình
hall-round-before = Lượt đầu
hall-round-after = Lượt sau
hall-said-before = Lượt đầu đã chọn: { $what }
hall-chosen = Đang chọn
hall-unknown = Không biết
hall-skip = Bỏ qua
hall-skip-hint = Không dùng ứng dụng này thì bỏ qua.
hall-keep = Giữ nguyên, đi tiếp
hall-measured = Chương trình đã đo câu này.
hall-several = Mỗi loại có mấy cái? Không có thì để 0.
hall-help = Vì sao hỏi, xem ở đâu
hall-back = Câu trước
hall-keys = Bàn phím: số để chọn, Enter giữ nguyên, l câu trước, b bỏ qua, k không biết, ? vì sao
hall-everywhere = Trả lời như vậy cho { $count } nơi còn lại

# Một người, trong trình duyệt
hall-alone-again = Đã có { $count } câu trả lời từ trước; chỉ hỏi tiếp phần còn lại.
hall-alone-minutes = Khoảng { $minutes } phút. Dừng lúc nào cũng được.
hall-alone-private = Trang này chỉ chạy trên máy này. Không hỏi mật khẩu, không gửi gì đi đâu.
hall-alone-begin = Bắt đầu
hall-alone-quit = Để lúc khác
hall-alone-on = Quay lại câu đang hỏi
hall-alone-undo = Hoàn tác
hall-alone-menu = Menu ở đây khác
hall-alone-stop = Lưu rồi dừng
hall-alone-stop-unsaved = Dừng, không lưu
hall-alone-result = Xem kết quả
hall-alone-done = Kết quả đã có
hall-alone-offer = Một câu cuối
hall-alone-later = Để lần sau hỏi lại. Câu trả lời vẫn nằm trên máy này, chưa mã hóa.
hall-alone-close = Đóng chương trình
hall-alone-kept = Câu trả lời đã lưu trên máy này. Làm tiếp lúc khác thì mở lại như lần này.
hall-alone-nothing = Không lưu gì. Đóng trang này được rồi.
hall-alone-end = Chương trình đã đóng. Đóng trang này được rồi.
hall-alone-draft = Câu trả lời nằm trong bản nháp trên máy này, chưa vào lịch sử: chạy rasoat audit trong cửa sổ dòng lệnh thì được hỏi có giữ lịch sử không.
hall-alone-opens = Đang mở trình duyệt. Không thấy thì tự mở địa chỉ này, trên máy này: { $url }
hall-alone-url = Mở địa chỉ này trong trình duyệt, trên máy này: { $url }

# Chờ
hall-wait-joined = Đã vào phòng
hall-wait-start = Chờ người hướng dẫn bắt đầu. Trang này tự đổi.
hall-wait-start-plain = Chờ người hướng dẫn bắt đầu. Trang này tự tải lại sau mỗi 15 giây.
hall-wait-answered = Đã ghi câu trả lời
hall-wait-next = Chờ câu sau. Trang này tự đổi.
hall-wait-all = Đã xong lượt này
hall-wait-change = Xem lại câu { $number }
hall-wait-none = Lúc này không có câu nào đang hỏi.

# Chặng sửa
hall-station = Chặng { $number } trên { $total }: { $title }
hall-station-minutes = Khoảng { $minutes } phút. Làm trên điện thoại của mình; cần giúp thì giơ tay, không đưa máy cho người khác.
hall-station-good = Các mục của chặng này đã ổn, theo câu trả lời của mình. Ngồi nghỉ, hoặc xem lại mã dự phòng đã cất ở đâu.
hall-station-timer = Còn { $left }
hall-station-steps = Các bước
hall-station-photo = Mã dự phòng thì ghi ra giấy và cất đi, không chụp ảnh.

# Mang về
hall-plan = Kế hoạch mang về
hall-plan-words = Chỉ trang này có kế hoạch của mình. Phòng đóng rồi thì không mở lại được: chụp màn hình hoặc in ngay bây giờ nếu muốn giữ.
hall-kept = Phòng đã đóng, câu trả lời đã xóa khỏi máy của cán bộ. Trang này chỉ còn trên máy này cho tới khi đóng nó: chụp màn hình nếu muốn giữ.
hall-plan-coverage = Đã trả lời { $answered } trên { $asked } câu của buổi này. Phần chưa hỏi thì chưa biết.
hall-plan-none = Theo các câu đã trả lời thì chưa thấy việc nào cần làm trước. Phần chưa hỏi thì chưa biết: rà soát đủ bằng lệnh rasoat audit.
hall-plan-empty = Chưa trả lời câu nào, nên chưa có kế hoạch.
hall-slip = Phiếu đã tham gia
hall-slip-words = Đã tham gia buổi tự rà soát tài khoản. Phiếu này không có câu trả lời nào.
hall-slip-date = Ngày { $date }
hall-slip-code = Mã phòng { $code }
hall-slip-pack = Bộ câu hỏi { $pack }, bản { $edition }
hall-slip-back = Về trang của mình

# Rời phòng
hall-leave-heading = Rời phòng và xóa?
hall-leave-words = Câu trả lời chưa đưa vào hình nào sẽ bị xóa khỏi máy của người hướng dẫn, không lấy lại được. Hình chung đã hiện thì không đổi.
hall-leave-yes = Xóa và rời phòng
hall-leave-no = Ở lại
hall-left = Đã xóa
hall-left-words = Câu trả lời đã xóa khỏi máy của người hướng dẫn; số đếm trong hình đã hiện thì không đổi. Đóng trang này được rồi.

# Màn hình chung
hall-screen-join = Vào phòng trên điện thoại
hall-screen-scan = Quét mã QR, hoặc gõ địa chỉ
hall-screen-code = Mã phòng
hall-screen-joined = { $count } người đã vào
hall-screen-private = Không ai thấy câu trả lời của một người. Câu nào cũng bỏ qua được.
hall-screen-answered = { $count } người đã trả lời
hall-screen-answered-every = Câu nào cũng đã có { $count } người trả lời
hall-screen-answered-each = Mỗi câu đã có từ { $least } đến { $most } người trả lời
hall-screen-free = Mỗi người trả lời theo nhịp của mình
hall-screen-hidden = Kết quả hiện ra sau khi câu này đóng.
hall-screen-hidden-free = Kết quả hiện ra khi lượt này kết thúc.
hall-screen-picture = Bức tranh của cả phòng
hall-screen-legend = Số người, trong số đã trả lời. Dưới { $k } người thì không nêu con số.
hall-screen-leave = Kế hoạch mang về nằm trên điện thoại của mỗi người
hall-screen-closed = Phòng đã đóng
hall-good = Ổn
hall-bad = Cần sửa
hall-dont-know = Không biết
hall-cell-all = hầu hết
hall-cell-nothing = { $answered } người đã trả lời; con số không nêu, vì sẽ lộ một nhóm nhỏ
hall-cell-hidden = phần còn lại không nêu riêng
hall-picture-few = chưa đủ { $k } người trả lời
hall-picture-withheld = không vẽ, vì hai lượt chênh nhau quá ít người
hall-picture-of = { $good } trên { $answered }
hall-picture-before = trước
hall-picture-after = sau

# Trang của người hướng dẫn
hall-control = Điều khiển phòng
hall-control-words = Trang này chỉ mở được trên máy này. Nó không có, và không thể có, câu trả lời của từng người.
hall-control-now = Lúc này: { $stage }
hall-control-joining = mọi người đang vào
hall-control-asking = { $round }, câu { $number }
hall-control-asking-free = { $round }, mỗi người theo nhịp của mình
hall-control-asking-closed = { $round }, không câu nào đang mở
hall-control-fixing = chặng sửa { $number }
hall-control-leaving = mang về
hall-control-begin-before = Bắt đầu lượt đầu, từng câu một
hall-control-free-before = Lượt đầu, mỗi người theo nhịp của mình
hall-control-begin-after = Bắt đầu lượt sau, từng câu một
hall-control-free-after = Lượt sau, mỗi người theo nhịp của mình
hall-control-next = Đóng câu này, mở câu { $number }
hall-control-close = Đóng câu đang mở, hiện hình
hall-control-close-free = Kết thúc lượt này, hiện hình
hall-control-station = Chặng { $number }: { $title }
hall-control-timer = Đặt giờ { $minutes } phút
hall-control-timer-off = Bỏ giờ
hall-control-leave = Sang phần mang về
hall-control-end = Đóng phòng
hall-control-end-words = Giữ lại: bảng tổng hợp đã lược bỏ nhóm dưới { $k } người. Xóa: mọi chỗ ngồi và mọi câu trả lời. Không mở lại được.
hall-control-end-away = { $count } điện thoại chưa quay lại: câu trả lời sau lần đếm gần nhất của những máy đó sẽ mất.
hall-control-end-yes = Đóng phòng và xóa
hall-control-ended = Phòng đã đóng.
hall-control-kept = Đã ghi bảng tổng hợp: { $path }
hall-control-screen = Mở màn hình chung
hall-control-away = { $count } điện thoại chưa quay lại từ lúc mở lại phòng; câu đã đếm vẫn còn.

# Dòng lệnh
hall-opened = Phòng đã mở
hall-opened-join = Điện thoại vào bằng { $url } hoặc mã { $code }
hall-opened-screen = Màn hình chung: { $url }
hall-opened-control = Điều khiển, chỉ trên máy này: { $url }
hall-opened-summary = Đóng phòng thì bảng tổng hợp nằm ở: { $path }
hall-opened-stop = Ctrl-C dừng máy chủ mà chưa đóng phòng: chạy lại rasoat room open thì đi tiếp. Đóng hẳn bằng trang điều khiển hoặc rasoat room close.
hall-opened-again = Mở lại phòng đang dở. { $count } điện thoại trước đó sẽ tự quay lại.
hall-opened-damaged = { $count } dòng trong nhật ký của phòng không đọc được và đã bỏ.
hall-addresses = Máy này có nhiều địa chỉ. Điện thoại vào được địa chỉ nào thì chọn bằng --listen: { $addresses }
hall-close-ask = Máy chủ của phòng đã dừng và { $count } điện thoại chưa quay lại. Câu trả lời sau lần đếm gần nhất chỉ nằm trong chỗ ngồi niêm phong của những máy đó, đóng bây giờ là mất. Muốn giữ thì chạy rasoat room open, chờ các máy quay lại rồi mới đóng. Gõ 1 để đóng luôn, Enter để thôi.
hall-close-kept = Phòng chưa đóng, chưa xóa gì. Đi tiếp: rasoat room open
hall-error-away = Máy chủ của phòng đã dừng và { $count } điện thoại chưa quay lại: đóng bây giờ là mất câu trả lời sau lần đếm gần nhất của những máy đó. Phòng chưa đóng.
hall-advice-away = chạy rasoat room open, chờ các máy quay lại rồi đóng; nếu chấp nhận mất phần đó: rasoat room close --yes
hall-choose = Máy này có nhiều địa chỉ. Điện thoại vào bằng địa chỉ nào? Chọn mạng mà điện thoại trong hội trường cũng nối vào.
hall-choose-enter = Enter: số 1, có lẽ đúng nhất. q: thôi, chưa mở.
hall-interface-wireless = Wi-Fi
hall-interface-wired = dây mạng
hall-interface-inward = máy ảo hoặc VPN
hall-stopped = Đã dừng, phòng chưa đóng. Đi tiếp: rasoat room open. Đóng hẳn: rasoat room close
hall-closed = Phòng đã đóng. Đã xóa { $seats } chỗ ngồi cùng mọi câu trả lời. Còn lại: { $path }, chỉ có số đếm từ { $k } người trở lên.
hall-closed-away = { $count } điện thoại không quay lại; câu trả lời chưa đếm của những máy đó đã xóa mà không mở.
hall-error-listen = Không mở được { $address }.
hall-advice-listen = Cổng có thể đang có chương trình khác dùng, hoặc địa chỉ không phải của máy này. Chọn địa chỉ khác bằng --listen.
hall-error-no-address = Máy này không có địa chỉ mạng nào điện thoại vào được.
hall-advice-no-address = Nối máy vào bộ định tuyến hoặc điểm phát Wi-Fi rồi mở lại, hoặc dùng phiếu giấy: rasoat room kit
hall-error-in-use = Phòng đang mở trong một cửa sổ khác của máy này.
hall-advice-in-use = Dùng cửa sổ đó, hoặc đóng phòng bằng rasoat room close.
hall-error-other = Phòng mở dở có bộ câu hỏi { $pack } và nhóm nhỏ nhất { $k }; đã mở thì không đổi được.
hall-advice-other = Mở lại bằng rasoat room open --pack { $pack } --k { $k }, hoặc đóng phòng đó trước: rasoat room close
hall-error-journal = Không đọc được nhật ký của phòng mở dở ({ $path }).
hall-advice-journal = Chuyển tệp đó sang chỗ khác rồi mở phòng mới. Điện thoại phải vào lại.
hall-error-write = Không ghi được vào { $path }.
hall-advice-write = Kiểm tra chỗ trống và quyền ghi của thư mục, hoặc đặt RASOAT_HOME sang thư mục khác.
hall-error-none = Không có phòng nào đang mở trên máy này.
hall-advice-none = Mở phòng bằng rasoat room open.
hall-error-summary = Chưa ghi được bảng tổng hợp vào { $path }. Phòng chưa đóng, chưa xóa gì.

# Diễn tập
hall-test-wait = Lấy một điện thoại nối cùng Wi-Fi, mở { $url } (hoặc gõ địa chỉ đó). Chờ { $seconds } giây.
hall-test-join = Điện thoại đã tới được máy này. Trên điện thoại bấm "Vào phòng", rồi để trang mở và màn hình sáng. Xem máy có giữ Wi-Fi này không: { $seconds } giây.
hall-test-good = Được
hall-test-bad = Không được
hall-test-not_checked = Chưa thử
hall-test-could_not_check = Chưa chắc
hall-test-address = Điện thoại sẽ vào địa chỉ { $address }.
hall-test-address-own = Địa chỉ { $address } chỉ máy này vào được.
hall-test-load = { $people } người giả vào phòng và trả lời { $given } lần; máy ghi nhận { $kept }.
hall-test-load-next = Đóng các chương trình nặng trên máy này rồi thử lại; máy vẫn chậm thì dùng phiếu giấy: rasoat room kit
hall-test-phone-came = Một điện thoại thật đã vào được.
hall-test-phone-zalo = Một điện thoại đã vào được từ trình duyệt bên trong Zalo.
hall-test-phone-none = Chưa có điện thoại nào vào được.
hall-test-phone-not-tried = Điện thoại thật: lần này không chờ.
hall-test-firewall-windows = Windows hỏi về tường lửa thì chọn cho phép trên mạng riêng; đã lỡ bấm từ chối thì mở Windows Security, phần Firewall, cho phép rasoat (cổng { $port }).
hall-test-firewall-other = Máy có tường lửa thì cho phép vào cổng { $port }.
hall-test-isolation = Wi-Fi dành cho khách thường chặn các máy thấy nhau: dùng bộ định tuyến riêng, hoặc tắt "cách ly máy khách" (AP isolation).
hall-test-which = Để biết bên nào chặn: phát Wi-Fi từ một điện thoại, nối máy này vào đó rồi chạy lại rasoat room test. Ở đó vào được thì Wi-Fi của hội trường đang chặn; ở đó cũng không được thì nhiều khả năng là tường lửa của máy này.
hall-test-stay = Điện thoại đó giữ Wi-Fi này suốt { $seconds } giây.
hall-test-stay-silent = Điện thoại đó đã vào phòng, rồi im quá { $seconds } giây. Có thể nó đã rời Wi-Fi vì không có Internet, cũng có thể chỉ là màn hình tắt hoặc đã sang ứng dụng khác: từ máy này hai việc đó trông như nhau.
hall-test-stay-look = Nhìn biểu tượng Wi-Fi trên điện thoại. Còn Wi-Fi thì để màn hình sáng và thử lại: rasoat room test
hall-test-stay-no-seat = Điện thoại đó chưa vào phòng, nên chưa biết nó có giữ Wi-Fi này không.
hall-test-stay-again = Thử lại, trên điện thoại bấm "Vào phòng" rồi để trang mở: rasoat room test
hall-test-stay-not-tried = Điện thoại có giữ Wi-Fi này không: lần này chưa biết.
hall-test-no-internet = Điện thoại hay rời Wi-Fi không có Internet: chọn "vẫn dùng mạng này" khi máy hỏi, hoặc tạm tắt dữ liệu di động lúc vào phòng.
hall-test-zalo = Mở bên trong Zalo vẫn trả lời được, nhưng chuyển ứng dụng là dễ mất trang: bấm nút ba chấm, chọn mở bằng trình duyệt.
hall-test-go = Mở phòng được: rasoat room open
hall-test-go-but = Mở phòng được, nhưng còn phần chưa thử hoặc chưa chắc. Thử với một điện thoại thật trong hội trường trước ngày tập huấn: rasoat room test
hall-test-no-go = Chưa nên mở phòng. Làm theo gợi ý ở trên rồi thử lại, hoặc dùng phiếu giấy: rasoat room kit
