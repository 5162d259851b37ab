//! A text as phones get it (3GPP TS 23.038 and 23.040): in GSM's alphabet or, where that has not all letters, in UCS-2, and
//! in parts where it is long.

/// GSM's alphabet; a letter's place is its number. The escape, at 27, is no letter.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Letters that take the escape before them.
const EXTENDED: &[(char, u8)] = &[
    ('^', 0x14),
    ('{', 0x28),
    ('}', 0x29),
    ('\\', 0x2f),
    ('[', 0x3c),
    ('~', 0x3d),
    (']', 0x3e),
    ('|', 0x40),
    ('€', 0x65),
];
const ESCAPE: u8 = 0x1b;
/// Bytes of a text of one part, and of a part of several beside the header that says which it is. The centre packs eight
/// letters of GSM's alphabet into seven bytes, so there are more of them.
const GSM: (usize, usize) = (160, 153);
const UCS2: (usize, usize) = (140, 134);

/// The parts of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// Whether they are in UCS-2.
    pub is_ucs2: bool,
    /// Each, with its header where there are several.
    pub bytes: Vec<Vec<u8>>,
}

/// Divides a text; parts of one text share a `number`. `None` for a text of more than 255 parts.
pub fn parts(text: &str, number: u8) -> Option<Parts> {
    let gsm: Option<Vec<Vec<u8>>> = text.chars().map(letter).collect();
    let is_ucs2 = gsm.is_none();
    let letters = gsm.unwrap_or_else(|| text.chars().map(utf16).collect());
    let (alone, of_several) = if is_ucs2 { UCS2 } else { GSM };
    if letters.iter().map(Vec::len).sum::<usize>() <= alone {
        let bytes = vec![letters.concat()];
        return Some(Parts { is_ucs2, bytes });
    }
    let mut divided = vec![Vec::new()];
    for letter in letters {
        // A letter is never divided.
        if divided
            .last()
            .is_none_or(|part| part.len() + letter.len() > of_several)
        {
            divided.push(Vec::new());
        }
        divided.last_mut()?.extend(letter);
    }
    let total = u8::try_from(divided.len()).ok()?;
    let bytes = (1..=total)
        .zip(divided)
        .map(|(place, part)| [vec![5, 0, 3, number, total, place], part].concat())
        .collect();
    Some(Parts { is_ucs2, bytes })
}

/// Whether GSM's alphabet has all letters of a text.
pub fn is_gsm(text: &str) -> bool {
    text.chars().all(|one| letter(one).is_some())
}

fn letter(letter: char) -> Option<Vec<u8>> {
    let basic = BASIC
        .chars()
        .position(|other| other == letter && letter != '\u{1b}');
    if let Some(number) = basic {
        return Some(vec![u8::try_from(number).ok()?]);
    }
    let (_, number) = EXTENDED.iter().find(|(other, _)| *other == letter)?;
    Some(vec![ESCAPE, *number])
}

fn utf16(letter: char) -> Vec<u8> {
    let mut units = [0; 2];
    let units = letter.encode_utf16(&mut units);
    units.iter().flat_map(|unit| unit.to_be_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_as_few_parts_as_it_can() {
        assert_eq!(BASIC.chars().count(), 128);
        let lengths = |text: &str| {
            let parts = parts(text, 7).unwrap();
            let lengths: Vec<usize> = parts.bytes.iter().map(Vec::len).collect();
            (parts.is_ucs2, lengths)
        };
        assert_eq!(lengths(&"a".repeat(160)), (false, vec![160]));
        assert_eq!(lengths(&"a".repeat(161)), (false, vec![159, 14]));
        assert_eq!(lengths(&"€".repeat(80)), (false, vec![160]));
        assert_eq!(
            lengths(&"€".repeat(81)),
            (false, vec![158, 16]),
            "no letter is divided"
        );
        assert_eq!(lengths(&"ш".repeat(70)), (true, vec![140]));
        assert_eq!(lengths(&"ш".repeat(71)), (true, vec![140, 14]));
        assert_eq!(parts("@à{", 7).unwrap().bytes, [vec![0, 0x7f, 0x1b, 0x28]]);
        let long = parts(&"a".repeat(161), 7).unwrap();
        assert_eq!(long.bytes[1][..6], [5, 0, 3, 7, 2, 2]);
        assert!(parts(&"a".repeat(153 * 255 + 1), 7).is_none());
    }
}
