//! What a picture says besides what it shows: where and when it was taken, with which telephone, by whom. None of it comes in; nor
//! does what a recording says besides what one hears.
//!
//! A page with scripts draws a photo anew before it sends it; without scripts it arrives as the camera wrote it. Here, in the one
//! place through which every file comes, all of it is left out that is not needed to show the picture as it is: of a JPEG which way
//! is up, and of both how colours are meant. The picture itself is not touched. What a telephone records tells its place in boxes of
//! their own; these are emptied where they stand, since the others say by their distance from the start where the sound lies.

use exif::{In, Reader, Tag};

/// Why a file is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// A picture that does not hold together as its kind of file does.
    Damaged,
    /// A recording that does not hold together.
    Broken,
    /// It shows who is there and where, and nobody asked for that.
    Video,
}

use Refused::{Broken, Damaged, Video};

impl Refused {
    /// The sentence that says so beside the field.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Damaged => "upload-damaged",
            Broken => "upload-broken",
            Video => "upload-video",
        }
    }
}

type Result<T> = std::result::Result<T, Refused>;

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

/// The picture or recording without what it says besides; other files as they are.
pub(crate) fn stripped(mut bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(&bytes)
    } else if bytes.starts_with(b"\x89PNG") {
        png(&bytes)
    } else if bytes.get(4..8).is_some_and(|name| name == b"ftyp") {
        boxes(&mut bytes, Layer::File)?;
        Ok(bytes)
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
    // An entry that leads nowhere is not to lay the picture on its side; what could be read is enough.
    let read = Reader::new().continue_on_error(true).read_raw(tiff.to_vec());
    let exif = read.or_else(|error| error.distill_partial_result(drop)).ok()?;
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

/// How deep a box stands in an ISO base media file (ISO/IEC 14496-12, 6.2.3), as far down as anything is said of the place.
#[derive(Clone, Copy)]
enum Layer {
    File,
    /// The whole recording, or a piece of it that was sent as it was made.
    Movie,
    /// One track of it.
    Track,
    /// What kind of track.
    Media,
}

/// How long the head of the first box is, and the box with it.
fn extent(bytes: &[u8]) -> Result<(usize, usize)> {
    let short = u32::from_be_bytes(*bytes.first_chunk().ok_or(Broken)?);
    let (head, whole) = match short {
        // To the end.
        0 => (8, bytes.len()),
        // The length did not fit, and stands behind the name.
        1 => {
            let long = u64::from_be_bytes(*bytes.get(8..).and_then(|from| from.first_chunk()).ok_or(Broken)?);
            (16, usize::try_from(long).map_err(|_| Broken)?)
        }
        _ => (8, usize::try_from(short).map_err(|_| Broken)?),
    };
    if whole < head { Err(Broken) } else { Ok((head, whole)) }
}

/// Empties, without moving anything, the boxes that may say where and with what the recording was made.
fn boxes(mut rest: &mut [u8], layer: Layer) -> Result<()> {
    while !rest.is_empty() {
        let (head, whole) = extent(rest)?;
        let (this, after) = rest.split_at_mut_checked(whole).ok_or(Broken)?;
        let (head, content) = this.split_at_mut_checked(head).ok_or(Broken)?;
        let name: &mut [u8; 4] = head.get_mut(4..).and_then(|from| from.first_chunk_mut()).ok_or(Broken)?;
        match (layer, &*name) {
            // Room left free may still hold what another program only crossed out.
            (_, b"udta" | b"uuid" | b"free" | b"skip") | (Layer::File | Layer::Movie | Layer::Track, b"meta") => {
                *name = *b"free";
                content.fill(0);
            }
            (Layer::File, b"moov" | b"moof") => boxes(content, Layer::Movie)?,
            (Layer::Movie, b"trak" | b"traf") => boxes(content, Layer::Track)?,
            (Layer::Track, b"mdia") => boxes(content, Layer::Media)?,
            (Layer::Media, b"hdlr") if content.get(8..12).ok_or(Broken)? == b"vide" => return Err(Video),
            _ => {}
        }
        rest = after;
    }
    Ok(())
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
        exif_with(way, 38)
    }

    /// The same, with GPS said to be that many bytes from the start.
    fn exif_with(way: u8, gps: u32) -> Vec<u8> {
        let entry = |tag: u16, kind: u16, value: u32| {
            let value = if kind == 3 { value << 16 } else { value };
            [tag.to_be_bytes().as_slice(), &kind.to_be_bytes(), &1_u32.to_be_bytes(), &value.to_be_bytes()].concat()
        };
        let directory = [entry(0x0112, 3, way.into()), entry(0x8825, 4, gps)].concat();
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
    fn a_photo_stands_up_though_an_entry_leads_nowhere() {
        for gps in [60_000, u32::MAX, 8] {
            // Before or behind the entry that says which way is up.
            let behind = exif_with(6, gps);
            let (start, entries) = behind.split_at(16);
            let (up, gps_then_on) = entries.split_at(12);
            let (place, on) = gps_then_on.split_at(12);
            let before = [start, place, up, on].concat();
            for said in [behind.clone(), before] {
                let tiff = said.strip_prefix(b"Exif\0\0").unwrap().to_vec();
                assert!(Reader::new().read_raw(tiff).is_err(), "there is something wrong with it");
                let whole = [vec![0xff, SOI], segment(APP1, &said), segment(SOS, b"head"), DRAWN.to_vec(), vec![0xff, EOI]].concat();
                let expected = [vec![0xff, SOI], upright(6).to_vec(), segment(SOS, b"head"), DRAWN.to_vec(), vec![0xff, EOI]].concat();
                assert_eq!(stripped(whole), Ok(expected), "{gps}");
            }
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

    /// How a box says its length.
    #[derive(Clone, Copy, Debug)]
    enum Said {
        Short,
        Long,
        ToTheEnd,
    }

    fn boxed_as(said: Said, name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = |head: usize| head + content.len();
        match said {
            Said::Short => [&u32::try_from(length(8)).unwrap().to_be_bytes(), name.as_slice(), content].concat(),
            Said::Long => [&[0, 0, 0, 1], name.as_slice(), &u64::try_from(length(16)).unwrap().to_be_bytes(), content].concat(),
            Said::ToTheEnd => [&[0; 4], name.as_slice(), content].concat(),
        }
    }

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        boxed_as(Said::Short, name, content)
    }

    /// What says which kind of track it is.
    fn handler(kind: &[u8; 4]) -> Vec<u8> {
        boxed(b"hdlr", &[&[0; 8], kind.as_slice(), &[0; 12], b"Handler\0"].concat())
    }

    const PLACE: &[u8] = b"+13.5120+002.1125/";
    const SOUND: &[u8] = b"sound udta and moov in it, uuid";

    /// A recording in which those boxes named `name` say the place, wherever such may stand.
    fn recording(brand: &[u8; 4], name: &[u8; 4], said: Said, kind: &[u8; 4]) -> Vec<u8> {
        let place = boxed_as(said, name, &boxed(b"\xa9xyz", PLACE));
        let media = boxed(b"mdia", &[boxed(b"mdhd", b"pace"), handler(kind), boxed(b"minf", b"where the sound lies")].concat());
        let track = boxed_as(said, b"trak", &[place.clone(), boxed(b"tkhd", b"track"), media, place.clone()].concat());
        let movie = boxed_as(said, b"moov", &[boxed(b"mvhd", b"movie"), track, place.clone()].concat());
        let piece = boxed(b"moof", &[boxed(b"mfhd", b"1"), boxed(b"traf", &[boxed(b"tfhd", b"1"), place.clone()].concat()), place.clone()].concat());
        [boxed(b"ftyp", brand), place.clone(), movie, boxed(b"mdat", SOUND), piece, place].concat()
    }

    #[test]
    fn a_recording_says_no_more_than_one_hears() {
        for brand in [b"M4A ", b"mp42", b"isom", b"3gp4"] {
            for name in [b"udta", b"meta", b"uuid", b"free", b"skip"] {
                for said in [Said::Short, Said::Long] {
                    let whole = recording(brand, name, said, b"soun");
                    let out = stripped(whole.clone()).unwrap();
                    assert!(!holds(&out, PLACE) && !holds(&out, b"\xa9xyz"), "{name:?} {said:?}");
                    assert_eq!(out.len(), whole.len());
                    // All that is not such a box stays byte for byte where it was.
                    let bare = boxed_as(said, name, &boxed(b"\xa9xyz", PLACE));
                    let empty = boxed_as(said, b"free", &vec![0; boxed(b"\xa9xyz", PLACE).len()]);
                    let mut expected = whole;
                    while let Some(at) = expected.windows(bare.len()).position(|window| window == bare) {
                        expected[at..at + bare.len()].copy_from_slice(&empty);
                    }
                    assert_eq!(out, expected);
                    assert_eq!(stripped(out.clone()), Ok(out), "twice is as once");
                }
            }
        }
    }

    #[test]
    fn a_box_to_the_end_is_emptied_to_the_end() {
        type Wrap = fn(&[u8]) -> Vec<u8>;
        let place = boxed_as(Said::ToTheEnd, b"udta", PLACE);
        let empty = boxed_as(Said::ToTheEnd, b"free", &[0; PLACE.len()]);
        let head = boxed(b"ftyp", b"M4A ");
        // At the end of the file, of the movie, and of a movie that itself goes to the end.
        let wraps: [Wrap; 3] = [
            |last| last.to_vec(),
            |last| [boxed(b"moov", &boxed(b"trak", last)), boxed(b"mdat", SOUND)].concat(),
            |last| boxed_as(Said::ToTheEnd, b"moov", last),
        ];
        for wrap in wraps {
            assert_eq!(stripped([head.clone(), wrap(&place)].concat()), Ok([head.clone(), wrap(&empty)].concat()));
        }
        let sound = [head, boxed_as(Said::ToTheEnd, b"mdat", SOUND)].concat();
        assert_eq!(stripped(sound.clone()), Ok(sound), "sound of unknown length is sound");
    }

    #[test]
    fn a_user_box_of_the_media_is_emptied_and_what_lies_deeper_is_not_touched() {
        let movie = |media: &[u8]| [boxed(b"ftyp", b"M4A "), boxed(b"moov", &boxed(b"trak", &boxed(b"mdia", media)))].concat();
        let deep = movie(&boxed(b"minf", &boxed(b"stbl", &boxed(b"meta", b"samples"))));
        assert_eq!(stripped(deep.clone()), Ok(deep));
        assert_eq!(stripped(movie(&boxed(b"udta", PLACE))), Ok(movie(&boxed(b"free", &[0; PLACE.len()]))));
    }

    #[test]
    fn a_video_is_no_recording() {
        for said in [Said::Short, Said::Long] {
            assert_eq!(stripped(recording(b"isom", b"udta", said, b"vide")), Err(Video));
        }
        // Sound first, the video in the second track.
        let track = |kind| boxed(b"trak", &boxed(b"mdia", &handler(kind)));
        let both = [boxed(b"ftyp", b"mp42"), boxed(b"moov", &[track(b"soun"), track(b"vide")].concat())].concat();
        assert_eq!(stripped(both), Err(Video));
    }

    #[test]
    fn a_recording_that_does_not_add_up_is_refused() {
        let head = boxed(b"ftyp", b"M4A ");
        let track = |media: &[u8]| boxed(b"moov", &boxed(b"trak", &boxed(b"mdia", media)));
        let cases: [Vec<u8>; 12] = [
            b"\0\0\0".to_vec(),
            b"\0\0\0\x08mda".to_vec(),
            b"\0\0\0\x07mdat".to_vec(),
            b"\0\0\0\x09mdat".to_vec(),
            b"\xff\xff\xff\xffmdat".to_vec(),
            b"\0\0\0\x01mdat\0\0\0\0".to_vec(),
            b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x0f".to_vec(),
            b"\0\0\0\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
            boxed(b"moov", b"\0\0\0\x40udta"),
            boxed(b"moov", &boxed(b"trak", b"\0\0\0\x40udta")),
            track(b"\0\0\0\x02hdlr"),
            track(&boxed(b"hdlr", b"\0\0\0\0\0\0\0\0vid")),
        ];
        for case in cases {
            assert_eq!(stripped([head.clone(), case.clone()].concat()), Err(Broken), "{case:02x?}");
        }
        assert_eq!(stripped(b"\0\0\0\x40ftypM4A ".to_vec()), Err(Broken));
    }

    #[test]
    fn what_is_refused_is_said() {
        let parsed = |bytes: &[u8]| {
            use base64::Engine as _;
            let body = base64::engine::general_purpose::STANDARD.encode(bytes);
            crate::Upload::parse("evidence", &format!("data:audio/mp4;base64,{body}"))
        };
        let sound = parsed(&recording(b"M4A ", b"udta", Said::Short, b"soun")).unwrap().unwrap();
        assert_eq!(sound.sniff(), Some("audio/mp4"));
        assert!(!holds(&sound.bytes, PLACE));
        let cases = [
            (recording(b"isom", b"udta", Said::Short, b"vide"), "upload-video"),
            (b"\0\0\0\x40ftypM4A ".to_vec(), "upload-broken"),
            (b"\xff\xd8\xff".to_vec(), "upload-damaged"),
        ];
        for (bytes, key) in cases {
            let Err(crate::Error::Invalid(problems)) = parsed(&bytes) else { panic!("{key}") };
            assert_eq!(problems, crate::Problems::one("evidence", key));
        }
    }

    /// Boxes in boxes, three deep, of names that matter and one that does not; what may be emptied always holds the place.
    fn tree() -> impl Strategy<Value = Vec<u8>> {
        let said = || prop::sample::select(vec![Said::Short, Said::Long]);
        let leaf = || {
            let plain = (said(), prop::sample::select(vec![b"mdat", b"tkhd", b"abcd"]), prop::collection::vec(any::<u8>(), 0..9));
            let telling = (said(), prop::sample::select(vec![b"udta", b"meta", b"uuid"]));
            prop_oneof![
                plain.prop_map(|(said, name, content)| boxed_as(said, name, &content)),
                telling.prop_map(|(said, name)| boxed_as(said, name, &[b"XX", PLACE].concat())),
            ]
        };
        let holding = |name: &'static [u8; 4], inner: BoxedStrategy<Vec<u8>>| {
            (said(), prop::collection::vec(inner, 0..5)).prop_map(move |(said, all)| boxed_as(said, name, &all.concat()))
        };
        let track = holding(b"trak", leaf().boxed());
        let movie = holding(b"moov", prop_oneof![leaf(), track].boxed());
        prop::collection::vec(prop_oneof![leaf(), movie], 0..6).prop_map(|all| [boxed(b"ftyp", b"M4A "), all.concat()].concat())
    }

    proptest! {
        #[test]
        fn no_recording_says_its_place_and_its_sound_stays(all in tree()) {
            // The sound stands last and goes to the end, so that its place is known.
            let whole = [all, boxed_as(Said::ToTheEnd, b"mdat", SOUND)].concat();
            let out = stripped(whole.clone()).unwrap();
            prop_assert_eq!(out.len(), whole.len());
            prop_assert!(!holds(&out, PLACE) && out.ends_with(SOUND));
            // Byte for byte either as it was, or of a box that was emptied.
            prop_assert!(out.iter().zip(&whole).all(|(new, old)| new == old || *new == 0 || b"free".contains(new)));
            prop_assert_eq!(stripped(out.clone()), Ok(out));
        }

        #[test]
        fn a_recording_that_was_bent_breaks_nothing(at in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()) {
            let mut bent = recording(b"M4A ", b"udta", Said::Long, b"soun");
            let place = at.index(bent.len());
            bent[place] = byte;
            bent.truncate(end.index(bent.len() + 1));
            if let Ok(out) = stripped(bent.clone()) {
                prop_assert_eq!(out.len(), bent.len());
                prop_assert_eq!(stripped(out.clone()), Ok(out));
            }
        }

        #[test]
        fn no_bytes_break_it(kind in 0..4_usize, tail in prop::collection::vec(any::<u8>(), 0..300)) {
            let ftyp: &[u8] = b"\0\0\0\x0cftypM4A ";
            let head: &[u8] = [b"\xff\xd8\xff".as_slice(), PNG_SIGNATURE, ftyp, b""].get(kind).copied().unwrap();
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
