# Buổi tập huấn: phòng ẩn danh, phiếu giấy, báo cáo.

help-value-listen = ĐỊA_CHỈ:CỔNG
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
      rasoat room test --listen 192.168.1.10:8080
help-room-kit = Bộ tài liệu cho buổi tập huấn: phiếu, bảng đếm, thẻ người giúp, thông báo, áp phích
help-room-kit-examples =
    Ví dụ:
      rasoat room kit tap-huan
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
help-option-listen = Địa chỉ và cổng của máy này mà điện thoại vào được, ví dụ 192.168.1.10:8080
help-option-counts = Tệp CSV có số đã đếm, thay cho nhập từng dòng
help-option-agency = Cơ quan làm báo cáo
help-option-parent = Cơ quan chủ quản
help-option-place = Địa danh ghi trước ngày tháng
help-option-attended = Số người dự, đếm từ danh sách ký tên
help-argument-kit-folder = Thư mục sẽ tạo
help-argument-summaries = Tệp tổng hợp (.rsum)
