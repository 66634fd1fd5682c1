apart-title = إبعاد بعضهم عن بعض
apart-lead = هؤلاء لا ينامون في الغرفة نفسها. والآخرون يقرؤون فقط أن غرفة أخرى أنسب، ولا يقرؤون السبب أبداً.
apart-empty = لا أحد الآن
apart-who = من
apart-since = منذ
apart-why = السبب
apart-all-short = وعائلته
apart-together = في الغرفة نفسها في هذه اللحظة
apart-end = إنهاء الإبعاد
apart-add-title = إبعاد شخصين أو عائلتين بعضهما عن بعض
apart-one = الأول
apart-other = الثاني
apart-one-hint = رمز البطاقة أو السرير: F2-3
apart-all = مع عائلته كلها
apart-category = السبب
apart-category-hint = لن يراه سواك وسوى فريق الحماية.
apart-category-quarrel = شجار
apart-category-threat = تهديد
apart-category-between-groups = توتر بين مجموعات
apart-category-asked = بطلب من الشخص
apart-category-other = غير ذلك
apart-add = إبعاد
apart-done = سُجّل ذلك؛ والأسرّة المقترحة تراعيه.
apart-ended = رُفع الإبعاد.
apart-missing = اكتب رمزاً أو سريراً.
apart-unknown = لا أحد في هذه الدار له هذا الرمز أو هذا السرير.
apart-no-family = لا تُعرف عائلة لهذا الشخص.
apart-same = الطرفان هما نفسهما.
apart-category-missing = اختر سبباً.
apart-ended-already = رُفع الإبعاد من قبل.
apart-wait-together = { $n ->
    [zero] لا أحد ممن يجب إبعادهم ينام في الغرفة نفسها
    [one] شخصان يجب إبعادهما ينامان في الغرفة نفسها
    [two] في حالتين، ينام من يجب إبعادهم في الغرفة نفسها
    [few] في { $n } حالات، ينام من يجب إبعادهم في الغرفة نفسها
    [many] في { $n } حالة، ينام من يجب إبعادهم في الغرفة نفسها
   *[other] في { $n } حالة، ينام من يجب إبعادهم في الغرفة نفسها
 }
