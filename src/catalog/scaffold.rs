//! What `checklist new` writes: an overlay folder that passes the linter as it stands.

use super::fields::is_kebab;
use super::{Error, embedded};

/// The files of a new folder, `(path inside it, text)`; `name` becomes the id of its pack.
pub fn scaffold(name: &str) -> Result<Vec<(String, String)>, Error> {
    let files = embedded::CATALOG.iter().chain(embedded::REGISTRY);
    let taken = files
        .clone()
        .any(|(path, _)| path.rsplit('/').next() == Some(&format!("{name}.toml")));
    if !is_kebab(name) || taken {
        return Err(Error::BadName {
            name: name.to_owned(),
        });
    }
    let fill = |text: &str| text.replace("TEN", name);
    Ok(vec![
        ("README.md".to_owned(), fill(README)),
        (format!("packs/{name}.toml"), fill(PACK)),
        (format!("directives/{name}.toml"), fill(DIRECTIVES)),
        ("controls.toml".to_owned(), fill(CONTROLS)),
        ("ids.lock".to_owned(), fill(LOCK)),
    ])
}

const README: &str = "\
# Danh mục TEN

Thư mục này thêm bộ câu hỏi và văn bản của địa phương vào `rasoat`.
Thư mục chỉ thêm mục mới, không thay mục có sẵn trong chương trình.

1. Mở `packs/TEN.toml`, sửa tên, giới thiệu và danh sách mục.
2. Mở `directives/TEN.toml`, bỏ dấu `#` ở mẫu rồi điền số, ngày, nguồn của văn bản.
3. Mục riêng của địa phương thì viết trong `controls.toml`.
4. Mã mới thì thêm một dòng vào `ids.lock`.
5. Chạy `rasoat checklist lint` với đường dẫn của thư mục này, sửa đến khi không còn lỗi.

In English: this folder adds question packs and directives; it replaces nothing that is built in.
Edit the files, write new ids into `ids.lock`, and run `rasoat checklist lint` on this folder.
";

const PACK: &str = "\
# Bộ câu hỏi. Mã (id) giống tên tệp và không đổi về sau.
[pack]
id = \"TEN\"
title = { vi = \"Bộ câu hỏi TEN\", en = \"Question pack TEN\" }
about = { vi = \"Những mục nên rà soát trước.\", en = \"What to review first.\" }
# Số phút dự kiến cho một người có 5 tài khoản.
budget_minutes = 30
# Mã của các mục, theo thứ tự hỏi. Xem mã có sẵn: rasoat checklist list
controls = [\"password-reuse\", \"second-factor\", \"sessions\"]
# Mục hỏi một lần cho mọi tài khoản.
together = []
";

const DIRECTIVES: &str = "\
# Văn bản của địa phương. Bỏ dấu # ở mẫu dưới đây rồi điền.
# Chỉ ghi điều đã đọc trong nguồn. Chưa đối chiếu được thì ghi mark = \"unverified\".
#
# [[directive]]
# id = \"TEN-1\"
# number = \"\"
# issuer = { vi = \"\", en = \"\" }
# level = \"party-provincial\"       # law decree circular ministerial-decision resolution standard party-central party-provincial
# title = { vi = \"\", en = \"\" }
# short = { vi = \"\", en = \"\" }
# issued = 2026-01-31
# in_force = 2026-01-31
# status = \"unknown\"               # in-force in-force-partly ended unknown
# status_mark = \"unverified\"       # verified secondary unverified
# territory = \"TEN\"
# sources = [\"\"]
# checked = 2026-01-31
# mark = \"unverified\"
# no_provisions = { vi = \"\", en = \"\" }   # lý do, nếu không có quy định nào dưới đây
#
# [[directive.provision]]
# id = \"d1\"
# article = { vi = \"Điều 1\", en = \"Article 1\" }
# text = { vi = \"\", en = \"\" }      # diễn giải, không phải nguyên văn
# mark = \"unverified\"
# protective = false               # true khi quy định đòi hỏi giữ an toàn tài khoản hoặc dữ liệu
";

const CONTROLS: &str = "\
# Mục riêng của địa phương. Bỏ dấu # ở mẫu dưới đây rồi điền.
#
# [[control]]
# id = \"TEN-muc-1\"
# scope = \"person\"                 # person device number password account
# title = { vi = \"\", en = \"\" }
# question = { vi = \"\", en = \"\" }  # kết thúc bằng chưa hoặc không
# why = { vi = \"\", en = \"\" }
# look = { vi = \"\", en = \"\" }
# fix = { vi = \"\", en = \"\" }
# seconds = 30
# provisions = []
# source = \"\"
# checked = 2026-01-31
# mark = \"unverified\"
#
# [[control.choice]]
# id = \"yes\"
# text = { vi = \"\", en = \"\" }
# state = \"good\"                   # good bad neutral
#
# [[control.choice]]
# id = \"no\"
# text = { vi = \"\", en = \"\" }
# state = \"bad\"
";

const LOCK: &str = "\
# Mỗi dòng là một mã đã dùng. Mã không đổi và không dùng lại.
# Mã bị bỏ thì thêm chữ retired ở đầu dòng, không xóa dòng.
pack TEN
";
