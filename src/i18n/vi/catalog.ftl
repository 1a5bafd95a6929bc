# Nội dung (danh mục rà soát) và trình kiểm tra nội dung.
catalog-level-error = lỗi
catalog-level-warning = cảnh báo
catalog-level-help = gợi ý
catalog-at = Tệp { $file }, dòng { $line }, cột { $column }.
catalog-at-file = Tệp { $file }.
catalog-did-you-mean = Có lẽ định viết "{ $near }".
catalog-lang-vi = tiếng Việt
catalog-lang-en = tiếng Anh
catalog-type-text = chữ trong dấu ngoặc kép
catalog-type-list = danh sách trong dấu ngoặc vuông
catalog-type-table = một nhóm khóa, ví dụ vi và en trong dấu ngoặc nhọn
catalog-type-number = một số
catalog-type-flag = true hoặc false
catalog-set-nothing = không có set, vì mục này không có sets
catalog-set-platforms = không có set, vì lựa chọn lấy từ danh sách nền tảng
catalog-set-word = một từ trong dấu ngoặc kép
catalog-set-methods = danh sách cách xác minh, ví dụ email, sms, totp, push, key
catalog-say-no-pronoun = bỏ đại từ, hoặc dùng "của mình"
catalog-say-verb-first = bắt đầu câu bằng động từ
catalog-say-full-stop = dấu chấm
catalog-above = dòng phía trên
catalog-no-placeholder = không có chỗ trống nào
catalog-syntax-quote = chữ thiếu dấu ngoặc kép hoặc ngoặc kép chưa đóng
catalog-syntax-comma = thiếu hoặc thừa dấu phẩy
catalog-syntax-bracket = dấu ngoặc chưa đóng hoặc chưa mở
catalog-syntax-assignment = thiếu dấu bằng hoặc thiếu giá trị sau dấu bằng
catalog-syntax-key = tên khóa có ký tự không dùng được
catalog-syntax-backslash = dấu gạch chéo ngược không đúng chỗ
catalog-syntax-other = chỗ này không theo cách viết TOML

catalog-error-invalid = Nội dung ở { $path } có { $count } lỗi nên chưa dùng.
catalog-advice-invalid = Xem từng lỗi bằng lệnh rasoat checklist lint { $path }. Sửa đủ { $count } lỗi rồi chạy lại.
catalog-error-bad-name = Chưa tạo được danh mục tên "{ $name }".
catalog-advice-bad-name = Thay "{ $name }" bằng một tên chưa có trong chương trình. Tên gồm chữ thường không dấu, số và gạch nối, ví dụ tinh-can-tho.

catalog-lint-no-such-folder = Không có thư mục { $name }.
catalog-advice-no-such-folder = Kiểm tra lại đường dẫn.
catalog-lint-not-a-folder = { $name } không phải là thư mục.
catalog-advice-not-a-folder = Chỉ đường dẫn đến thư mục chứa các tệp nội dung, không chỉ đến một tệp.
catalog-lint-not-a-file = { $name } không phải là tệp thường.
catalog-advice-not-a-file = Đổi tên hoặc chuyển thư mục này đi chỗ khác. Tên có đuôi .toml chỉ dành cho tệp nội dung.
catalog-lint-unreadable = Máy không cho đọc { $name }.
catalog-advice-unreadable = Kiểm tra quyền đọc, hoặc đóng chương trình đang mở tệp rồi chạy lại.
catalog-lint-too-large = Tệp { $name } quá lớn: { $number } MB, nhiều nhất là 4 MB.
catalog-advice-too-large = Kiểm tra xem có nhầm tệp không. Nội dung dài thì chia thành nhiều tệp.
catalog-lint-too-many-files = Thư mục { $name } có { $number } tệp nội dung, nhiều nhất là 200.
catalog-advice-too-many-files = Kiểm tra xem có nhầm thư mục không.
catalog-lint-not-text = Tệp { $name } không phải là văn bản UTF-8 (từ byte { $number }).
catalog-advice-not-text = Mở tệp bằng trình soạn thảo, chọn "Save as" với bảng mã UTF-8.
catalog-lint-nothing-to-read = Thư mục { $name } không có tệp nội dung nào.
catalog-advice-nothing-to-read = Tạo thư mục mẫu bằng lệnh rasoat checklist new, hoặc kiểm tra lại đường dẫn.
catalog-lint-empty-file = Tệp này trống.
catalog-advice-empty-file = Điền nội dung, hoặc xóa tệp.
catalog-lint-unexpected-file = Không ai đọc tệp ở chỗ này.
catalog-advice-unexpected-file = Nội dung nằm trong controls.toml, incidents.toml và trong các thư mục platforms, packs, directives.
catalog-lint-overlay-model = Thư mục thêm không được mang theo model.toml.
catalog-advice-overlay-model = Xóa tệp này. Tham số tính mức nguy cơ chỉ có trong chương trình.
catalog-lint-file-name = Mã "{ $name }" khác tên tệp "{ $expected }".
catalog-advice-file-name = Đổi tên tệp thành { $name }.toml. Mã mới chưa dùng ở đâu thì cũng có thể sửa mã thành "{ $expected }".

catalog-lint-toml-syntax = Chưa đọc được chỗ này: { $name }.
catalog-advice-toml-syntax = So với một mục viết đúng ở trên, kiểm tra dấu ngoặc, dấu phẩy và dấu bằng ở dòng này và dòng ngay trước.
catalog-lint-duplicate-key = Khóa "{ $name }" có hai lần trong cùng một mục.
catalog-advice-duplicate-key = Giữ một dòng, xóa dòng kia. Mục mới thì bắt đầu bằng tiêu đề trong ngoặc vuông.
catalog-lint-unknown-key = Không có khóa nào tên "{ $name }".
catalog-advice-unknown-key = Khóa dùng được ở đây: { $expected }.
catalog-lint-wrong-type = Giá trị này không đúng loại.
catalog-advice-wrong-type = Ở đây cần { $expected }.

catalog-lint-missing-language = Thiếu { $name }.
catalog-advice-missing-language = Viết đủ cả vi và en. Phần còn thiếu là { $name }.
catalog-lint-missing-field = Thiếu khóa "{ $name }".
catalog-advice-missing-field = Thêm một dòng { $name } = … vào mục này.
catalog-lint-missing-why = Thiếu lý do hỏi ("{ $name }").
catalog-advice-missing-why = Thêm { $name }: một câu nói mục này giúp tránh điều gì.
catalog-lint-missing-look = Thiếu cách xem ("{ $name }").
catalog-advice-missing-look = Thêm { $name }: mở chỗ nào thì thấy câu trả lời.
catalog-lint-missing-fix = Thiếu cách sửa ("{ $name }").
catalog-advice-missing-fix = Thêm { $name }: một hoặc hai câu nói cần làm gì.
catalog-lint-missing-source = Thiếu nguồn ("{ $name }").
catalog-advice-missing-source = Thêm { $name }: trang hoặc văn bản đã đọc, ghi để người khác tìm lại được.
catalog-lint-missing-checked = Thiếu ngày kiểm tra ("{ $name }").
catalog-advice-missing-checked = Thêm { $name } = năm-tháng-ngày, ngày đã mở nguồn ra xem, không có ngoặc kép.
catalog-lint-missing-mark = Thiếu mức tin cậy ("{ $name }").
catalog-advice-missing-mark = Thêm { $name } = "verified" nếu đã đọc nguồn, "secondary" nếu đọc lại của người khác, "unverified" nếu chưa đối chiếu được.
catalog-lint-missing-set = Lựa chọn này chưa nói đặt "{ $name }" thành gì.
catalog-advice-missing-set = Thêm set. Không có set thì mức nguy cơ tính "{ $name }" là chưa biết.
catalog-lint-no-choices = Mục "{ $name }" cần ít nhất 2 lựa chọn.
catalog-advice-no-choices = Thêm lựa chọn cho "{ $name }": mỗi lựa chọn một nhóm control.choice.
catalog-lint-no-provisions = Văn bản "{ $name }" không có quy định nào và không nói vì sao.
catalog-advice-no-provisions = Thêm quy định cho "{ $name }", hoặc thêm no_provisions với lý do.
catalog-lint-no-remedy = Chưa mục nào có việc nên làm "{ $name }".
catalog-advice-no-remedy = Thêm một nhóm control.remedy có kind = "{ $name }" vào mục phù hợp.

catalog-lint-missing-parameter = Thiếu tham số "{ $name }".
catalog-advice-missing-parameter = Thêm một nhóm param có name = "{ $name }".
catalog-lint-unknown-parameter = Chương trình không dùng tham số nào tên "{ $name }".
catalog-advice-unknown-parameter = Sửa lại tên, hoặc bỏ nhóm param này.
catalog-lint-bad-triple = Ba số của tham số "{ $name }" không đúng thứ tự hoặc ngoài khoảng.
catalog-advice-bad-triple = Số lo không âm, lo không quá mid, mid không quá hi. Với unit = "prob" hoặc "loss" thì hi không quá 1.

catalog-lint-bad-mark = Mức tin cậy "{ $name }" không có.
catalog-advice-bad-mark = Dùng một trong các từ: { $expected }.
catalog-lint-bad-scope = Phạm vi "{ $name }" không có.
catalog-advice-bad-scope = Dùng một trong các từ: { $expected }.
catalog-lint-bad-attribute = Thuộc tính "{ $name }" không có.
catalog-advice-bad-attribute = Dùng một trong các từ: { $expected }.
catalog-lint-bad-word = Từ "{ $name }" không dùng được cho thuộc tính này.
catalog-advice-bad-word = Dùng một trong các từ: { $expected }.
catalog-lint-bad-method = Cách xác minh "{ $name }" không có.
catalog-advice-bad-method = Dùng một trong các từ: { $expected }.
catalog-lint-bad-fix-kind = Loại việc "{ $name }" không có.
catalog-advice-bad-fix-kind = Dùng một trong các từ: { $expected }. Việc không có con số trong mô hình thì bỏ khóa kind.
catalog-lint-bad-value = Giá trị "{ $name }" không có.
catalog-advice-bad-value = Dùng một trong các từ: { $expected }.
catalog-lint-bad-date = Ngày ở "{ $name }" chưa đúng.
catalog-advice-bad-date = Viết { $name } = 2026-01-31: năm, tháng, ngày, không có ngoặc kép, không có giờ.
catalog-lint-bad-site = "{ $name }" chưa phải một tên miền đã đăng ký.
catalog-advice-bad-site = Viết tên miền trần, chữ thường, không có phần đứng trước: zalo.me, không phải https://id.zalo.me.
catalog-lint-bad-number = Số { $name } ngoài khoảng cho phép.
catalog-advice-bad-number = Dùng một số từ { $low } đến { $high }.
catalog-lint-set-not-allowed = Giá trị set này không đúng loại cho thuộc tính "{ $name }".
catalog-advice-set-not-allowed = Ở đây cần { $expected }.
catalog-lint-attribute-scope = Thuộc tính "{ $name }" không thuộc phạm vi của mục này.
catalog-advice-attribute-scope = Thuộc tính "{ $name }" chỉ dùng với scope = "{ $expected }".
catalog-lint-several-answers = Ngoài phần khai ban đầu, mỗi câu chỉ có một câu trả lời.
catalog-advice-several-answers = Bỏ multiple, hoặc tách thành nhiều mục, mỗi mục một câu hỏi.

catalog-lint-bad-id = Mã "{ $name }" viết chưa đúng.
catalog-advice-bad-id = Dùng chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ.
catalog-lint-duplicate-id = Mã "{ $name }" có hai lần.
catalog-advice-duplicate-id = Lần đầu ở { $first }. Đặt mã khác cho mục mới.
catalog-lint-redefines-built-in = Mã "{ $name }" đã có sẵn trong chương trình.
catalog-advice-redefines-built-in = Thư mục thêm không thay được mục có sẵn ({ $first }). Đặt mã khác.
catalog-lint-name-taken = Tên "{ $name }" đã thuộc về mục khác cùng loại.
catalog-advice-name-taken = Người trả lời không phân biệt được hai tên giống nhau ({ $first }). Đặt tên khác, ví dụ thêm tên cơ quan.
catalog-lint-id-removed = Mã "{ $name }" đã dùng nay không còn.
catalog-advice-id-removed = Trả lại mã cũ. Nếu bỏ hẳn thì sửa dòng này thành: { $line }
catalog-lint-id-retired = Mã "{ $name }" đã bỏ, không dùng lại được.
catalog-advice-id-retired = Đặt mã khác. Trong ids.lock còn dòng: retired { $line }
catalog-lint-id-not-locked = Mã "{ $name }" chưa có trong ids.lock.
catalog-advice-id-not-locked = Mục mới thì thêm vào ids.lock dòng: { $line }
catalog-lint-bad-lock-line = Chưa hiểu dòng "{ $name }".
catalog-advice-bad-lock-line = Mỗi dòng là một loại và một mã, ví dụ: control second-factor. Loại: control, choice, platform, pack, directive, provision.
catalog-lint-missing-lock = Thư mục này chưa có ids.lock.
catalog-advice-missing-lock = Tạo tệp ids.lock, mỗi dòng một loại và một mã, ví dụ: control second-factor.

catalog-lint-unknown-control = Không có mục nào mã "{ $name }".
catalog-advice-unknown-control = Xem mã có sẵn bằng lệnh rasoat checklist list.
catalog-lint-unknown-choice = Không có lựa chọn nào mã "{ $name }".
catalog-advice-unknown-choice = Viết đúng mã lựa chọn của mục đó.
catalog-lint-unknown-platform = Không có nền tảng nào mã "{ $name }".
catalog-advice-unknown-platform = Viết mã của một tệp trong thư mục platforms.
catalog-lint-unknown-incident = Không có sự cố nào mã "{ $name }".
catalog-advice-unknown-incident = Viết mã của một nhóm [[incident]] trong incidents.toml.
catalog-lint-unknown-directive = Không có văn bản nào mã "{ $name }".
catalog-advice-unknown-directive = Xem mã có sẵn bằng lệnh rasoat directive list.
catalog-lint-unknown-provision = Không có quy định nào mã "{ $name }".
catalog-advice-unknown-provision = Viết mã văn bản, dấu # rồi mã quy định, như trong thư mục directives.
catalog-lint-ended-provision = Quy định "{ $name }" thuộc văn bản đã hết hiệu lực.
catalog-advice-ended-provision = Dẫn quy định của văn bản thay thế ({ $expected }), hoặc bỏ dòng này.
catalog-lint-unprotective-provision = Quy định "{ $name }" không đòi hỏi giữ an toàn tài khoản hay dữ liệu.
catalog-advice-unprotective-provision = Bỏ dòng này. Chỉ quy định có protective = true mới đứng sau một mục.
catalog-lint-two-remedies = Việc nên làm "{ $name }" có ở hai chỗ.
catalog-advice-two-remedies = Chỗ đầu là { $first }. Giữ một, bỏ khóa kind ở chỗ kia; hoặc để không nền tảng nào có cả hai mục.
catalog-lint-bad-row = Không hỏi được dòng "{ $name }" của buổi tập huấn.
catalog-advice-bad-row = Viết mục@nền-tảng đúng như một dòng ở trên; nền tảng đó phải có mục này, và mục chỉ nhận một câu trả lời.
catalog-lint-not-together = Mục "{ $name }" chưa có câu hỏi chung cho nhiều tài khoản.
catalog-advice-not-together = Thêm together vào mục đó, hoặc bỏ mã khỏi danh sách này.
catalog-lint-never-asked = Chưa nền tảng nào có mục "{ $name }", nên sẽ không ai được hỏi.
catalog-advice-never-asked = Thêm mục vào một tệp trong thư mục platforms.
catalog-lint-too-many-minutes = Các bước cần { $number } phút, quá { $high } phút đầu.
catalog-advice-too-many-minutes = Giữ lại việc gấp nhất. Việc khác để ở phần báo ai hoặc giữ lại gì.
catalog-lint-over-budget = Bộ câu hỏi "{ $name }" cần khoảng { $number } phút, quá { $high } phút dự kiến.
catalog-advice-over-budget = Bớt mục, hỏi chung nhiều tài khoản bằng together, hoặc đặt limit.

catalog-lint-not-https = Liên kết "{ $name }" không phải https.
catalog-advice-not-https = Dùng địa chỉ bắt đầu bằng https://, có tên trang, không có khoảng trắng và không có dấu @ trước tên trang.
catalog-lint-not-nfc = Chữ ở đây chưa ở dạng Unicode dựng sẵn (NFC).
catalog-advice-not-nfc = Gõ lại từ này với bảng mã Unicode dựng sẵn, không dùng Unicode tổ hợp.
catalog-lint-invisible-character = Trong chữ ở đây có ký tự ẩn { $name }, mắt không thấy nhưng cửa sổ dòng lệnh làm theo.
catalog-advice-invisible-character = Xóa ký tự đó, hoặc gõ lại cả đoạn bằng tay.
catalog-lint-unknown-placeholder = Chỗ trống { $name } không có ở câu này.
catalog-advice-unknown-placeholder = Chỗ trống dùng được ở đây: { $expected }.
catalog-lint-placeholder-differs = Câu này thiếu { $name }, câu ở ngôn ngữ kia thì có.
catalog-advice-placeholder-differs = Hai ngôn ngữ dùng cùng chỗ trống. Thêm { $name } hoặc bỏ ở cả hai.
catalog-lint-forbidden-word = Nên tránh "{ $name }".
catalog-advice-forbidden-word = Thay bằng: { $expected }. Nhãn của nền tảng thì đặt trong ngoặc kép.
catalog-lint-open-question = Câu hỏi này không kết thúc bằng "chưa?" hoặc "không?".
catalog-advice-open-question = Viết lại sao cho trả lời được bằng "đã" hay "chưa", "có" hay "không". Không dùng "phải không?".
catalog-lint-stale = Đã { $number } ngày chưa kiểm tra lại, từ ngày { $date }.
catalog-advice-stale = Mở lại nguồn, sửa nội dung nếu đã đổi, rồi ghi ngày mới.
catalog-lint-date-in-future = Ngày { $date } sau ngày { $today }.
catalog-advice-date-in-future = Ghi ngày đã thật sự mở nguồn ra xem.
