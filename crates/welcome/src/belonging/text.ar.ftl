belonging-menu = الأمتعة المحفوظة
belonging-title = أمتعة محفوظة لشخص
belonging-lead = الأكياس التي تحفظها الدار مختومة. يستعيد كل شخص كيسه متى شاء.
belonging-left-only = غادر صاحبها
belonging-filter = بحث
belonging-all = عرض الكل
belonging-empty = لا يوجد كيس هنا
belonging-empty-how = لحفظ أمتعة شخص، افتح صفحته واختر «الأمتعة».
belonging-owner = لمن
belonging-owner-in = في الدار
belonging-owner-left = غادر من غير أمتعته
belonging-owner-registered = سُجّل بعد ذلك برمز آخر
belonging-owner-visitor = زائر
belonging-kept = الأغراض
belonging-taken-on = أُخذت في
belonging-where = الشخص
belonging-conflict = ختم مكرر
belonging-more = توجد أكياس أخرى؛ ابحث برقم الختم.
belonging-new = حفظ أمتعة
belonging-things = الأغراض
belonging-things-hint = مع الشخص، غرض في كل سطر، وعدده.
belonging-things-more = أغراض أخرى
belonging-thing = الغرض { $n }
belonging-thing-example = هاتف أسود
belonging-count = عدد الغرض { $n }
belonging-seal = رقم الختم
belonging-seal-hint = كما هو مكتوب على الختم
belonging-first-seal = الختم الأول
belonging-shelf = مكان الكيس
belonging-shelf-hint = رف أو خزانة
belonging-inspection = تفتيش الكيس
belonging-inspection-rule = فقط إذا طلبته القاعدة المكتوبة. الكيس لا الجسد أبداً. يقوم به من هو من الجنس الذي يرغب فيه الشخص، أمام شاهد.
belonging-inspection-only = يُملأ فقط إذا فُتّش الكيس:
belonging-inspected = هل فُتّش الكيس؟
belonging-inspected-no = لا
belonging-inspected-yes = نعم
belonging-rule = القاعدة المكتوبة في المركز تطلب هذا التفتيش
belonging-inspector-sex = من فتّش هو
belonging-sex-0 = الجنس غير مذكور
belonging-sex-1 = رجل
belonging-sex-2 = امرأة
belonging-wish = يرغب الشخص أن يكون
belonging-wish-own = من جنسه
belonging-inspector = اسم من فتّش
belonging-inspector-hint = اتركه فارغاً إن كنت أنت
belonging-witness = الشاهد
belonging-inspected-by = فتّشه { $value }
belonging-keep = احفظ مختوماً
belonging-back = رجوع
belonging-here = المحفوظ الآن
belonging-nothing = لا شيء محفوظ.
belonging-before = أُعيد من قبل
belonging-over = أُعيد
belonging-left-n = { $n ->
    [0] أُعيد
    [zero] أُعيد
    [one] بقي واحد
    [two] بقي اثنان
    [few] بقيت { $n }
    [many] بقي { $n }
   *[other] بقي { $n }
 }
belonging-things-n = { $n ->
    [zero] لا غرض
    [one] غرض واحد
    [two] غرضان
    [few] { $n } أغراض
    [many] { $n } غرضاً
   *[other] { $n } غرض
 }
belonging-received-by = استلمها { $value }
belonging-return = إعادة
belonging-returns = ما أُعيد
belonging-receipt = إيصال (PDF)
belonging-intact = هل كان الختم سليماً؟
belonging-intact-yes = سليم وبالرقم نفسه
belonging-intact-no = مفتوح أو تالف أو ختم آخر
belonging-scope = ماذا يُعاد؟
belonging-scope-all = كل ما هو محفوظ
belonging-scope-part = جزء منه؛ ويُختم الباقي من جديد
belonging-scope-missing = كل ما وُجد؛ وهناك شيء ناقص
belonging-give = عدد كل غرض
belonging-give-hint = لجزء منها، أو إن نقص شيء
belonging-new-seal = الختم الجديد
belonging-new-seal-hint = إن بقي شيء محفوظ
belonging-difference = ما اختلف، ولماذا
belonging-difference-hint = مطلوب إن لم يكن الختم سليماً أو نقص شيء
belonging-receiver = من يستلم
belonging-receiver-who = سُلّمت إلى
belonging-receiver-guest = الشخص نفسه
belonging-receiver-other = شخص آخر
belonging-receiver-other-name = اسمه، وبطلب ممن
belonging-receiver-hint = فقط بموافقة الشخص، أو لأهله بعد وفاة
belonging-give-back = أعد
belonging-seal-whole = الختم سليم
belonging-seal-broken = الختم مفتوح
belonging-deposited-done = حُفظت الأمتعة. أعطِ الإيصال.
belonging-returned-done = أُعيدت الأمتعة.
belonging-part-done = أُعيد جزء؛ والباقي محفوظ تحت الختم الجديد.
belonging-line-deposited = أمتعة محفوظة تحت الختم { $value }
belonging-line-returned = أُعيدت الأمتعة
belonging-line-part = أُعيد جزء من الأمتعة
belonging-aside = أمتعة محفوظة
belonging-deed = الأمتعة
belonging-say-left = لم تُعد الأمتعة عند المغادرة.
belonging-wait-left = { $n ->
    [zero] لا كيس ينتظر من غادر
    [one] كيس ينتظر شخصاً غادر
    [two] كيسان ينتظران من غادروا
    [few] { $n } أكياس تنتظر من غادروا
    [many] { $n } كيساً تنتظر من غادروا
   *[other] { $n } كيس تنتظر من غادروا
 }
belonging-items-missing = اكتب غرضاً واحداً على الأقل.
belonging-items-many = هذا كثير لكيس واحد: خذ كيساً ثانياً.
belonging-count-wrong = أحد هذه الأعداد لا يصلح.
belonging-too-long = النص طويل جداً: { $n } حرف على الأكثر.
belonging-seal-missing = اكتب رقم الختم.
belonging-seal-unreadable = يُكتب الختم بحروف وأرقام وشرطات.
belonging-seal-taken = كيس مفتوح آخر يحمل هذا الرقم.
belonging-inspected-missing = حدّد هل فُتّش الكيس.
belonging-rule-missing = من غير قاعدة مكتوبة تطلبه، لا يُفتَّش الكيس.
belonging-inspector-sex-missing = حدّد هل فتّش رجل أم امرأة.
belonging-wish-missing = اسأل الشخص من يرغب أن يفتّش.
belonging-inspector-other-sex = يجب أن يفتّش من هو من الجنس الذي يرغب فيه الشخص. نادِ زميلاً.
belonging-witness-missing = للتفتيش شاهد: اكتب اسمه.
belonging-witness-self = الشاهد غير من يفتّش.
belonging-closed = أُعيد هذا الكيس من قبل.
belonging-scope-unsaid = حدّد ما يُعاد.
belonging-give-wrong = أحد هذه الأعداد أكبر مما هو محفوظ.
belonging-part-wrong = جزء: غرض واحد على الأقل يُعاد، وواحد على الأقل يبقى.
belonging-nothing-missing = لا شيء ناقص: اختر «كل».
belonging-intact-missing = حدّد هل كان الختم سليماً.
belonging-difference-missing = اشرح الاختلاف.
belonging-receiver-missing = حدّد من استلم.
belonging-receiver-name = اكتب من استلم.
belonging-receipt-title = إيصال: أمتعة محفوظة
belonging-receipt-bag = الكيس
belonging-receipt-inspected = فُتّش حسب القاعدة، أمام شاهد
belonging-receipt-uninspected = لم يُفتّش
belonging-receipt-left = { $n }، ما زال محفوظاً: { $left }
belonging-receipt-right-title = أمتعتك لك
belonging-receipt-right = أظهر هذه الورقة أو بطاقتك واستعدها متى شئت. تأكد أن الختم سليم قبل فتحه.
look-act-belonging = أمتعة محفوظة
look-act-belonging-receipt = إيصال أمتعة
seen-act-belonging = أمتعة محفوظة
seen-act-belonging-receipt = إيصال أمتعة
