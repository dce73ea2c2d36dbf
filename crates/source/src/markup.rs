//! Files with a script among markup.

/// The scripts of a file with markup; every line stays where it is.
pub(crate) fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = text.starts_with("---");
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim_start();
        // The front of an Astro file is a script between two lines of dashes.
        if trimmed.starts_with("---") {
            inside = at == 0;
        } else if trimmed.starts_with("<script") {
            inside = !line.contains("</script>");
        } else if trimmed.starts_with("</script") {
            inside = false;
        } else if inside {
            out += line;
            continue;
        }
        out.push('\n');
    }
    out
}
