mail-subject = Relais: هناك ما ينتظرك
mail-waits = هناك ما ينتظرك في Relais ({ $sites }).
mail-open = لتراه، ادخل إلى Relais كالمعتاد.
mail-open-at = لتراه، ادخل إلى Relais: { $address }
mail-no-more = لا تقول هذه الرسالة أكثر من ذلك حمايةً للأشخاص. لا تُجب عليها: لا أحد يقرأ الردود.
mail-stop = كي لا تصلك هذه الرسائل، احذف عنوانك من «حسابي».
