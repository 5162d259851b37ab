### What is said of a password while it is chosen.

password-score-0 = تُخمَّن في الحال
password-score-1 = ضعيفة
password-score-2 = متوسطة
password-score-3 = جيدة
password-score-4 = جيدة جدًا

password-unfit-too-short =
    { $shortest ->
        [zero] يلزم { $shortest } حرف على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
        [one] يلزم حرف واحد على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
        [two] يلزم حرفان على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
        [few] يلزم { $shortest } أحرف على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
        [many] يلزم { $shortest } حرفًا على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
       *[other] يلزم { $shortest } حرف على الأقل. يسهل تذكّر بضع كلمات لا رابط بينها.
    }
password-unfit-too-long =
    { $longest ->
        [zero] يُسمح بما لا يزيد على { $longest } حرف.
        [one] يُسمح بحرف واحد على الأكثر.
        [two] يُسمح بحرفين على الأكثر.
        [few] يُسمح بما لا يزيد على { $longest } أحرف.
        [many] يُسمح بما لا يزيد على { $longest } حرفًا.
       *[other] يُسمح بما لا يزيد على { $longest } حرف.
    }
password-unfit-control = فيها حرف لا تكتبه أي لوحة مفاتيح. يُرجى كتابتها من جديد، دون فواصل أسطر.
password-unfit-common = يستخدمها كثيرون، أو ما يشبهها، لذلك تُخمَّن أولًا. يُرجى اختيار غيرها.
password-unfit-personal = معظمها اسمك أو اسم هذه الخدمة. يُرجى إضافة شيء لا يربطه أحد بك.

password-warning-rows = يسهل تخمين صفوف المفاتيح.
password-warning-keyboard = يسهل تخمين الأنماط القصيرة على لوحة المفاتيح.
password-warning-repeats = يسهل تخمين التكرار مثل «aaa».
password-warning-repeated-words = تكرار كلمة لا يكاد يزيد صعوبة التخمين.
password-warning-common = هذه كلمة مرور شائعة.
password-warning-like-common = هذه تشبه كثيرًا كلمة مرور شائعة.
password-warning-sequences = يسهل تخمين التسلسلات مثل «abc» أو «6543».
password-warning-years = يسهل تخمين السنوات القريبة.
password-warning-one-word = يسهل تخمين كلمة بمفردها.
password-warning-dates = يسهل تخمين التواريخ.
password-warning-names = يسهل تخمين الأسماء بمفردها.

password-suggestion-words = يُفضّل استخدام بضع كلمات، لا عبارة معروفة.
password-suggestion-no-symbols = لا حاجة إلى رموز خاصة أو أرقام أو أحرف كبيرة.
password-suggestion-more-words = يُفضّل إضافة كلمة أو كلمتين غير شائعتين.
password-suggestion-capitals = لا تفيد الأحرف الكبيرة كثيرًا.
password-suggestion-reversed = لا تفيد الكلمات المقلوبة كثيرًا.
password-suggestion-substitutions = لا يفيد كثيرًا وضع «@» مكان «a» وما شابه.
password-suggestion-keyboard = يُفضّل نمط أطول على لوحة المفاتيح، بانعطافات أكثر.
password-suggestion-repeats = يُفضّل تجنب تكرار الكلمات والأحرف.
password-suggestion-sequences = يُفضّل تجنب التسلسلات.
password-suggestion-dates = يُفضّل تجنب السنوات والتواريخ.
