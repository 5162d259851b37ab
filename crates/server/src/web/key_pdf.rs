//! The sheet of a new recovery key as a PDF file: the same words as on the printed page (`templates/key_sheet.html`).
//!
//! The page is as wide as A4 and as high as Letter, so that either paper holds it unscaled. It is one font, whose
//! letters cover the scripts of Europe and the Middle East; a display name that needs others is left out, and the user
//! name beside it, which is ASCII, says whose account it is.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use ttf_parser::Face;

use super::pages::form::KeySheet;
use super::texts::{Direction, Texts};
use crate::error::{Error, Result};

/// DejaVu Sans (see `fonts/LICENSE-DejaVu.txt`).
static FONT: &[u8] = include_bytes!("../../fonts/DejaVuSans.ttf");

/// 210 mm, the width of A4, in points of 1/72 inch.
const WIDTH: f32 = 595.28;
/// 11 inches, the height of Letter.
const HEIGHT: f32 = 792.0;
/// More than any printer leaves blank.
const MARGIN: f32 = 64.0;
/// Where the values of the facts begin.
const FACT_INDENT: f32 = 110.0;
const ITEM_INDENT: f32 = 22.0;

/// Shades of grey: any printer has them.
const INK: u8 = 0x1b;
const QUIET: u8 = 0x55;

/// One piece of the sheet, in the order in which they are written.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Title(String),
    Key(String),
    Fact(String, String),
    Heading(String),
    Text(String),
    Item(String),
}

/// What the sheet says. Never the password or a phone: it knows neither.
fn pieces(sheet: &KeySheet, t: &Texts, face: &Face<'_>) -> Vec<Piece> {
    let say = |key: &str| t.say(key).to_string();
    let written = |text: &str| text.chars().all(|letter| face.glyph_index(letter).is_some());
    let account = if written(&sheet.display_name) && !sheet.display_name.is_empty() {
        format!("{} ({})", sheet.display_name, sheet.user_name)
    } else {
        sheet.user_name.clone()
    };
    vec![
        Piece::Title(say("sheet-head")),
        Piece::Key(sheet.copied()),
        Piece::Fact(say("sheet-account"), account),
        Piece::Fact(say("sheet-site"), sheet.site.clone()),
        Piece::Fact(say("sheet-date"), t.day(&sheet.made_at)),
        Piece::Heading(say("sheet-what-title")),
        Piece::Text(say("sheet-what")),
        Piece::Heading(say("sheet-how-title")),
        Piece::Item(say("sheet-how-1")),
        Piece::Item(say("sheet-how-2")),
        Piece::Item(say("sheet-how-3")),
        Piece::Heading(say("sheet-keep-title")),
        Piece::Text(say("sheet-keep")),
    ]
}

/// Whether the one font has every letter: of Japanese and Hindi it has none. The page itself can be printed in any
/// language, for browsers have other fonts.
fn can_write(face: &Face<'_>, pieces: &[Piece]) -> bool {
    let all = |text: &str| text.chars().all(|letter| face.glyph_index(letter).is_some());
    pieces.iter().all(|piece| match piece {
        Piece::Fact(name, value) => all(name) && all(value),
        Piece::Title(text)
        | Piece::Key(text)
        | Piece::Heading(text)
        | Piece::Text(text)
        | Piece::Item(text) => all(text),
    })
}

/// The sheet as the bytes of a PDF file of one page; in English where the font lacks a letter of the language.
///
/// # Errors
/// A fault, where the file cannot be written.
pub fn key_pdf(sheet: &KeySheet, t: &Texts) -> Result<Vec<u8>> {
    let broken = || {
        Error::Fault(anyhow::anyhow!(
            "the font of the recovery key sheet cannot be read"
        ))
    };
    let face = Face::parse(FONT, 0).map_err(|_| broken())?;
    let font = Font::new(FONT.into(), 0).ok_or_else(broken)?;
    let english = Texts::english();
    let mut said = pieces(sheet, t, &face);
    let t = if can_write(&face, &said) {
        t
    } else {
        said = pieces(sheet, &english, &face);
        &english
    };
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(t.say("sheet-name").to_string())
            .language(t.language()),
    );
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(broken)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let mut pen = Pen {
        surface: &mut surface,
        font,
        face: &face,
        rtl: t.dir() == Direction::Rtl,
        y: MARGIN,
    };
    let mut number = 0;
    for piece in said {
        if let Piece::Item(_) = piece {
            number += 1;
        }
        pen.write(piece, number);
    }
    surface.finish();
    page.finish();
    document.finish().map_err(|error| {
        Error::Fault(anyhow::anyhow!(
            "the recovery key sheet cannot be written: {error:?}"
        ))
    })
}

/// The sheet as a download that nobody keeps a copy of on the way.
///
/// # Errors
/// As [`key_pdf`].
pub fn answer(sheet: &KeySheet, t: &Texts) -> Result<Response> {
    // User names are ASCII letters, digits, dots, hyphens and underscores.
    let name = format!("attachment; filename=\"recovery-key-{}.pdf\"", sheet.user_name);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, key_pdf(sheet, t)?).into_response())
}

/// Writes from the top of the page to its end.
struct Pen<'a, 's> {
    surface: &'a mut Surface<'s>,
    font: Font,
    face: &'a Face<'a>,
    rtl: bool,
    /// The upper edge of what is written next, in points from the top.
    y: f32,
}

impl Pen<'_, '_> {
    fn write(&mut self, piece: Piece, number: u8) {
        match piece {
            Piece::Title(text) => {
                self.paragraph(&text, 20.0, 0.0, INK);
                self.y += 18.0;
            }
            Piece::Key(text) => self.key(&text),
            Piece::Fact(name, value) => {
                let top = self.y;
                self.line(&name, 10.0, 0.0, QUIET);
                self.y = top;
                self.paragraph(&value, 11.0, FACT_INDENT, INK);
                self.y += 4.0;
            }
            Piece::Heading(text) => {
                self.y += 20.0;
                self.paragraph(&text, 13.0, 0.0, INK);
                self.y += 3.0;
            }
            Piece::Text(text) => self.paragraph(&text, 11.0, 0.0, INK),
            Piece::Item(text) => {
                let top = self.y;
                self.line(&format!("{number}."), 11.0, 0.0, QUIET);
                self.y = top;
                self.paragraph(&text, 11.0, ITEM_INDENT, INK);
                self.y += 3.0;
            }
        }
    }

    /// The key in a frame, as large as the line allows.
    fn key(&mut self, text: &str) {
        const HIGH: f32 = 76.0;
        const SIZE: f32 = 32.0;
        let mut path = PathBuilder::new();
        if let Some(frame) = Rect::from_xywh(MARGIN, self.y, WIDTH - 2.0 * MARGIN, HIGH) {
            path.push_rect(frame);
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke {
                paint: luma::Color::new(INK).into(),
                width: 1.5,
                ..Stroke::default()
            }));
            self.surface.draw_path(&path);
            self.surface.set_stroke(None);
        }
        let room = WIDTH - 2.0 * MARGIN - 32.0;
        let size = SIZE.min(SIZE * room / self.width(text, SIZE).max(1.0));
        let x = (WIDTH - self.width(text, size)) / 2.0;
        let baseline = self.y + HIGH / 2.0 + size * 0.36;
        self.draw(text, size, x, baseline, INK);
        self.y += HIGH + 22.0;
    }

    /// Words in as many lines as they need.
    fn paragraph(&mut self, text: &str, size: f32, indent: f32, shade: u8) {
        let room = WIDTH - 2.0 * MARGIN - indent;
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, size) <= room || line.is_empty() {
                line = longer;
            } else {
                self.line(&line, size, indent, shade);
                line = word.to_owned();
            }
        }
        self.line(&line, size, indent, shade);
    }

    fn line(&mut self, text: &str, size: f32, indent: f32, shade: u8) {
        let room = WIDTH - 2.0 * MARGIN - indent;
        let below = self.y + size * 1.45;
        let baseline = self.y + size;
        // A name without spaces may be longer than the line: it is written smaller.
        let size = size.min(size * room / self.width(text, size).max(1.0));
        let x = if self.rtl {
            WIDTH - MARGIN - indent - self.width(text, size)
        } else {
            MARGIN + indent
        };
        self.draw(text, size, x, baseline, shade);
        self.y = below;
    }

    fn draw(&mut self, text: &str, size: f32, x: f32, baseline: f32, shade: u8) {
        self.surface.set_fill(Some(Fill {
            paint: luma::Color::new(shade).into(),
            ..Fill::default()
        }));
        self.surface.draw_text(
            Point::from_xy(x, baseline),
            self.font.clone(),
            size,
            text,
            false,
            TextDirection::Auto,
        );
    }

    /// How wide a line comes out, in points.
    fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|letter| self.face.glyph_hor_advance(self.face.glyph_index(letter)?))
            .map(u32::from)
            .sum();
        units as f32 * size / f32::from(self.face.units_per_em())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorcode_engine::time::Timestamp;

    fn sheet() -> KeySheet {
        KeySheet {
            groups: ["2718", "2818", "2845", "90"].map(str::to_owned).into(),
            display_name: "Mira Castellanos".into(),
            user_name: "mira".into(),
            made_at: Timestamp::from_ms(1_795_529_100_000),
            site: "example.org".into(),
        }
    }

    #[test]
    fn the_sheet_says_whose_key_it_is_and_what_for() {
        let face = Face::parse(FONT, 0).unwrap();
        let sheet = sheet();
        let said = pieces(&sheet, &Texts::english(), &face);
        let all = format!("{said:?}");
        for part in [
            sheet.copied().as_str(),
            &sheet.display_name,
            &sheet.user_name,
            &sheet.site,
            "choose ‘Use your recovery key’",
        ] {
            assert!(all.contains(part), "{part} in {all}");
        }
        assert!(!all.contains('⟦'), "{all}");
        assert!(can_write(&face, &said));
    }

    #[test]
    fn a_name_that_the_font_cannot_write_is_left_to_the_user_name() {
        let face = Face::parse(FONT, 0).unwrap();
        let mut sheet = sheet();
        sheet.display_name = "山田".into();
        let said = pieces(&sheet, &Texts::english(), &face);
        assert!(said.contains(&Piece::Fact("Account".into(), sheet.user_name.clone())));
    }

    /// The language of the file is in its catalog.
    #[test]
    fn the_sheet_is_in_the_language_where_the_font_has_its_letters_else_in_english() {
        let written = |wished: &str| {
            let pdf = key_pdf(&sheet(), &Texts::choose(Some(wished), None)).unwrap();
            let text = String::from_utf8_lossy(&pdf).into_owned();
            ["de", "ar", "ja", "en"]
                .into_iter()
                .find(|tag| text.contains(&format!("/Lang({tag})")))
        };
        assert_eq!(written("de"), Some("de"));
        assert_eq!(written("ar"), Some("ar"));
        assert_eq!(written("ja"), Some("en"));
    }

    #[test]
    fn the_file_is_one_small_page_even_with_the_longest_names() {
        let mut sheet = sheet();
        for name in ["Ada", &"W".repeat(64), &"Wwww wwww ".repeat(6)] {
            sheet.display_name = name.into();
            sheet.site = format!("{}.example.org:8443", "w".repeat(63));
            let pdf = key_pdf(&sheet, &Texts::english()).unwrap();
            assert!(pdf.starts_with(b"%PDF-1."));
            assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
            let text = String::from_utf8_lossy(&pdf);
            assert_eq!(text.matches("/Type/Page/").count(), 1);
            assert!(pdf.len() < 100_000, "{} bytes", pdf.len());
        }
    }
}
