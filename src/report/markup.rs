//! HTML building blocks. All text passes [`escape`].

use std::fmt::Write as _;

use crate::ids::Lang;
use crate::report::chart::{Data, Picture};
use crate::report::tables::Table;
use crate::texts::PageText;

/// `text` as HTML text or attribute value. A percent sign stays on the line of its number.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Control characters other than white space are no part of HTML.
            c if c.is_control() && !c.is_whitespace() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.replace(" %", "\u{a0}%")
}

/// A paragraph; nothing for an empty text.
pub fn paragraph(class: &str, text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<p{class}>{}</p>\n", escape(text))
}

/// A heading of level 1 to 6.
pub fn heading(level: u8, text: &str) -> String {
    format!("<h{level}>{}</h{level}>\n", escape(text))
}

/// A table with caption and heads for rows and columns, that scrolls by itself where the screen is narrow. `text` says
/// that cells hold words, not figures.
pub fn table(table: &Table, text: bool) -> String {
    let caption = escape(&table.title);
    let class = if text { " class=\"words\"" } else { "" };
    // Focusable, so that it can be scrolled from the keyboard.
    let mut html = format!(
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\">\n<table{class}><caption><span>{caption}</span>\
         </caption>\n<thead><tr>"
    );
    for head in &table.head {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(head));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        html.push_str("<tr>");
        for (i, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ =
                if i == 0 { write!(html, "<th scope=\"row\">{cell}</th>") } else { write!(html, "<td>{cell}</td>") };
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n");
    html.push_str(&paragraph("note", &table.note));
    html
}

/// A picture with its title above, what it shows and its source below, and the numbers behind it.
pub fn figure(picture: &Picture, lang: Lang) -> String {
    let text = |t: PageText| escape(t.get(lang));
    let title = escape(&picture.title);
    let mut html = format!(
        "<figure data-name=\"{}\">\n<p class=\"title\">{title}</p>\n<div class=\"picture\">\n{}</div>\n<figcaption>{} <span \
         class=\"source\">{}</span></figcaption>\n",
        escape(&picture.id),
        picture.inline(),
        escape(&picture.caption),
        escape(&picture.source)
    );
    html.push_str("<p class=\"save\" hidden>");
    for (kind, text) in [("svg", PageText::SaveSvg), ("png", PageText::SavePng), ("csv", PageText::SaveCsv)] {
        let text = escape(text.get(lang));
        let _ = write!(
            html,
            "<button type=\"button\" data-save=\"{kind}\" aria-label=\"{text}: {title}\">{text}</button> "
        );
    }
    html.push_str("</p>\n");
    let _ = writeln!(html, "<details><summary>{}</summary>", text(PageText::Numbers));
    html.push_str(&data(&picture.title, &picture.data));
    html + "</details>\n</figure>\n"
}

/// The numbers behind a picture, each also as machines read it.
fn data(title: &str, data: &Data) -> String {
    let caption = escape(title);
    let mut html = format!(
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\">\n<table><caption><span>{caption}</span>\
         </caption>\n<thead><tr>"
    );
    for head in &data.heads {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(head));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for (label, cells) in &data.rows {
        let _ = write!(html, "<tr><th scope=\"row\">{}</th>", escape(label));
        for cell in cells {
            let _ = write!(html, "<td data-plain=\"{}\">{}</td>", escape(&cell.plain), escape(&cell.shown));
        }
        html.push_str("</tr>\n");
    }
    html + "</tbody></table></div>\n"
}

/// A list; nothing for no items.
pub fn list(items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let mut html = String::from("<ul>\n");
    for item in items {
        let _ = writeln!(html, "<li>{}</li>", escape(item));
    }
    html + "</ul>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_is_made_harmless() {
        assert_eq!(escape("<a href='x'>\"&\u{1}"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\u{fffd}");
        assert_eq!(escape("80 %"), "80\u{a0}%");
    }

    #[test]
    fn tables_name_their_rows_and_columns() {
        let mut t = Table::new("C <1>".into(), "first".into(), ["second".to_string()]);
        t.row("row", ["<i>".to_string()]);
        let html = table(&t, false);
        for part in [
            "<caption><span>C &lt;1&gt;</span></caption>",
            "<th scope=\"col\">second</th>",
            "<th scope=\"row\">row</th>",
        ] {
            assert!(html.contains(part), "{html}");
        }
        assert!(html.contains("<td>&lt;i&gt;</td>"));
    }
}
