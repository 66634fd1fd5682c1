situation-title = { $n ->
    [0] تقرير الوضع عند الوصول
   *[other] تقرير الوضع بعد { $n } س
 }
situation-print = للاجتماع
situation-print-lead = صفحة واحدة بلا أسماء ولا رموز. ما يخرج من المركز يُخفي الأعداد الصغيرة.
situation-pdf-fr = PDF بالفرنسية
situation-pdf-en = PDF بالإنجليزية
situation-pdf-ar = PDF بالعربية
situation-pdf-inside = PDF للفريق، أعداد دقيقة
situation-counted = أشخاص تم عدّهم
situation-named = أسماء مدوَّنة
situation-registered = مسجَّلون
situation-present = في الدار
situation-bedded = لهم سرير
situation-bedless = بلا سرير
situation-people = العمر والجنس
situation-age = العمر
situation-age-or-sex = العمر أو الجنس
situation-number = العدد
situation-age-unknown = غير مدوَّن
situation-female = إناث
situation-male = ذكور
situation-sex-unknown = غير مدوَّن
situation-total = المجموع
situation-groups = الفرز والعائلات
situation-immediate = رعاية فورية
situation-urgent = رعاية اليوم
situation-delayed = يمكنهم الانتظار
situation-untriaged = لم يُرَوا بعد
situation-families = عائلات
situation-in-families = أشخاص في عائلات
situation-alone = أطفال وحدهم
situation-children = دون 18 سنة
situation-standards = { $n ->
    [zero] المعايير الدنيا، لا أحد في الدار
    [one] المعايير الدنيا لشخص واحد في الدار
    [two] المعايير الدنيا لشخصين في الدار
    [few] المعايير الدنيا لـ { $n } أشخاص في الدار
    [many] المعايير الدنيا لـ { $n } شخصاً في الدار
   *[other] المعايير الدنيا لـ { $n } شخص في الدار
 }
situation-standard = المعيار
situation-needed = المطلوب
situation-there = المتوفر
situation-missing = الناقص
situation-beds = الأسرّة
situation-toilets = المراحيض
situation-toilets-women = مراحيض النساء
situation-showers = الحمامات
situation-water = الماء، لتر في اليوم
situation-covered = المساحة المسقوفة، م²
situation-area = المساحة الكلية، م²
situation-tasks = من يفعل ماذا
situation-late = متأخرة
situation-task-other = مهمة أخرى
situation-gaps = ما ينقص
situation-gaps-none = لا ينقص شيء بحسب ما دُوِّن.
situation-gap-untriaged = { $n ->
    [zero] رُئي الجميع عند الفرز.
    [one] شخص واحد لم يُرَ بعد عند الفرز.
    [two] شخصان لم يُرَيا بعد عند الفرز.
    [few] { $n } أشخاص لم يُرَوا بعد عند الفرز.
    [many] { $n } شخصاً لم يُرَوا بعد عند الفرز.
   *[other] { $n } شخص لم يُرَوا بعد عند الفرز.
 }
situation-gap-tasks = { $n ->
    [zero] لا مهام متأخرة.
    [one] مهمة واحدة متأخرة.
    [two] مهمتان متأخرتان.
    [few] { $n } مهام متأخرة.
    [many] { $n } مهمة متأخرة.
   *[other] { $n } مهمة متأخرة.
 }
situation-gap-count = يجب إعادة عدّ الحاضرين.
situation-gap-standard = { $what }: ينقص { $value }.
situation-gap-unknown = لا يُعرف ما هو متوفر: { $what }.
situation-note-outside = * : من 1 إلى 4، أو مخفي كي لا يُحسب. ولا يُذكر عدد الأطفال الوحيدين خارج المركز.
situation-note-inside = أعداد دقيقة: لا تُنشر خارج المركز.
situation-figures-edit = تصحيح ما هو متوفر: المراحيض والحمامات والماء والمساحات
