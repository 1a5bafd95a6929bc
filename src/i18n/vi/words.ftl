# Words that several rooms share: one concept, one term.
state-good = tốt
state-bad = cần sửa
state-not-checked = chưa kiểm tra
state-could-not-check = không kiểm tra được
evidence-declared = theo trí nhớ
evidence-looked = vừa mở xem
evidence-parsed = đọc từ tệp
evidence-measured = chương trình đo
grade-A = thấp
grade-B = khá thấp
grade-C = trung bình
grade-D = cao
grade-E = rất cao
lower-is-better = càng thấp càng tốt
mark-verified = đã đối chiếu nguồn
mark-secondary = theo nguồn thứ cấp
mark-unverified = chưa xác minh được
