//! What a picture says besides what it shows: where and when it was taken, with which telephone, by whom. None of it comes in.
//!
//! A page with scripts draws a photo anew before it sends it; without scripts it arrives as the camera wrote it. Here, in the one
//! place through which every file comes, all of it is left out that is not needed to show the picture as it is: of a JPEG which way
//! is up, and of both how colours are meant. The picture itself is not touched.

use exif::{In, Reader, Tag};

/// Why a picture is not taken: it does not hold together as its kind of file does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Damaged;

type Result<T> = std::result::Result<T, Damaged>;

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks without which a PNG cannot be shown, or not in its colours.
const PNG_KEPT: [&[u8; 4]; 12] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"pHYs"];

/// Markers of a JPEG (ITU T.81, table B.1).
const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const COM: u8 = 0xfe;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;
const APP15: u8 = 0xef;

/// The picture without what it says besides; other files as they are.
pub(crate) fn stripped(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(&bytes)
    } else if bytes.starts_with(b"\x89PNG") {
        png(&bytes)
    } else {
        Ok(bytes)
    }
}

/// The first `length` bytes, and the rest.
fn cut(bytes: &[u8], length: usize) -> Result<(&[u8], &[u8])> {
    bytes.split_at_checked(length).ok_or(Damaged)
}

fn png(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut rest = bytes.strip_prefix(PNG_SIGNATURE).ok_or(Damaged)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(PNG_SIGNATURE);
    let (mut first, mut drawn) = (true, false);
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk().ok_or(Damaged)?);
        // Length, name, content and check.
        let whole = usize::try_from(length).ok().and_then(|length| length.checked_add(12)).ok_or(Damaged)?;
        let (chunk, after) = cut(rest, whole)?;
        let name: &[u8; 4] = chunk.get(4..).and_then(|from| from.first_chunk()).ok_or(Damaged)?;
        if first != (name == b"IHDR") {
            return Err(Damaged);
        }
        let kept = PNG_KEPT.contains(&name);
        // A chunk in capitals that nobody knows makes the whole unreadable; any other is to spare.
        if !kept && name.first().is_some_and(u8::is_ascii_uppercase) {
            return Err(Damaged);
        }
        if kept {
            out.extend_from_slice(chunk);
        }
        (first, drawn, rest) = (false, drawn || name == b"IDAT", after);
        if name == b"IEND" {
            // What comes after the end is no picture.
            return if drawn { Ok(out) } else { Err(Damaged) };
        }
    }
}

/// Whether a segment is needed to show the picture as it is.
fn keeps(marker: u8, content: &[u8]) -> bool {
    match marker {
        APP0 => content.starts_with(b"JFIF\0"),
        APP2 => content.starts_with(b"ICC_PROFILE\0"),
        APP14 => content.starts_with(b"Adobe"),
        APP0..=APP15 | COM => false,
        _ => true,
    }
}

/// Which way is up, where it is not as the lines run.
fn turned(marker: u8, content: &[u8]) -> Option<u8> {
    let tiff = content.strip_prefix(b"Exif\0\0").filter(|_| marker == APP1)?;
    let exif = Reader::new().read_raw(tiff.to_vec()).ok()?;
    let value = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    u8::try_from(value).ok().filter(|way| (2..=8).contains(way))
}

/// A segment that says only which way is up: one entry of one directory.
fn upright(way: u8) -> [u8; 36] {
    let mut out = *b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    if let Some(place) = out.get_mut(29) {
        *place = way;
    }
    out
}

/// The drawn lines after the head of a scan, up to the next marker that is one, and the rest from there.
fn lines(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    // Within the lines a marker's first byte is followed by 0, by a mark to start again, or by itself.
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7 | 0xff));
    cut(bytes, bytes.windows(2).position(ends).ok_or(Damaged)?)
}

fn jpeg(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI]).ok_or(Damaged)?;
    let mut kept: Vec<&[u8]> = Vec::new();
    let (mut way, mut drawn) = (None, false);
    loop {
        let after = rest.strip_prefix(b"\xff").ok_or(Damaged)?;
        let marker = *after.first().ok_or(Damaged)?;
        if marker == 0xff {
            // Filling before a marker.
            rest = after;
            continue;
        }
        if marker == EOI {
            break;
        }
        if matches!(marker, 0 | 1 | 0xd0..=SOI) {
            return Err(Damaged);
        }
        let length = u16::from_be_bytes(*after.get(1..).and_then(|from| from.first_chunk()).ok_or(Damaged)?);
        if length < 2 {
            return Err(Damaged);
        }
        let (segment, next) = cut(rest, usize::from(length) + 2)?;
        let content = segment.get(4..).unwrap_or_default();
        way = way.or_else(|| turned(marker, content));
        if keeps(marker, content) {
            kept.push(segment);
        }
        rest = next;
        if marker == SOS {
            let (drawing, next) = lines(rest)?;
            kept.push(drawing);
            (drawn, rest) = (true, next);
        }
    }
    if !drawn {
        return Err(Damaged);
    }
    // What comes after the end is no picture, or another one.
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xff, SOI]);
    let is_jfif = |segment: &&[u8]| segment.get(1) == Some(&APP0);
    // The head of the file form stands first, if there is one.
    let (heads, others): (Vec<&[u8]>, Vec<&[u8]>) = match kept.split_first() {
        Some((first, others)) if is_jfif(first) => (vec![*first], others.to_vec()),
        _ => (Vec::new(), kept),
    };
    heads.into_iter().for_each(|segment| out.extend_from_slice(segment));
    if let Some(way) = way {
        out.extend_from_slice(&upright(way));
    }
    others.into_iter().for_each(|segment| out.extend_from_slice(segment));
    out.extend_from_slice(&[0xff, EOI]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    }

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        [u32::try_from(content.len()).unwrap().to_be_bytes().as_slice(), name, content, b"crc."].concat()
    }

    /// An EXIF directory with a place where GPS is said to be, and which way is up.
    fn exif(way: u8) -> Vec<u8> {
        let entry = |tag: u16, kind: u16, value: u32| {
            let value = if kind == 3 { value << 16 } else { value };
            [tag.to_be_bytes().as_slice(), &kind.to_be_bytes(), &1_u32.to_be_bytes(), &value.to_be_bytes()].concat()
        };
        let directory = [entry(0x0112, 3, way.into()), entry(0x8825, 4, 38)].concat();
        let gps = [&[0, 1], entry(0x0001, 2, 0x4e00_0000).as_slice(), &[0, 0, 0, 0], b"13.512N GPS"].concat();
        [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".as_slice(), &directory, &[0, 0, 0, 0], &gps].concat()
    }

    const DRAWN: &[u8] = b"\x01\x02\xff\x00\xff\xd3 lines \xff\x00in the picture";

    fn photo(way: u8) -> Vec<u8> {
        [
            vec![0xff, SOI],
            segment(APP0, b"JFIF\0\x01\x01"),
            segment(APP1, &exif(way)),
            segment(APP1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS</x:xmpmeta>"),
            segment(APP2, b"ICC_PROFILE\0\x01\x01colours"),
            segment(APP2, b"MPF\0another picture"),
            segment(0xed, b"Photoshop 3.0\0author GPS"),
            segment(APP14, b"Adobe\0"),
            segment(0xdb, b"tables"),
            segment(COM, b"GPS taken by Awa"),
            segment(SOS, b"head"),
            [b"\x01\xff\x00\x02".as_slice(), b"scan"].concat(),
            segment(COM, b"GPS again"),
            segment(SOS, b"more"),
            DRAWN.to_vec(),
            vec![0xff, 0xff, EOI],
            b"trailer GPS".to_vec(),
        ]
        .concat()
    }

    fn holds(bytes: &[u8], word: &[u8]) -> bool {
        bytes.windows(word.len()).any(|window| window == word)
    }

    #[test]
    fn a_photo_says_no_more_than_it_shows() {
        for way in 0..=9 {
            let out = stripped(photo(way)).unwrap();
            for word in [b"GPS".as_slice(), b"Awa", b"author", b"xmpmeta", b"MPF", b"trailer"] {
                assert!(!holds(&out, word), "{}", String::from_utf8_lossy(word));
            }
            for word in [b"JFIF".as_slice(), b"ICC_PROFILE\0\x01\x01colours", b"Adobe", b"tables", b"\xda\x00\x06head\x01\xff\x00\x02scan", DRAWN] {
                assert!(holds(&out, word), "{}", String::from_utf8_lossy(word));
            }
            // A picture that lies on its side still stands up, and says nothing else.
            let found = Reader::new().read_from_container(&mut std::io::Cursor::new(&out));
            match way {
                2..=8 => {
                    let found = found.unwrap();
                    let fields: Vec<(Tag, Option<u32>)> = found.fields().map(|field| (field.tag, field.value.get_uint(0))).collect();
                    assert_eq!(fields, [(Tag::Orientation, Some(u32::from(way)))]);
                }
                _ => assert!(found.is_err(), "nothing is to be said"),
            }
            assert_eq!(stripped(out.clone()), Ok(out), "twice is as once");
        }
    }

    #[test]
    fn a_png_keeps_its_lines_and_its_colours() {
        let whole = [
            PNG_SIGNATURE.to_vec(),
            chunk(b"IHDR", b"size of thirteen"),
            chunk(b"tEXt", b"Author GPS"),
            chunk(b"iCCP", b"colours"),
            chunk(b"eXIf", &exif(6)),
            chunk(b"IDAT", b"lines"),
            chunk(b"iTXt", b"GPS"),
            chunk(b"zTXt", b"GPS"),
            chunk(b"tIME", b"GPS"),
            chunk(b"prVt", b"GPS"),
            chunk(b"IEND", b""),
            b"GPS".to_vec(),
        ]
        .concat();
        let out = stripped(whole).unwrap();
        let lean = [PNG_SIGNATURE.to_vec(), chunk(b"IHDR", b"size of thirteen"), chunk(b"iCCP", b"colours"), chunk(b"IDAT", b"lines"), chunk(b"IEND", b"")];
        assert_eq!(out, lean.concat());
    }

    #[test]
    fn what_does_not_hold_together_is_refused() {
        let (ihdr, idat, iend) = (chunk(b"IHDR", b"size"), chunk(b"IDAT", b"lines"), chunk(b"IEND", b""));
        let png = |chunks: &[&[u8]]| [PNG_SIGNATURE, &chunks.concat()].concat();
        let jpeg = |segments: &[&[u8]]| [&[0xff, SOI], segments.concat().as_slice()].concat();
        let end = [0xff, EOI];
        let cases = [
            png(&[&idat, &iend]),
            png(&[&ihdr, &ihdr, &idat, &iend]),
            png(&[&ihdr, &iend]),
            png(&[&ihdr, &idat]),
            png(&[&ihdr, &chunk(b"CgBI", b""), &idat, &iend]),
            png(&[&ihdr, &idat, b"\xff\xff\xff\xffIEND"]),
            b"\x89PNG".to_vec(),
            jpeg(&[&segment(0xdb, b"x"), &end]),
            jpeg(&[&segment(SOS, b"x"), b"lines without an end"]),
            jpeg(&[&[0xff, 0xe1, 0, 1], &end]),
            jpeg(&[&[0xff, 0xe1, 0xff, 0xff], &end]),
            jpeg(&[&[0xff, SOI], &end]),
            b"\xff\xd8\xff".to_vec(),
        ];
        for case in cases {
            assert_eq!(stripped(case.clone()), Err(Damaged), "{case:02x?}");
        }
        for other in [b"%PDF-1.7 GPS".as_slice(), b"", b"a;b"] {
            assert_eq!(stripped(other.to_vec()), Ok(other.to_vec()), "what is no picture stays as it is");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(kind in 0..3_usize, tail in prop::collection::vec(any::<u8>(), 0..300)) {
            let head: &[u8] = [b"\xff\xd8\xff".as_slice(), PNG_SIGNATURE, b""].get(kind).copied().unwrap();
            let whole = [head, &tail].concat();
            if let Ok(out) = stripped(whole.clone()) {
                prop_assert!(out.len() <= whole.len().max(64));
                prop_assert_eq!(stripped(out.clone()), Ok(out));
            }
        }

        #[test]
        fn a_photo_that_was_bent_says_nothing_and_breaks_nothing(at in any::<prop::sample::Index>(), byte in any::<u8>(), way in 0..10_u8) {
            let mut bent = photo(way);
            let place = at.index(bent.len());
            bent[place] = byte;
            if let Ok(out) = stripped(bent) {
                prop_assert_eq!(stripped(out.clone()), Ok(out));
            }
        }

        #[test]
        fn segments_of_the_picture_are_not_touched(all in prop::collection::vec((0xc0_u8..0xff, prop::collection::vec(any::<u8>(), 0..20)), 0..12)) {
            let shows = |marker: u8| !matches!(marker, 0xd0..=0xda | 0xe0..=0xff);
            let written: Vec<Vec<u8>> = all.iter().filter(|(marker, _)| !matches!(marker, 0xd0..=0xda)).map(|(marker, content)| segment(*marker, content)).collect();
            let whole = [vec![0xff, SOI], written.concat(), segment(SOS, b"head"), DRAWN.to_vec(), vec![0xff, EOI]].concat();
            let shown: Vec<Vec<u8>> = all.iter().filter(|(marker, _)| shows(*marker) || (0xf0..0xfe).contains(marker)).map(|(marker, content)| segment(*marker, content)).collect();
            let expected = [vec![0xff, SOI], shown.concat(), segment(SOS, b"head"), DRAWN.to_vec(), vec![0xff, EOI]].concat();
            prop_assert_eq!(stripped(whole), Ok(expected));
        }
    }
}
