task-what = المهمة
task-who = من
task-who-hint = اسم أو وظيفة
task-due = قبل
task-go-on = تقدّم
task-none = لم تُعطَ أي مهمة
task-none-how = أعطِ المهام المعتادة دفعة واحدة، ثم غيّر ما يلزم.
task-usual-title = المهام المعتادة
task-usual-lead = الماء والرعاية والوجبات والأغطية والأسرّة… كل منها للمجموعة التي تتولاها عادة، مع مهلتها.
task-usual = إعطاء المهام المعتادة
task-new = إعطاء مهمة
task-template = مهمة معتادة
task-own = أخرى، بكلمات قليلة
task-words = بكلمات قليلة
task-words-hint = لازمة لمهمة أخرى
task-team = المجموعة
task-team-usual = التي تتولاها عادة
task-team-authority = السلطات
task-team-host-community = المجتمع المضيف
task-team-ngos = المنظمات غير الحكومية
task-team-centre = المركز
task-place = أين
task-hours = المهلة بالساعات
task-hours-hint = المهلة المعتادة إن لم تكتب شيئاً
task-give = إعطاء المهمة
task-begin = بدء
task-finish = أُنجزت
task-again = تُعاد
task-more = ملاحظة، إلغاء
task-note = ما يجب قوله
task-note-save = تدوين
task-drop = إلغاء المهمة
task-state-open = للإنجاز
task-state-doing = جارية
task-state-done = أُنجزت
task-state-dropped = أُلغيت
task-late = { $n ->
    [zero] لا مهام متأخرة
    [one] مهمة واحدة متأخرة
    [two] مهمتان متأخرتان
    [few] { $n } مهام متأخرة
    [many] { $n } مهمة متأخرة
   *[other] { $n } مهمة متأخرة
 }
task-left-hours = { $n ->
    [zero] لم يبق وقت
    [one] بقيت ساعة
    [two] بقيت ساعتان
    [few] بقيت { $n } ساعات
    [many] بقيت { $n } ساعة
   *[other] بقيت { $n } ساعة
 }
task-left-minutes = { $n ->
    [zero] لم يبق وقت
    [one] بقيت دقيقة
    [two] بقيت دقيقتان
    [few] بقيت { $n } دقائق
    [many] بقيت { $n } دقيقة
   *[other] بقيت { $n } دقيقة
 }
task-late-hours = { $n ->
    [zero] حان الوقت
    [one] متأخرة ساعة
    [two] متأخرة ساعتين
    [few] متأخرة { $n } ساعات
    [many] متأخرة { $n } ساعة
   *[other] متأخرة { $n } ساعة
 }
task-late-minutes = { $n ->
    [zero] حان الوقت
    [one] متأخرة دقيقة
    [two] متأخرة دقيقتين
    [few] متأخرة { $n } دقائق
    [many] متأخرة { $n } دقيقة
   *[other] متأخرة { $n } دقيقة
 }
task-template-water = ماء للشرب
task-template-health-post = نقطة علاج
task-template-security = الأمن والدخول
task-template-registration = العدّ والأسماء
task-template-food = وجبات
task-template-blankets = أغطية وحُصُر
task-template-pfa = إسعاف نفسي أولي
task-template-interpreters = مترجمون
task-template-beds = أسرّة ومأوى
task-template-latrines = مراحيض وحمامات
task-template-child-space = مساحة للأطفال
task-template-transport = النقل والإجلاء
task-template-info-line = خط معلومات واحد
task-template-tracing = مكتب البحث عن العائلات
task-given-done = أُعطيت المهمة.
task-usual-done = أُعطيت المهام المعتادة.
task-moved-done = حُدّثت المهمة.
task-wait-overdue = { $n ->
    [zero] لا مهام طوارئ متأخرة
    [one] مهمة طوارئ متأخرة
    [two] مهمتا طوارئ متأخرتان
    [few] { $n } مهام طوارئ متأخرة
    [many] { $n } مهمة طوارئ متأخرة
   *[other] { $n } مهمة طوارئ متأخرة
 }
task-template-unknown = اختر مهمة من القائمة.
task-what-missing = اختر مهمة أو اكتبها بكلمات قليلة.
task-team-missing = قل أي مجموعة تتولاها.
task-hours-wrong = اكتب عدد ساعات بين 1 و{ $n }.
task-state-unknown = اختر حالة من القائمة.
