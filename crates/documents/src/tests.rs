//! Every template in every language, with usual and with extreme data. To look at the results:
//! `DOCUMENTS_SHOW=/some/folder cargo test -p documents`.

use typst::layout::FrameItem;

use super::*;
use card::card;

const LANGS: [Lang; 3] = [Lang::Fr, Lang::En, Lang::Ar];
const LAYOUTS: [CardLayout; 3] = [CardLayout::CreditCard, CardLayout::SheetOfTen, CardLayout::A4];
/// Everything that means something to typst, to XML or to a shell.
const MARKUP: &str = r##"#panic("x") $x^2$ *b* _i_ `c` <l> @r \ " ' = [a] {b} // /* &amp; %PDF ~ -- ..."##;

fn pick(lang: Lang, fr: &str, en: &str, ar: &str) -> String {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
        Lang::Ar => ar,
    }
    .to_owned()
}

/// A name, a word without a break, a paragraph, text with markup: whatever may be typed.
fn extremes() -> [String; 4] {
    [
        "Marie-Antoinette Ouédraogo Barthélemy de la Kaya ".repeat(4),
        "Mohamedabdoulayeousmane".repeat(8),
        format!("{}\n{}", "عبد الرحمن محمد الأمين ولد سيدي أحمد ".repeat(6), "ተስፋዬ ገብረ መድኅን"),
        MARKUP.to_owned(),
    ]
}

fn photo() -> Image {
    Image::new(include_bytes!("../fixtures/photo.jpg").to_vec()).unwrap()
}

fn signature() -> Image {
    Image::new(include_bytes!("../fixtures/signature.png").to_vec()).unwrap()
}

fn show(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("DOCUMENTS_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), bytes).unwrap();
    }
}

/// It is a PDF that claims PDF/UA-1, or, with `accessible` false, does not.
fn check(name: &str, bytes: &[u8], accessible: bool) {
    assert!(bytes.starts_with(b"%PDF"), "{name}");
    assert_eq!(contains(bytes, b"pdfuaid:part"), accessible, "{name}");
    show(name, bytes);
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Pages, and no warning from the typesetter.
fn pages(template: Template, data: &impl Serialize) -> usize {
    engine::compose(template, data, &[], |document, warnings| {
        let messages: Vec<_> = warnings.iter().map(|warning| warning.message.to_string()).collect();
        assert_eq!(messages, Vec::<String>::new(), "{template:?}");
        Ok(document.pages().len())
    })
    .unwrap()
}

fn card_labels(lang: Lang) -> CardLabels {
    CardLabels {
        title: pick(lang, "Cartes du 12 mars 2027", "Cards of 12 March 2027", "بطاقات 12 مارس 2027"),
        centre: pick(lang, "Centre de transit d’Agadez", "Agadez transit centre", "مركز العبور في أغاديز"),
        if_found: pick(
            lang,
            "Carte trouvée ? Merci de la remettre au bureau de l’OIM le plus proche ou d’appeler le +227 20 00 00 00.",
            "Found this card? Please hand it in at the nearest IOM office or call +227 20 00 00 00.",
            "هل وجدت هذه البطاقة؟ يرجى تسليمها إلى أقرب مكتب أو الاتصال على \u{2066}+227 20 00 00 00\u{2069}",
        ),
        qr: pick(lang, "Code QR de la carte", "QR code of the card", "رمز الاستجابة السريعة للبطاقة"),
        photo: pick(lang, "Photo du titulaire", "Photo of the holder", "صورة صاحب البطاقة"),
    }
}

fn card_of(name: &str, code: &str, greeting: &str, photo: Option<Image>) -> Card {
    Card { name: name.to_owned(), code: code.to_owned(), token: "RLS1-7QK2M9XW4TD8ZB3HVN6C".to_owned(), greeting: greeting.to_owned(), photo }
}

fn usual_cards() -> Vec<Card> {
    vec![
        card_of("Fatoumata Diallo", "AGZ-4K7-92", "A jaraama. Ko e kartal maa ɗoo.", Some(photo())),
        card_of("محمد جالو", "AGZ-8RT-15", "أهلاً بك. هذه بطاقتك.", None),
        card_of("Mohamed جالو ተስፋዬ", "AGZ-2WX-07", "Sannu da zuwa. Wannan katinka ne.", None),
        card_of("ተስፋዬ ገብረ መድኅን", "AGZ-9LM-31", "እንኳን ደህና መጡ።", Some(photo())),
    ]
}

fn receipt_of(lang: Lang) -> Receipt {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    Receipt {
        lang,
        title: p("Ce que j’ai accepté et refusé", "What I agreed to and refused", "ما وافقت عليه وما رفضته"),
        centre: card_labels(lang).centre,
        name: p("Fatoumata Diallo", "Fatoumata Diallo", "فاطوماتا ديالو"),
        code: "AGZ-4K7-92".to_owned(),
        date: p("12 mars 2027", "12 March 2027", "12 مارس 2027"),
        explained: explained_of(lang),
        decisions: decisions_of(lang),
        circumstances: circumstances_of(lang),
        withdraw: p(
            "Je peux changer d’avis à tout moment, sans dire pourquoi. Il suffit de le dire à l’accueil ou d’appeler le +227 20 00 00 00. L’aide ne s’arrête pas.",
            "I may change my mind at any time, without saying why. Telling the desk or calling +227 20 00 00 00 is enough. Help does not stop.",
            "يمكنني تغيير رأيي في أي وقت دون ذكر السبب. يكفي أن أخبر مكتب الاستقبال. لا تتوقف المساعدة.",
        ),
        wording: wording_of(lang),
        version: p("Texte version 3, du 1er février 2027", "Wording version 3, of 1 February 2027", "النص، الإصدار 3، 1 فبراير 2027"),
        signature: Some(signature()),
        printed: printed(lang),
        labels: receipt_labels(lang),
    }
}

fn explained_of(lang: Lang) -> Vec<String> {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    vec![
        p("Qui garde mes informations, et pourquoi", "Who keeps my information, and why", "من يحتفظ بمعلوماتي ولماذا"),
        p("Que je peux refuser sans perdre l’aide du centre", "That I may refuse and still get help", "أنه يمكنني الرفض دون أن أفقد المساعدة"),
        p("Que je peux voir, corriger et faire effacer mon dossier", "That I may see, correct and erase my file", "أنه يمكنني الاطلاع على ملفي وتصحيحه ومحوه"),
    ]
}

fn decisions_of(lang: Lang) -> Vec<Decision> {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    let decision = |label, answer, detail: &str| {
        let value = match answer {
            Answer::Agreed => p("D’accord", "Agreed", "موافقة"),
            Answer::Refused => p("Refus", "Refused", "رفض"),
            Answer::Open => p("Pas demandé", "Not asked", "لم يُسأل"),
        };
        Decision { label, value, answer, detail: detail.to_owned() }
    };
    vec![
        decision(p("Tenir un dossier à mon nom dans ce centre", "Keep a file in my name at this centre", "فتح ملف باسمي في هذا المركز"), Answer::Agreed, ""),
        decision(
            p("Partager mes besoins de santé avec la clinique", "Share my health needs with the clinic", "مشاركة احتياجاتي الصحية مع العيادة"),
            Answer::Agreed,
            &p("Seulement le rendez-vous du 14 mars", "Only the appointment of 14 March", "موعد 14 مارس فقط"),
        ),
        decision(p("Prendre une photo de moi", "Take a photo of me", "التقاط صورة لي"), Answer::Refused, ""),
        decision(p("Rechercher ma famille", "Trace my family", "البحث عن عائلتي"), Answer::Open, ""),
    ]
}

fn circumstances_of(lang: Lang) -> Vec<Row> {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    vec![
        Row::new(p("Comment", "How", "الطريقة"), p("À voix haute, avec témoin", "Aloud, with a witness", "شفهياً بحضور شاهد")),
        Row::new(p("Langue", "Language", "اللغة"), p("Poular", "Pular", "البولار")),
        Row::new(p("Interprète", "Interpreter", "المترجم"), "Aïssatou Bah"),
        Row::new(p("Témoin", "Witness", "الشاهد"), "Mariama Sow"),
        Row::new(p("Certifié par", "Certified by", "صدّق عليه"), "A. Issa"),
    ]
}

fn wording_of(lang: Lang) -> Vec<String> {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    vec![
        p(
            "Nous vous demandons votre accord pour noter ce que vous nous dites. Seules les personnes qui vous aident le lisent.",
            "We ask you to agree that we write down what you tell us. Only those who help you read it.",
            "نطلب موافقتك على تدوين ما تخبرنا به. لا يقرؤه إلا من يساعدونك.",
        ),
        p("Vous pouvez dire oui à une chose et non à une autre.", "You may say yes to one thing and no to another.", "يمكنك أن تقول نعم لشيء ولا لشيء آخر."),
    ]
}

fn printed(lang: Lang) -> String {
    pick(
        lang,
        "Imprimé le 12 mars 2027 à 14 h 05 par A. Issa",
        "Printed on 12 March 2027 at 14:05 by A. Issa",
        "طُبع في 12 مارس 2027 الساعة 14:05 من طرف أ. عيسى",
    )
}

fn receipt_labels(lang: Lang) -> ReceiptLabels {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    ReceiptLabels {
        person: p("Nom", "Name", "الاسم"),
        code: p("Code", "Code", "الرمز"),
        date: p("Date", "Date", "التاريخ"),
        explained: p("Ce qu’on m’a expliqué", "What was explained to me", "ما شُرح لي"),
        decisions: p("Ce que j’ai décidé", "What I decided", "ما قررته"),
        circumstances: p("Comment cela s’est passé", "How it was done", "كيف تم ذلك"),
        withdraw: p("Changer d’avis", "Changing my mind", "تغيير الرأي"),
        wording: p("Le texte qui m’a été lu", "The text that was read to me", "النص الذي قُرئ عليّ"),
        signature: p("Signature ou empreinte", "Signature or thumb print", "التوقيع أو البصمة"),
    }
}

fn seen_by_of(lang: Lang, rows: usize) -> SeenBy {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    let look = |i: usize| Look {
        when: p("12 mars 2027, 09:40", "12 March 2027, 09:40", "12 مارس 2027، 09:40"),
        who: if i.is_multiple_of(3) { "Aïchatou Moussa".to_owned() } else { p("A. Issa", "A. Issa", "أ. عيسى") },
        role: p("Accueil", "Desk", "الاستقبال"),
        part: if i.is_multiple_of(4) {
            p("Santé : rendez-vous et ordonnances du mois", "Health: appointments and prescriptions of the month", "الصحة: المواعيد والوصفات الطبية لهذا الشهر")
        } else {
            p("Identité et séjour", "Identity and stay", "الهوية والإقامة")
        },
    };
    SeenBy {
        lang,
        title: p("Qui a vu mon dossier", "Who has seen my file", "من اطّلع على ملفي"),
        intro: p(
            "Chaque consultation de votre dossier depuis le 1er mars 2027, la plus récente d’abord.",
            "Each look at your file since 1 March 2027, newest first.",
            "كل اطلاع على ملفك منذ 1 مارس 2027، الأحدث أولاً.",
        ),
        centre: card_labels(lang).centre,
        name: p("Fatoumata Diallo", "Fatoumata Diallo", "فاطوماتا ديالو"),
        code: "AGZ-4K7-92".to_owned(),
        printed: printed(lang),
        rows: (0..rows).map(look).collect(),
        labels: SeenByLabels {
            person: p("Nom", "Name", "الاسم"),
            code: p("Code", "Code", "الرمز"),
            when: p("Quand", "When", "متى"),
            who: p("Qui", "Who", "من"),
            role: p("Fonction", "Role", "الصفة"),
            part: p("Partie du dossier", "Part of the file", "جزء الملف"),
            empty: p("Personne n’a consulté ce dossier.", "Nobody has looked at this file.", "لم يطّلع أحد على هذا الملف."),
        },
    }
}

fn sheet_of(lang: Lang) -> Sheet {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    let stay = Section {
        heading: p("Séjour", "Stay", "الإقامة"),
        rows: vec![
            Row::new(p("Arrivée", "Arrived", "الوصول"), p("9 mars 2027", "9 March 2027", "9 مارس 2027")),
            Row::new(p("Chambre", "Room", "الغرفة"), "F2 · 3"),
            Row::new(p("Langues", "Languages", "اللغات"), p("Poular, un peu de français", "Pular, some French", "البولار وقليل من الفرنسية")),
        ],
        note: String::new(),
    };
    let needs = Section {
        heading: p("À faire", "To do", "للقيام به"),
        rows: vec![Row::new(
            p("Consignes", "Instructions", "تعليمات"),
            p(
                "Appeler l’infirmière avant tout déplacement.\nToujours avec la petite Aïssatou.",
                "Call the nurse before any move.\nAlways together with little Aïssatou.",
                "استدعاء الممرضة قبل أي تنقل.\nتُرافَق دائماً مع الطفلة عائشاتو.",
            ),
        )],
        note: p("2 notes sont réservées à l’infirmière.", "2 notes are kept for the nurse.", "ملاحظتان مخصصتان للممرضة."),
    };
    Sheet {
        lang,
        title: p("Fatoumata Diallo", "Fatoumata Diallo", "فاطوماتا ديالو"),
        subtitle: p("AGZ-4K7-92 · présente depuis 4 jours", "AGZ-4K7-92 · here for 4 days", "AGZ-4K7-92 · هنا منذ 4 أيام"),
        centre: card_labels(lang).centre,
        printed: printed(lang),
        sections: vec![stay, needs],
    }
}

#[test]
fn cards_compile_in_every_language_and_layout() {
    for lang in LANGS {
        for layout in LAYOUTS {
            let bytes = card(&usual_cards(), layout, lang, &card_labels(lang)).unwrap();
            check(&format!("card_{layout:?}_{lang:?}"), &bytes, true);
        }
    }
}

#[test]
fn cards_hold_extreme_data() {
    for lang in LANGS {
        for layout in LAYOUTS {
            let mut cards: Vec<_> = extremes().iter().map(|s| card_of(s, s, s, Some(photo()))).collect();
            cards.push(card_of("", "", "", None));
            cards.extend(extremes().iter().map(|s| card_of(s, "AGZ-4K7-92", s, None)));
            let mut labels = card_labels(lang);
            labels.centre = extremes().concat();
            labels.if_found = extremes().concat();
            let bytes = card(&cards, layout, lang, &labels).unwrap();
            check(&format!("card_extreme_{layout:?}_{lang:?}"), &bytes, true);
        }
    }
}

#[test]
fn eleven_cards_fill_two_sheets() {
    let cards: Vec<_> = usual_cards().into_iter().cycle().take(11).collect();
    assert_eq!(card_pages(&cards, CardLayout::SheetOfTen), 2);
    assert_eq!(card_pages(&cards, CardLayout::CreditCard), 11);
    assert_eq!(card_pages(&cards, CardLayout::A4), 11);
    let bytes = card(&cards, CardLayout::SheetOfTen, Lang::Fr, &card_labels(Lang::Fr)).unwrap();
    check("eleven", &bytes, true);
}

fn card_pages(cards: &[Card], layout: CardLayout) -> usize {
    let bare: Vec<_> = cards.iter().map(|card| Card { photo: None, ..card.clone() }).collect();
    let labels = card_labels(Lang::Fr);
    let (data, _) = card::Cards::new(&bare, Lang::Fr, &labels).unwrap();
    pages(layout.template(), &data)
}

#[test]
fn a_card_for_nobody_is_refused() {
    let none = card(&[], CardLayout::A4, Lang::Fr, &card_labels(Lang::Fr));
    assert!(matches!(none, Err(Error::NoCards)));
}

#[test]
fn receipts_compile_on_one_page() {
    for lang in LANGS {
        check(&format!("receipt_{lang:?}"), &receipt(&receipt_of(lang)).unwrap(), true);
        let unsigned = Receipt { signature: None, ..receipt_of(lang) };
        let data = receipt::Data { receipt: &unsigned, signature: None };
        assert_eq!(pages(Template::Receipt, &data), 1);
        assert!(pdf(Template::Receipt, &unsigned).is_ok());
    }
}

#[test]
fn receipts_hold_extreme_data() {
    for lang in LANGS {
        let [long, run, arabic, markup] = extremes();
        let rows: Vec<_> = extremes().into_iter().map(|s| Row::new(s.clone(), s)).collect();
        let decision = |s: String| Decision { label: s.clone(), value: s.clone(), answer: Answer::Refused, detail: s };
        let full = Receipt {
            title: long.clone(),
            centre: run.clone(),
            name: arabic.clone(),
            code: markup.clone(),
            explained: extremes().into(),
            decisions: extremes().map(decision).into(),
            circumstances: rows,
            withdraw: markup.clone(),
            wording: vec![format!("{long}\n{arabic}").repeat(2); 3],
            version: run,
            printed: long,
            ..receipt_of(lang)
        };
        check(&format!("receipt_extreme_{lang:?}"), &receipt(&full).unwrap(), true);
        let bare = Receipt {
            name: String::new(),
            explained: Vec::new(),
            decisions: Vec::new(),
            circumstances: Vec::new(),
            withdraw: String::new(),
            wording: Vec::new(),
            version: String::new(),
            signature: None,
            ..receipt_of(lang)
        };
        check(&format!("receipt_bare_{lang:?}"), &receipt(&bare).unwrap(), true);
    }
}

#[test]
fn the_list_of_looks_compiles_and_grows() {
    for lang in LANGS {
        check(&format!("seen_by_{lang:?}"), &seen_by(&seen_by_of(lang, 60)).unwrap(), true);
        check(&format!("seen_by_none_{lang:?}"), &seen_by(&seen_by_of(lang, 0)).unwrap(), true);
    }
    check("seen_by_500", &seen_by(&seen_by_of(Lang::Fr, 500)).unwrap(), true);
    assert!(pages(Template::SeenBy, &seen_by_of(Lang::Ar, 60)) > 1);
}

#[test]
fn the_list_of_looks_holds_extreme_data() {
    for lang in LANGS {
        let rows = extremes().map(|s| Look { when: s.clone(), who: s.clone(), role: s.clone(), part: s });
        let list = SeenBy { name: extremes().concat(), intro: String::new(), rows: rows.into(), ..seen_by_of(lang, 0) };
        check(&format!("seen_by_extreme_{lang:?}"), &seen_by(&list).unwrap(), true);
    }
}

#[test]
fn sheets_compile_and_hold_extreme_data() {
    for lang in LANGS {
        check(&format!("sheet_{lang:?}"), &person_sheet(&sheet_of(lang)).unwrap(), true);
        let section = |s: String| Section { heading: s.clone(), rows: vec![Row::new(s.clone(), s.repeat(3)), Row::new("", "")], note: s };
        let full = Sheet { title: extremes().concat(), subtitle: String::new(), sections: extremes().map(section).into(), ..sheet_of(lang) };
        check(&format!("sheet_extreme_{lang:?}"), &person_sheet(&full).unwrap(), true);
        let bare = Sheet { sections: Vec::new(), ..sheet_of(lang) };
        check(&format!("sheet_bare_{lang:?}"), &person_sheet(&bare).unwrap(), true);
    }
}

/// All text of a frame, without spaces.
fn text_of(frame: &typst::layout::Frame) -> String {
    let of_item = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect(),
        FrameItem::Group(group) => text_of(&group.frame),
        _ => String::new(),
    };
    frame.items().map(|(_, item)| of_item(item)).collect()
}

#[test]
fn markup_comes_out_as_it_was_typed() {
    let sheet = Sheet { title: MARKUP.to_owned(), ..sheet_of(Lang::En) };
    let bare: String = MARKUP.split_whitespace().collect();
    let text = engine::compose(Template::PersonSheet, &sheet, &[], |document, _| Ok(text_of(&document.pages()[0].frame)));
    let text = text.unwrap();
    assert!(text.contains(&bare), "{text}");
}

#[test]
fn no_usual_document_gives_a_warning() {
    for lang in LANGS {
        assert_eq!(pages(Template::PersonSheet, &sheet_of(lang)), 1);
        assert_eq!(pages(Template::SeenBy, &seen_by_of(lang, 3)), 1);
    }
}

#[test]
fn unknown_characters_give_a_plain_pdf() {
    let strange = Sheet { title: "ⵜⵉⵏⵀⵉⵏⴰⵏ 🦁 রহিম \u{0}\u{7}\u{200e}\u{e000}".to_owned(), ..sheet_of(Lang::Fr) };
    check("sheet_unknown", &person_sheet(&strange).unwrap(), false);
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let once = receipt(&receipt_of(Lang::Ar)).unwrap();
    assert!(once == receipt(&receipt_of(Lang::Ar)).unwrap());
    assert!(!contains(&once, b"CreationDate"));
}

#[test]
fn data_that_do_not_fit_name_the_line() {
    let error = pdf(Template::SeenBy, &serde_json::json!({ "lang": "fr" })).unwrap_err();
    assert!(matches!(error, Error::Template { template: Template::SeenBy, line: 1.., .. }), "{error}");
}

#[test]
fn qr_codes_scale_and_refuse_what_is_too_long() {
    let svg = qr_svg("RLS1-7QK2M9XW4TD8ZB3HVN6C").unwrap();
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>") && svg.contains("aria-hidden=\"true\""));
    assert!(!svg.contains(" width=") && !svg.contains(" height="));
    assert!(!svg.contains("RLS1"));
    assert!(qr_svg("").is_ok());
    assert!(qr_svg(&"é".repeat(831)).is_ok());
    assert!(matches!(qr_svg(&"é".repeat(832)), Err(Error::QrTooLong)));
}

#[test]
fn only_sound_pictures_are_taken() {
    let (jpeg, png) = (include_bytes!("../fixtures/photo.jpg"), include_bytes!("../fixtures/signature.png"));
    assert!(Image::new(jpeg.to_vec()).is_ok() && Image::new(png.to_vec()).is_ok());
    for length in [0, 1, 2, 3, 8, 12, 20, 24, 40, 200] {
        assert!(Image::new(jpeg[..length].to_vec()).is_err());
        assert!(Image::new(png[..length].to_vec()).is_err());
    }
    let mut huge = png.to_vec();
    huge[16..24].fill(0x7f);
    assert!(matches!(Image::new(huge), Err(Error::Image("too many pixels, or none"))));
    assert!(Image::new(b"<svg/>".to_vec()).is_err());
    assert!(Image::new(vec![0; Image::BYTES_MAX + 1]).is_err());
}

fn bands(count: i64, coded: bool) -> Vec<Band> {
    (1..=count).map(|number| Band { number, code: if coded { format!("ANO-{:03}-92", 200 + number) } else { String::new() } }).collect()
}

fn band_labels(lang: Lang) -> BandLabels {
    BandLabels {
        title: pick(lang, "Bracelets du 12 mars 2027", "Wristbands of 12 March 2027", "أساور 12 مارس 2027"),
        line: pick(lang, "12 mars 2027", "12 March 2027", "12 مارس 2027"),
        qr: pick(lang, "Code QR du bracelet", "QR code of the wristband", "رمز السوار"),
    }
}

#[test]
fn wristbands_compile_with_codes_and_blank() {
    for lang in LANGS {
        check(&format!("wristbands_{lang:?}"), &wristbands(&bands(40, true), lang, &band_labels(lang)).unwrap(), true);
        check(&format!("wristbands_blank_{lang:?}"), &wristbands(&bands(13, false), lang, &band_labels(lang)).unwrap(), true);
        let labels = BandLabels { line: extremes().concat(), title: MARKUP.to_owned(), qr: String::from("x") };
        check(&format!("wristbands_extreme_{lang:?}"), &wristbands(&[Band { number: i64::MAX, code: "A".repeat(60) }], lang, &labels).unwrap(), true);
    }
    assert!(matches!(wristbands(&[], Lang::Fr, &band_labels(Lang::Fr)), Err(Error::NoCards)));
}

fn situation_of(lang: Lang) -> Situation {
    let p = |fr, en, ar| pick(lang, fr, en, ar);
    let cells = |row: &[&str]| row.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let ages = ["0-4", "5-11", "12-17", "18-24", "25-49", "50-59", "60+"];
    let mut people: Vec<Vec<String>> = ages.iter().map(|age| cells(&[age, "12", "15", "0", "27"])).collect();
    people.push(vec![p("non noté", "not noted", "غير مدوَّن"), "3".to_owned(), "4".to_owned(), "<5".to_owned(), "7".to_owned()]);
    let task = p("Eau et gobelets", "Water and cups", "الماء والأكواب");
    Situation {
        lang,
        title: p("Rapport de situation à 6 h", "Situation report at 6 h", "تقرير الوضع بعد 6 ساعات"),
        subtitle: p(
            "Sauvetage dans le désert, depuis Assamaka, 12 mars 2027 à 08:00",
            "Rescue in the desert, from Assamaka, 12 March 2027, 08:00",
            "إنقاذ في الصحراء، من أساماكا، 12 مارس 2027، 08:00",
        ),
        centre: card_labels(lang).centre,
        printed: printed(lang),
        figures: (0..6).map(|n| Row::new(p("personnes comptées", "people counted", "أشخاص تم عدّهم"), (100 - n).to_string())).collect(),
        people: Matrix {
            heading: p("Âge et sexe", "Age and sex", "العمر والجنس"),
            head: vec![p("Âge", "Age", "العمر"), p("Femmes", "Female", "إناث"), p("Hommes", "Male", "ذكور"), "?".to_owned(), p("Total", "Total", "المجموع")],
            rows: people,
        },
        groups: Section {
            heading: p("Tri et familles", "Triage and families", "الفرز والعائلات"),
            rows: (0..8).map(|n| Row::new(p("Soins immédiats", "Immediate care", "رعاية فورية"), n.to_string())).collect(),
            note: String::new(),
        },
        standards: Matrix {
            heading: p("Normes minimales", "Minimum standards", "المعايير الدنيا"),
            head: vec![
                p("Norme", "Standard", "المعيار"),
                p("Il faut", "Needed", "المطلوب"),
                p("Il y a", "There is", "المتوفر"),
                p("Manque", "Missing", "الناقص"),
            ],
            rows: (0..6).map(|_| vec![p("Toilettes", "Toilets", "المراحيض"), "5".to_owned(), "4".to_owned(), "!1".to_owned()]).collect(),
        },
        tasks: Matrix {
            heading: p("Qui fait quoi", "Who does what", "من يفعل ماذا"),
            head: vec![p("Groupe", "Group", "المجموعة"), p("Fait", "Done", "أُنجز"), p("En cours", "Doing", "جارٍ"), p("À faire", "To do", "للإنجاز")],
            rows: (0..4).map(|_| vec![p("Autorités", "Authorities", "السلطات"), [task.as_str(); 3].join(" · "), task.clone(), format!("!{task}")]).collect(),
        },
        gaps: Gaps {
            heading: p("Ce qui manque", "What is missing", "ما ينقص"),
            lines: (0..4).map(|_| p("Il manque une toilette pour les femmes.", "One toilet for women is missing.", "ينقص مرحاض للنساء.")).collect(),
            none: String::new(),
        },
        note: p("Les nombres de 1 à 4 sont montrés par « <5 ».", "Numbers from 1 to 4 are shown as “<5”.", "تُعرض الأعداد من 1 إلى 4 هكذا: \u{2066}<5\u{2069}"),
    }
}

#[test]
fn a_situation_report_is_one_page() {
    for lang in LANGS {
        check(&format!("situation_{lang:?}"), &situation(&situation_of(lang)).unwrap(), true);
        assert_eq!(pages(Template::Situation, &situation_of(lang)), 1, "{lang:?}");
        let bare = Situation {
            figures: Vec::new(),
            gaps: Gaps { lines: Vec::new(), none: "–".to_owned(), ..situation_of(lang).gaps },
            note: String::new(),
            ..situation_of(lang)
        };
        check(&format!("situation_bare_{lang:?}"), &situation(&bare).unwrap(), true);
        let full = Situation { title: extremes().concat(), subtitle: extremes().concat(), note: MARKUP.to_owned(), ..situation_of(lang) };
        check(&format!("situation_extreme_{lang:?}"), &situation(&full).unwrap(), true);
    }
}
