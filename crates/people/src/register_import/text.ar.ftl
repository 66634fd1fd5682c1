menu-imports = الاستيراد
import-title = استيراد سجل
import-lead = انقل سجلاً موجوداً: يُفحص كل سطر، ثم يُستورد الكل دفعة واحدة أو لا شيء.
import-file = السجل
import-file-hint = XLSX أو CSV، 20 ميغابايت و50000 سطر على الأكثر، مع عنوان فوق كل عمود
import-sheet = الورقة
import-sheet-hint = إن تُركت فارغة: أول ورقة فيها شيء
import-upload = إرسال الملف
import-upload-again = إرسال الملف المصحّح
import-none = لا يوجد استيراد بعد
import-when = أُرسل
import-by = أرسله
import-rows = الأسطر
import-state = الحالة
import-state-mapping = اختيار الأعمدة
import-state-checking = قيد الفحص
import-state-review = للمراجعة
import-state-applied = مستورد
import-state-undone = ملغى
import-state-discarded = متروك
import-rows-n = { $n ->
    [one] سطر واحد
    [two] سطران
    [few] { $n } أسطر
   *[other] { $n } سطراً
 }
import-received-done = الملف مقروء. قل ما يحتويه كل عمود.
import-mapping-lead = قل ما يحتويه كل عمود.
import-column = العمود
import-means = المحتوى
import-samples = الأسطر الأولى
import-household-hint = عمود «الأسرة» يجمع العائلات. وإن لم تُكتب صلة القرابة يُعدّ الأفراد «أقارب آخرين».
import-field-ignore = لا يُنقل
import-field-given = الاسم الشخصي
import-field-family = اسم العائلة
import-field-full-name = الاسم الكامل
import-field-other = أسماء أخرى
import-field-native = الاسم بكتابته الأصلية
import-field-sex = الجنس
import-field-birth = الميلاد أو العمر
import-field-birthplace = مكان الميلاد
import-field-nationality = الجنسية
import-field-language = اللغة
import-field-phone = الهاتف
import-field-mother = اسم الأم
import-field-father = اسم الأب
import-field-paper-number = رقم الوثيقة
import-field-paper-kind = نوع الوثيقة
import-field-route = المسار
import-field-status = الوضع القانوني للهجرة
import-field-destination = الوجهة
import-field-arrival = تاريخ الوصول
import-field-household = الأسرة (رقم أو اسم)
import-field-relation = الصلة برب الأسرة
import-consent-title = موافقة الأشخاص
import-consent-lead = لا يُسجَّل أحد بدون موافقته. إن كان بعض الأشخاص لم يوافقوا فاحذف أسطرهم من الملف.
import-consent-declared = وافق جميع أشخاص هذا السجل على الورق، والأوراق محفوظة في المركز
import-place = أين الأوراق؟
import-place-hint = مثلاً: خزانة المكتب 2، ملف 2024
import-declare = ضع علامة تؤكد أن الجميع وافقوا على الورق؛ وإلا فسجّلهم في المكتب.
import-place-missing = اكتب أين تُحفظ الأوراق.
import-check = فحص الأسطر
import-checking = فحص الأسطر
import-checked-n = { $n ->
    [one] فُحص سطر واحد
    [two] فُحص سطران
    [few] فُحصت { $n } أسطر
   *[other] فُحص { $n } سطراً
 }
import-refresh = تحديث
import-see = عرض النتيجة
import-fig-importable = للاستيراد
import-fig-wrong = فيها خطأ
import-fig-undecided = تنتظر القرار
import-fig-same = معروفة من قبل، تُركت
import-fig-imported = أشخاص تم استيرادهم
import-fig-left = تُركت
import-fig-withdrawn = تسجيلات سُحبت
import-fig-kept = أشخاص بقوا
import-ready = كل شيء سليم.
import-wrong-left = { $n ->
    [one] في سطر واحد خطأ: صحّح الملف وأرسله من جديد.
    [two] في سطرين خطأ: صحّح الملف وأرسله من جديد.
    [few] في { $n } أسطر خطأ: صحّح الملف وأرسله من جديد.
   *[other] في { $n } سطراً خطأ: صحّح الملف وأرسله من جديد.
 }
import-undecided-left = { $n ->
    [one] سطر واحد يشبه شخصاً معروفاً: قرّر.
    [two] سطران يشبهان أشخاصاً معروفين: قرّر في كل منهما.
    [few] { $n } أسطر تشبه أشخاصاً معروفين: قرّر في كل منها.
   *[other] { $n } سطراً تشبه أشخاصاً معروفين: قرّر في كل منها.
 }
import-nothing-left = لم يبق أي سطر للاستيراد.
import-apply = { $n ->
    [one] استيراد شخص واحد
    [two] استيراد شخصين
    [few] استيراد { $n } أشخاص
   *[other] استيراد { $n } شخصاً
 }
import-apply-confirm = هل تسجّل جميع هؤلاء الأشخاص الآن؟
import-applied-done = تم استيراد السجل كله.
import-errors = أسطر فيها خطأ
import-errors-lead = لا يُستورد شيء ما دام في سطر خطأ. صحّحها في الملف.
import-row = السطر
import-row-n = السطر { $n }:
import-cell = المكتوب
import-what = الخطأ
import-pairs = معروفون من قبل؟
import-pairs-lead = هذه الأسطر تشبه أشخاصاً مسجّلين أو أسطراً أخرى. الآلة لا تدمج شيئاً: القرار لك.
import-sure = { $n ->
    [one] ترك السطر المعروف شبه المؤكد
    [two] ترك السطرين المعروفين شبه المؤكدين
    [few] ترك { $n } أسطر معروفة شبه مؤكدة
   *[other] ترك { $n } سطراً معروفاً شبه مؤكد
 }
import-sure-confirm = ألا تستورد هذه الأسطر؟
import-twin = يشبه السطر { $n } من الملف نفسه
import-likely-sure = شبه مؤكد
import-likely-maybe = ممكن
import-same = الشخص نفسه: لا يُستورد
import-different = شخص آخر: يُستورد
import-decision-same = الشخص نفسه
import-decision-different = شخص آخر
import-decided-done = تم تسجيل القرار.
import-page-says = { $first } إلى { $last } من { $total }
import-papers-at = الموافقات الورقية هنا: { $value }
import-file-destroyed = تم إتلاف الملف المرسل.
import-kept-title = أشخاص بقوا
import-kept-lead = سُجّل شيء آخر عن هؤلاء الأشخاص أو عن أسرهم بعد الاستيراد. تبقى ملفاتهم.
import-undo = إلغاء الاستيراد
import-undo-lead = يُسحب تسجيل أشخاص هذا السجل، إلا إن سُجّل بعده شيء آخر عنهم أو عن أسرهم.
import-undo-confirm = هل تسحب تسجيل جميع هؤلاء الأشخاص؟
import-undone-done = أُلغي الاستيراد.
import-discard = ترك الاستيراد
import-discard-lead = لم يُستورد شيء. سيُتلف الملف المرسل.
import-discard-confirm = هل تترك هذا الاستيراد وتتلف الملف؟
import-discarded-done = تُرك الاستيراد وأُتلف الملف.
import-file-missing = اختر ملفاً.
import-broken = هذا الملف تالف أو ليس جدولاً. احفظه من جديد بصيغة XLSX أو CSV.
import-old-excel = هذا المصنف بصيغة قديمة أو محمي بكلمة سر. احفظه بصيغة XLSX بدون كلمة سر.
import-web-page = هذه صفحة ويب وليست مصنفاً. افتحها في برنامج جداول واحفظها بصيغة XLSX.
import-no-table = هذا ملف PDF. المطلوب جدول: XLSX أو CSV.
import-too-big = هذا الملف كبير جداً بعد فتحه: { $n } ميغابايت على الأكثر. قسّمه إلى عدة ملفات.
import-too-long = عدد الأسطر أكثر من { $n }. قسّم السجل إلى عدة ملفات.
import-too-wide = عدد الأعمدة أكثر من { $n }. احتفظ بالأعمدة المفيدة فقط.
import-cell-long = في السطر { $row } خانة طويلة جداً: ربما لم تُغلق علامة اقتباس.
import-no-sheet = لا توجد في هذا المصنف ورقة بهذا الاسم.
import-empty = هذا الملف فارغ.
import-no-header = سطر العناوين ناقص: اكتب فوق كل عمود ما يحتويه.
import-header-twice = للعمودين { $first } و{ $second } العنوان نفسه. غيّر أحدهما.
import-no-rows = لا يوجد أي سطر تحت العناوين.
import-mapping-odd = هذه الأعمدة ليست أعمدة الملف. افتح الاستيراد من جديد.
import-field-twice = للعمودين { $first } و{ $second } المحتوى نفسه. احتفظ بأحدهما.
import-no-name-column = قل أي عمود يحتوي الاسم.
import-arrival-odd = تاريخ الوصول يحتاج إلى يوم وشهر وسنة، ولا يكون في المستقبل.
import-relation-odd = صلة القرابة هذه غير معروفة: اكتب مثلاً رب الأسرة أو زوجة أو ابن أو أخ.
import-no-decision-needed = هذا السطر لا ينتظر قراراً.
import-decision-missing = قل هل هو الشخص نفسه.
import-new-duplicates = { $n ->
    [one] بعد الفحص، سطر واحد يشبه شخصاً جديداً. افتح الاستيراد وقرّر.
    [two] بعد الفحص، سطران يشبهان أشخاصاً جدداً. افتح الاستيراد وقرّر.
    [few] بعد الفحص، { $n } أسطر تشبه أشخاصاً جدداً. افتح الاستيراد وقرّر.
   *[other] بعد الفحص، { $n } سطراً تشبه أشخاصاً جدداً. افتح الاستيراد وقرّر.
 }
import-not-in-review = لم يعد هذا الاستيراد للمراجعة: افتحه لترى أين وصل.
import-not-applied = هذا الاستيراد غير قائم أو أُلغي من قبل.
import-mapped-already = تم اختيار الأعمدة من قبل.
