household-title = العائلة
household-relation-head = رب الأسرة
household-relation-spouse = زوج أو زوجة
household-relation-child = ابن أو ابنة
household-relation-parent = أب أو أم
household-relation-sibling = أخ أو أخت
household-relation-grandchild = حفيد
household-relation-other-kin = قريب آخر
household-relation-not-related = لا قرابة
household-relation = الصلة برب الأسرة
household-add = إضافة فرد
household-leave = إخراج من هذه العائلة
household-leave-reason = السبب
household-missing = اختر عائلة مسجّلة من قبل.
household-relation-missing = حدّد الصلة برب الأسرة.
household-full = في هذه العائلة ستون فرداً بالفعل.
household-member-already = هذا الشخص في العائلة بالفعل.
household-no-member = هذا الشخص ليس في العائلة.
household-head-first = اختر أولاً رب أسرة آخر.
household-head-already = هذا الشخص رب الأسرة بالفعل.
household-changed-done = تم تحديث العائلة.
household-members = الأفراد
household-somebody = شخص
household-hidden = { $n ->
    [one] فرد واحد لا يمكنك رؤيته
   *[other] { $n } من الأفراد لا يمكنك رؤيتهم
 }
household-alone = { $value } قاصر وليس معه هنا أب ولا أم. إن لم يكن هناك من يرعاه فأبلغ الحماية.
household-open = عرض العائلة
household-form = تكوين عائلة
household-has-one = لهذا الشخص عائلة بالفعل. اجمع العائلتين بدلاً من ذلك.
household-same = إنها العائلة نفسها.
household-next = متابعة
household-head-change = تغيير رب الأسرة
household-head-who = من يصبح رب الأسرة؟
household-relate = تصحيح الصلات
household-relate-lead = ما صلة كل فرد برب الأسرة؟ تحقّق من المقترح.
household-split = فصل العائلة
household-split-lead = حدّد من يغادر ومن يصبح رب العائلة الجديدة. يذهب الأطفال مع الراشد الذي يرعاهم.
household-split-stays = يبقى
household-split-heads = يغادر: رب العائلة الجديدة
household-split-goes = يغادر:
household-split-nobody = اختر من يغادر.
household-split-head = اختر رب أسرة واحداً للعائلة الجديدة.
household-split-all = يجب أن يبقى أحد.
household-join = جمع أو إضافة
household-join-find = بحث
household-join-one = ما صلته برب الأسرة؟
household-join-all = تنضم هذه العائلة كلها إلى الأخرى. ما صلة كل فرد برب الأسرة؟
household-past = ما تغيّر
household-past-formed = تكوّنت العائلة: { $value }
household-past-joined = انضم إلى العائلة: { $value }
household-past-left = غادر العائلة: { $value }
household-past-head = رب الأسرة الجديد: { $value }
household-past-related = صُحّحت الصلة: { $value }
household-past-replaced = جُمع ملفان: { $value }
household-children = أطفال للمراجعة
household-children-none = لا أطفال للمراجعة
household-children-how = حين يترك تغيير في العائلة طفلاً بلا الراشد الذي كان معه يظهر هنا.
household-children-lead = ترك تغيير في العائلة هؤلاء الأطفال بلا الراشد الذي كان معهم. قرّر العلامة أو قل من يرعاهم.
household-proposed = المقترح:
household-wait-children = { $n ->
    [one] طفل بقي بلا الراشد الذي كان معه
   *[other] { $n } من الأطفال بقوا بلا الراشد الذي كان معهم
 }
