menu-follow = المتابعات
file-title = المتابعة
file-deed-open = فتح متابعة
file-deed-see = المتابعة
file-aside-manager = يتابعه
file-speaks = يتكلم
file-reason = سبب المتابعة
file-reason-unknown = اختر سبباً.
file-urgency = الاستعجال
file-urgency-missing = قل ما مدى الاستعجال.
file-language = اللغة المرغوبة
file-language-unknown = هذه اللغة ليست في القائمة. جرّب اسمها بالفرنسية أو الإنجليزية أو العربية.
file-wish = يرغب في أن تتابعه
file-wish-none = من غير تفضيل
file-wish-woman = امرأة
file-wish-man = رجل
file-wish-unknown = اختر إحدى الإجابات.
file-open-title = فتح المتابعة
file-open-lead = اسأل الشخص عمّا يرغب فيه. ثم تختار من يتابعه.
file-open = فتح المتابعة
file-opened = فُتحت المتابعة. اختر من يتابع الشخص.
file-already-open = توجد متابعة مفتوحة لهذا الشخص.
file-none = لا توجد متابعة لهذا الشخص بعد.
file-opened-at = فُتحت
file-manager = يتابعه
file-manager-none = لا أحد بعد
file-give-title = إسناد المتابعة
file-regive-title = إسنادها إلى شخص آخر
file-give-lead = بالترتيب المقترح. القرار لك؛ والوصول إلى الملف يتبع اختيارك.
file-give-reason = السبب
file-give-reason-hint = يُكتب إن انتقلت المتابعة أو لم تُراعَ رغبة
file-give = إسناد
file-given = أُسندت المتابعة.
file-nobody = اختر شخصاً من القائمة.
file-already-given = هذا العضو يتابع الملف بالفعل.
file-reason-regive = قل لماذا تنتقل المتابعة.
file-reason-aside = قل لماذا هذا الاختيار رغم الغياب أو الرغبة.
file-too-long = اكتب { $n } حرفاً على الأكثر.
file-offers-none = لا أحد غيره يستطيع متابعة هذا الملف
file-offers-none-how = يستطيع المدير إعطاء أحدهم دور مسؤول المتابعة.
file-why-away = غائب اليوم
file-why-gender = كما يرغب الشخص
file-why-gender-unsaid = لم يقل هل هو امرأة أم رجل
file-why-gender-other = ليس ما يرغب فيه الشخص
file-why-language = يتكلم لغته
file-why-language-unsaid = لم يذكر لغاته
file-why-language-other = لا يتكلم لغته
file-why-load = { $n ->
    [zero] لا متابعات
    [one] متابعة واحدة
    [two] متابعتان
    [few] { $n } متابعات
    [many] { $n } متابعة
   *[other] { $n } متابعة
 }
file-unassigned = من غير أحد
file-open-count = المتابعات المفتوحة
file-managers = مسؤولو المتابعة
file-list-empty = لا متابعات هنا
file-unassigned-empty = كل متابعة مسندة إلى أحد
file-list-empty-how = تُفتح المتابعة من صفحة الشخص.
file-list-of = متابعات { $value }
file-unassigned-title = للإسناد
file-who = الشخص
file-by-manager = حسب المسؤول
file-presence = الحضور
file-away = غائب
file-over = أكثر مما يمكن متابعته جيداً
file-wait-unassigned = { $n ->
    [zero] لا متابعات للإسناد
    [one] متابعة واحدة للإسناد
    [two] متابعتان للإسناد
    [few] { $n } متابعات للإسناد
    [many] { $n } متابعة للإسناد
   *[other] { $n } متابعة للإسناد
 }
file-line-opened = فُتحت المتابعة
file-line-given = أُسندت المتابعة
file-line-regiven = أُسندت المتابعة إلى شخص آخر: { $value }
file-closed = هذه المتابعة مغلقة. أعد فتحها لتعمل عليها.
file-closed-at = أُغلقت
file-closing-completed = قُدّمت المساعدة المقررة
file-closing-criteria = لم تعد المعايير تنطبق
file-closing-declined = لا يرغب في مزيد من المساعدة
file-closing-left = غادر المكان
file-closing-death = وفاة
file-closing-transferred = انتقلت المتابعة إلى خدمة أخرى
file-closing-lost = انقطع الاتصال
file-closing-duplicate = ملف مكرر
file-closing-moved = إعادة توطين أو عودة
file-again-title = إعادة فتح المتابعة
file-again = لماذا تستأنف المتابعة
file-again-hint = في جملة واحدة
file-again-missing = قل لماذا تستأنف المتابعة.
file-again-open = إعادة فتح المتابعة
file-line-closed = أُغلقت المتابعة
file-line-reopened = أعيد فتح المتابعة: { $value }
file-line-handed = تسلّم موقع آخر المتابعة
