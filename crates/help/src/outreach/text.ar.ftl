menu-rounds = الجولات
outreach-title = المتابعة والتواصل
outreach-deed = التواصل عن بُعد
outreach-aside-mode = المتابعة
outreach-aside-failed = محاولات بلا رد
outreach-person = الشخص
outreach-mode = طريقة المتابعة
outreach-mode-individual = متابعة فردية
outreach-mode-community = داخل المجتمع
outreach-mode-mobile = فريق متنقل
outreach-mode-centre = في المركز
outreach-mode-remote = عن بُعد
outreach-mode-missing = اختر طريقة المتابعة.
outreach-choose = اختيار طريقة المتابعة مع الشخص
outreach-chosen = حُفظت طريقة المتابعة.
outreach-keep = حفظ
outreach-reason = السبب
outreach-reason-missing = اكتب السبب.
outreach-since = منذ
outreach-since-future = هذا اليوم لم يأتِ بعد.
outreach-with = اخترناها مع الشخص
outreach-with-missing = اختر مع الشخص ثم ضع العلامة.
outreach-wish = كيف نتواصل معه بأمان
outreach-wish-hint = في أي ساعات، وبأي وسيلة، ومن قد يرد، وأي اسم يُقال
outreach-wish-none = لم يُذكر بعد. اسأل الشخص.
outreach-reach = قبل الاتصال
outreach-rule = إذا ردّ شخص آخر فلا تقل شيئاً عن المركز.
outreach-rule-how = لا عملك ولا سبب اتصالك. اسأل الشخص أولاً هل يستطيع الكلام.
outreach-show-number = قرأت هذا: أظهر الرقم
outreach-number = الرقم
outreach-number-none = لا رقم مسجّل
outreach-new = تسجيل محاولة
outreach-note = تسجيل
outreach-noted = سُجّلت المحاولة.
outreach-no-follow-up = لا توجد متابعة مفتوحة لهذا الشخص.
outreach-means = الوسيلة
outreach-means-call = مكالمة
outreach-means-message = رسالة
outreach-means-trusted = عبر شخص موثوق
outreach-means-missing = اختر الوسيلة.
outreach-result = النتيجة
outreach-result-reached = تم التواصل
outreach-result-not-reached = لم يتم التواصل
outreach-result-somebody-else = ردّ شخص آخر
outreach-result-missing = اختر النتيجة.
outreach-safe = هل كان يستطيع الكلام بأمان؟
outreach-safe-hint = إذا تم التواصل
outreach-safe-yes = نعم
outreach-safe-no = لا
outreach-safe-unknown = غير معروف
outreach-safe-missing = اذكر هل كان يستطيع الكلام بأمان.
outreach-was-safe-yes = الكلام آمن
outreach-was-safe-no = الكلام غير آمن
outreach-was-safe-unknown = الأمان غير معروف
outreach-agreed = ما اتُّفق عليه
outreach-agreed-nobody = لم يكن الاتفاق ممكناً: لم يتم التواصل مع الشخص.
outreach-next = المحاولة التالية في موعد أقصاه
outreach-next-hint = مطلوب إذا لم يتم التواصل
outreach-next-missing = اذكر متى تحاول مرة أخرى.
outreach-next-far = اختر يوماً خلال الأشهر الثلاثة القادمة.
outreach-day = اليوم
outreach-day-hint = فارغ: الآن
outreach-day-far = اختر يوماً من الشهرين الماضيين.
outreach-time = الساعة
outreach-time-missing = اكتب الساعة، مثل 09:30.
outreach-time-future = هذه الساعة لم تأتِ بعد.
outreach-none = لم تُسجّل أي محاولة بعد
outreach-tries = المحاولات
outreach-failed-n = { $n ->
    [zero] لا محاولات فاشلة
    [one] محاولة واحدة دون تواصل
    [two] محاولتان متتاليتان دون تواصل
    [few] { $n } محاولات متتالية دون تواصل
    [many] { $n } محاولة متتالية دون تواصل
   *[other] { $n } محاولة متتالية دون تواصل
 }
outreach-calls = أشخاص ينبغي التواصل معهم
outreach-calls-none = لا أحد ينبغي التواصل معه هذا الأسبوع
outreach-round = جولة
outreach-rounds-none = لا جولات بعد
outreach-rounds-none-how = يذهب الفريق المتنقل إلى الناس حيث هم، ويبقى هنا من ينتظره.
outreach-plan-new = إعداد جولة
outreach-plan = حفظ الجولة
outreach-planned = الجولة جاهزة.
outreach-name = اسم الجولة
outreach-name-hint = مكان أو طريق، وليس اسم شخص أبداً
outreach-name-missing = اكتب اسماً.
outreach-on = يوم الانطلاق
outreach-on-missing = اختر يوماً قادماً.
outreach-leave = الانطلاق
outreach-back = العودة في موعد أقصاه
outreach-back-on = يوم العودة إن كان آخر
outreach-back-odd = تأتي العودة بعد الانطلاق وبعد الآن، وخلال أسبوعين على الأكثر.
outreach-back-passed = مضت ساعة العودة: غيّرها أولاً.
outreach-team = الفريق
outreach-team-unknown = اختر أشخاصاً من الفريق في القائمة.
outreach-team-alone = لا يذهب أحد وحده: اختر اثنين على الأقل، أحدهما من القائمة.
outreach-team-many = عشرون شخصاً على الأكثر.
outreach-others = من يذهب أيضاً
outreach-others-hint = سائق أو مترجم: واحد في كل سطر
outreach-watch = من ينتظرهم
outreach-watch-hint = يبقى متاحاً ويتصرف إذا لم يعد الفريق
outreach-watch-missing = اذكر من ينتظرهم.
outreach-watch-goes = من ينتظر لا يذهب مع الفريق.
outreach-stops = المحطات
outreach-stop = محطة
outreach-place-missing = اكتب مكاناً واحداً على الأقل.
outreach-stops-many = ثماني محطات على الأكثر.
outreach-travel = وسيلة النقل
outreach-travel-foot = سيراً
outreach-travel-car = سيارة
outreach-travel-motorbike = دراجة نارية
outreach-travel-boat = قارب
outreach-travel-hired = نقل مستأجر
outreach-travel-missing = اختر وسيلة النقل.
outreach-security = السلامة
outreach-security-hint = ما ينبغي للفريق أن يحذره، وبمن يتصل
outreach-carries = ما يُحمل
outreach-state-planned = مقررة
outreach-state-out = في الطريق
outreach-state-returned = عادت
outreach-state-cancelled = ملغاة
outreach-is-planned = لم ينطلق الفريق بعد.
outreach-is-out = الفريق في الطريق.
outreach-is-returned = عاد الفريق.
outreach-is-cancelled = هذه الجولة ملغاة.
outreach-not-yet = يوم هذه الجولة لم يأتِ بعد.
outreach-late = لم يعد في الساعة المحددة
outreach-late-how = اتصل بالفريق. إن لم يرد أحد فاتبع خطة السلامة في المركز.
outreach-left = انطلق في
outreach-came-back = عاد في
outreach-met = أشخاص التقاهم الفريق
outreach-met-missing = اكتب عدداً من 0 إلى { $n }.
outreach-follow-up = للمتابعة
outreach-follow-up-hint = بلا أسماء: من يريد متابعة يسجّل في المركز
outreach-do-leave = ينطلق الفريق
outreach-do-leave-now = انطلق الآن
outreach-do-return = عاد الفريق
outreach-do-return-now = عاد الآن
outreach-do-held = اتصل الفريق: سيعود لاحقاً
outreach-done-planned = حُفظت الجولة.
outreach-done-out = الفريق في الطريق.
outreach-done-returned = عاد الفريق.
outreach-done-cancelled = أُلغيت الجولة.
outreach-change = تغيير الجولة
outreach-cancel = إلغاء الجولة
outreach-sheet = ورقة الطريق (PDF)
outreach-blank = ورقة فارغة (PDF)
outreach-sheet-way = في الطريق
outreach-sheet-note = لا تكتب على هذه الورقة اسم أي شخص تلتقيه: العدد فقط.
outreach-wait-late = { $n ->
    [zero] كل الفرق المتنقلة عادت
    [one] فريق متنقل لم يعد في ساعته
    [two] فريقان متنقلان لم يعودا في ساعتهما
    [few] { $n } فرق متنقلة لم تعد في ساعتها
    [many] { $n } فريقاً متنقلاً لم يعد في ساعته
   *[other] { $n } فريق متنقل لم يعد في ساعته
 }
outreach-wait-calls = { $n ->
    [zero] لا أحد ينبغي التواصل معه
    [one] شخص واحد ينبغي التواصل معه
    [two] شخصان ينبغي التواصل معهما
    [few] { $n } أشخاص ينبغي التواصل معهم
    [many] { $n } شخصاً ينبغي التواصل معهم
   *[other] { $n } شخص ينبغي التواصل معهم
 }
outreach-line-mode = اختيرت طريقة المتابعة مع الشخص
outreach-line-reached = تم التواصل معه عن بُعد
outreach-line-tried = محاولة للتواصل معه
