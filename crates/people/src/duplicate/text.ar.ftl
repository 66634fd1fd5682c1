menu-duplicates = المكررات
duplicate-lead = هذه ملفات متشابهة. إن كنت تعلم فقل، وإلا فاترك الزوج: سينظر فيه شخص آخر.
duplicate-lead-merge = هذه ملفات متشابهة. قارن بينها: شخص واحد أم شخصان؟
duplicate-none = لا مكررات للنظر فيها
duplicate-none-how = حين يشبه ملف ملفاً آخر ولم يحسم أحد الأمر يظهر الزوج هنا.
duplicate-percent = { $n }٪
duplicate-found-desk = شك عند التسجيل
duplicate-found-index = وُجد بمقارنة الأسماء
duplicate-found-file = أُبلغ عنه في ملف
duplicate-found-same = الشخص نفسه، قاله من لا يحق له الجمع
duplicate-compare = مقارنة
duplicate-different = شخصان مختلفان
duplicate-different-lead = يُحفظ الجواب: لن يُسأل أحد بعد الآن عن هذين الملفين.
duplicate-agrees = التطابق
duplicate-agrees-same = مطابق
duplicate-agrees-near = كتابة أخرى
duplicate-agrees-differs = مختلف
duplicate-hidden = غير معروض
duplicate-registered = التسجيل
duplicate-now = الآن
duplicate-family = { $n ->
    [one] العائلة: شخص آخر
   *[other] العائلة: { $n } أشخاص آخرين
 }
duplicate-parts = { $n ->
    [one] ملف مجموع من قبل
   *[other] { $n } ملفات مجموعة من قبل
 }
duplicate-told-apart = شخصان مختلفان، قاله { $value }
duplicate-own-file = أنت سجّلت أحد هذين الملفين: يجب أن يقرر شخص آخر.
duplicate-merge = جمع الملفين
duplicate-merge-lead = لا يضيع شيء: يبقى الملف الآخر مقروءاً في الملف المستمر، وبطاقته تقود إليه، ويمكن فصلهما من جديد.
duplicate-merge-confirm = جعل هذين الملفين ملفاً واحداً؟
duplicate-into = أي ملف يستمر؟
duplicate-into-missing = اختر الملف المستمر.
duplicate-home = للملفين عائلتان. أيتهما تبقى؟
duplicate-home-into = عائلة الملف المستمر
duplicate-home-from = عائلة الملف الآخر
duplicate-home-missing = حدّد العائلة التي تبقى.
duplicate-home-head = هذا الشخص رب العائلة الأخرى: اختر لها أولاً رباً آخر أو أبقِ تلك العائلة.
duplicate-reason = كيف عرفت ذلك؟
duplicate-reason-hint = قاله الشخص، الوثيقة نفسها، الصورة نفسها…
duplicate-same-file = إنه الملف نفسه.
duplicate-not-standing = أحد هذين الملفين لم يعد قائماً وحده.
duplicate-not-merged = هذان الملفان غير مجموعين.
duplicate-part-first = جُمع الملف بعد ذلك مع ملف آخر: افصل ذاك أولاً.
duplicate-code = الرمز أو البطاقة
duplicate-code-unknown = لا ملف بهذا الرمز.
duplicate-ask = الشخص نفسه صاحب ملف آخر؟
duplicate-ask-do = إبلاغ
duplicate-also = مسجّل أيضاً
duplicate-also-said = ما كان يقوله الملف الآخر
duplicate-merged-title = ملفات مجموعة
duplicate-merged-none = لا ملفات مجموعة
duplicate-merged-none-how = تظهر هنا الملفات المجموعة ويمكن فصلها من جديد.
duplicate-merged-into = جُمع مع
duplicate-part = فصل من جديد
duplicate-part-lead = يقوم الملفان من جديد كما كانا. ما كُتب بعد الجمع يبقى في الملف الذي استمر.
duplicate-asked-done = تم الإبلاغ: سيقارن شخص آخر.
duplicate-different-done = تم التسجيل: شخصان مختلفان.
duplicate-same-done = تم التسجيل: سيجمع الملفين من يحق له ذلك.
duplicate-merged-done = صار الملفان ملفاً واحداً.
duplicate-parted-done = فُصل الملفان من جديد.
duplicate-wait = { $n ->
    [one] زوج ملفات للمقارنة
   *[other] { $n } من أزواج الملفات للمقارنة
 }
duplicate-line-different = ليس الشخص نفسه صاحب ملف آخر يشبهه
duplicate-line-different-why = ليس الشخص نفسه صاحب ملف آخر يشبهه: { $value }
duplicate-line-moved = شخص معروف من قبل: المتابعة في ملفه
duplicate-line-perhaps = يشبه ملفاً آخر: للمقارنة
duplicate-line-merged = جُمع الملف مع ملف آخر: { $value }
duplicate-line-absorbed = جُمع مع هذا الملف ملف آخر للشخص نفسه
duplicate-line-unmerged = فُصل الملف من جديد: { $value }
duplicate-line-released = فُصل ملف كان قد جُمع خطأً
duplicate-sweep = البحث في السجل كله
duplicate-sweep-begun = بدأ البحث. ستظهر الأزواج الموجودة في هذه الصفحة.
duplicate-sweep-running =
 { $n ->
    [one] البحث جارٍ: قورن ملف واحد.
    [two] البحث جارٍ: قورن ملفان.
    [few] البحث جارٍ: قورنت { $n } ملفات.
    [many] البحث جارٍ: قورن { $n } ملفاً.
   *[other] البحث جارٍ: قورن { $n } ملف.
 }
duplicate-sweep-refresh = معرفة أين وصل
duplicate-sweep-done =
 { $n ->
    [one] قارن آخر بحث ملفاً واحداً بسائر الملفات.
    [two] قارن آخر بحث ملفين بسائر الملفات.
    [few] قارن آخر بحث { $n } ملفات بسائر الملفات.
    [many] قارن آخر بحث { $n } ملفاً بسائر الملفات.
   *[other] قارن آخر بحث { $n } ملف بسائر الملفات.
 }
duplicate-sweep-going-on = هناك بحث جارٍ بالفعل.
duplicate-colon = {": "}
duplicate-taught =
 { $n ->
    [0] لم يُتعلَّم بعد من أي قرار في المقارنة
    [one] تعلّمت المقارنة من قرار واحد
    [two] تعلّمت المقارنة من قرارين
    [few] تعلّمت المقارنة من { $n } قرارات
    [many] تعلّمت المقارنة من { $n } قراراً
   *[other] تعلّمت المقارنة من { $n } قرار
 }
duplicate-taught-how = كل «الشخص نفسه» وكل «شخصان» يعدّل قليلاً وزن الاسم والتاريخ والهاتف وغيرها. وإن حُسبت أخطاء على أنها قرارات فيمكن البدء من جديد.
duplicate-start-over = البدء من جديد بلا هذه القرارات
duplicate-start-over-confirm = نسيان ما عُلّم من هذه القرارات؟ تبقى القرارات نفسها.
duplicate-started-over = تبدأ المقارنة من جديد كاليوم الأول. وتبقى القرارات.
duplicate-line-started-over = تبدأ مقارنة الملفات من جديد كاليوم الأول
