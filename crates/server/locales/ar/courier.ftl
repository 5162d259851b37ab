### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = هل أنت من يسجّل الدخول؟
mail-confirm-sign-in-body =
    مرحبًا { $name }،

    يسجّل شخص ما الدخول باسم { $user } على { $device }، بكلمة المرور الصحيحة. يجري تفعيل التحقق بخطوتين لهذا الحساب، ولم يؤكد أحد بعد أنك من يفعل ذلك. لذلك يُؤكَّد كل تسجيل دخول برمز:

    { $code }

    لست من فعل ذلك؟ يُرجى عدم إعطاء هذا الرمز لأحد، واختيار كلمة مرور جديدة: هناك من يعرف كلمة مرورك.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } رمز دخول { $app }. لا تعطه لأحد

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } رمز دخول { $app }. لا تعطه لأحد، فنحن لا نطلبه أبدًا. إن طلبت صفحة الدخول كلمة فهي { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } رمز تأكيد هذا الهاتف.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } رمز لتغيير حسابك. لا تعطه لأحد.

    @{ $host } #{ $code }

text-code-desk = { $code }: مكالمة مع دعم { $host }. لا تعطه إلا إن اتصلت أنت بهم
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }: { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = ar-AE
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = مرحبًا. رمز الدخول إلى { $app } هو: { $digits }.
call-code-enrol = مرحبًا. رمز تأكيد هذا الهاتف لدى { $host } هو: { $digits }.
call-code-step-up = مرحبًا. رمز تغيير الحساب لدى { $host } هو: { $digits }.
call-code-desk = مرحبًا. رمز المكالمة مع دعم { $host } هو: { $digits }. لا تعطه لهم إلا إن اتصلت أنت بهم.
call-code-approve = مرحبًا. هذا الرمز للموافقة لدى { $host } على ما يلي: { $text }. الرمز هو: { $digits }.
call-code-again = مرة أخرى: { $digits }.
# $word: eight letters with commas between them
call-code-word = إن طلبت صفحة الدخول كلمة فهذه حروفها: { $word }.
call-code-end = لا تعط هذا الرمز لأحد، فنحن لا نطلبه أبدًا. مع السلامة.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. الحساب { $user } على { $host }. لست من فعل ذلك؟ { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = شخص ما يريد العودة إلى الحساب { $user } على { $host } بواحد من أشيائك الثلاثة، اعتبارًا من { $when }. لست أنت؟ لإيقافه: { $link }
text-question = { $what } الحساب { $user } على { $host }: { $link }

text-operator = { $what }. الحساب { $user } على { $host }. لم يكن بطلب منك؟ يُرجى سؤال مشغّل الخادم.

# What `doorcode courier send-test` sends.
text-courier-test = تجربة من { $host }: الرسائل النصية والبريدية تصل إلى هنا.

## Mails.

mail-courier-test-subject = تجربة من { $host }

mail-toll-subject = الرسائل النصية على { $host } تكلّف أكثر من اللازم
mail-toll-body =
    { $what }

    الأمر `doorcode courier status` على { $host } يبيّن ما أُرسل وإلى أي أرقام. ما يمكن تغييره (البلدان والميزانيات والأسعار) مذكور في docs/couriers.md. نكتب هذا مرة في اليوم.
toll-day = بلغت تكلفة رسائل اليوم { $day }، وهي ميزانية اليوم. لا يمكن لأحد إضافة هاتف جديد حتى الغد. الهواتف الموثوق بها لا تزال تتلقى الرموز.
toll-month = بلغت تكلفة رسائل 30 يومًا { $month }، وهي ميزانية الشهر. لا يمكن لأحد إضافة هاتف جديد في الوقت الحالي. الهواتف الموثوق بها لا تزال تتلقى الرموز.
toll-ceiling = بلغت تكلفة الرسائل خمسة أضعاف الميزانية ({ $day } في اليوم، { $month } في 30 يومًا). تُرسل الرموز إلى الهواتف الموثوق بها للأجهزة المعروفة فقط، وعند عشرة أضعاف الميزانية لا تُرسل إلى أحد. من سجّل الدخول يبقى كذلك، ومفاتيح الاسترداد تفتح كالمعتاد.
toll-prefix = أُرسلت رموز كثيرة جدًا إلى هواتف جديدة تبدأ أرقامها بـ { $prefix }، أو أُدخل منها عدد قليل جدًا. أُوقفت الرسائل إلى هواتف جديدة لها هذه البداية، اليوم وربما غدًا. قد يكون هناك من يربح منها.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = عُطّل حسابك
mail-disabled-body =
    مرحبًا { $name }،

    عطّل مشغّلو هذا الخادم الحساب { $user } في { $when }. انتهت جميع الجلسات، ولا يستطيع أحد تسجيل الدخول. لم يُحذف شيء.

    لا علم لك بالسبب؟ يُرجى سؤالهم.
mail-enabled-subject = أُعيد تمكين حسابك
mail-enabled-body =
    مرحبًا { $name }،

    أعاد مشغّلو هذا الخادم تمكين الحساب { $user } في { $when }. يمكنك تسجيل الدخول كما في السابق.
mail-role-subject = تغيّرت صلاحيات حسابك
mail-role-body =
    مرحبًا { $name }،

    منح مشغّلو هذا الخادم الحساب { $user } دورًا آخر في { $when }. دوره الآن: { $role ->
        [desk] مكتب الدعم
        [operator] مشغّل
       *[other] شخص
    }.

    لا علم لك بالسبب؟ يُرجى سؤالهم.
mail-sessions-ended-subject = أُنهيت جميع جلساتك
mail-sessions-ended-body =
    مرحبًا { $name }،

    أنهى مشغّلو هذا الخادم جميع جلسات { $user } في { $when }. يمكنك تسجيل الدخول مجددًا حيث يلزمك.

    لا علم لك بالسبب؟ يُرجى سؤالهم.

# $link: where to go
mail-verify-subject = هل هذا عنوانك؟
mail-verify-body =
    مرحبًا { $name }،

    أعطى شخص ما، ونرجو أن يكون أنت، هذا العنوان للحساب { $user }. لتأكيد أن العنوان لك، يُرجى فتح هذه الصفحة:

    { $link }

    لست من فعل ذلك؟ لا يلزم فعل شيء.
mail-reset-subject = كلمة مرور جديدة
mail-reset-body =
    مرحبًا { $name }،

    نسي شخص ما، ونرجو أن يكون أنت، كلمة مرور { $user }. لاختيار كلمة جديدة، يُرجى فتح هذه الصفحة:

    { $link }

    لست من طلب ذلك؟ لا يلزم فعل شيء، وتبقى كلمة مرورك كما هي.
mail-new-device-subject = تسجيل دخول من جهاز جديد
mail-new-device-body =
    مرحبًا { $name }،

    سُجّل الدخول إلى { $user } على جهاز لم نره من قبل، في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-key-used-subject = استُخدم مفتاح الاسترداد
mail-key-used-body =
    مرحبًا { $name }،

    استُخدم مفتاح استرداد { $user } لتسجيل الدخول في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-key-made-subject = لديك مفتاح استرداد جديد
mail-key-made-body =
    مرحبًا { $name }،

    أُنشئ مفتاح استرداد جديد للحساب { $user } في { $when }. لم يعد المفتاح القديم يفتح أي شيء.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-phone-added-subject = أُضيف هاتف
mail-phone-added-body =
    مرحبًا { $name }،

    أُضيف هاتف موثوق إلى { $user } في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-phone-removed-subject = أُزيل هاتف
mail-phone-removed-body =
    مرحبًا { $name }،

    أُزيل هاتف موثوق من { $user } في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-turned-on-subject = التحقق بخطوتين مفعّل
mail-turned-on-body =
    مرحبًا { $name }،

    فُعّل التحقق بخطوتين للحساب { $user } في { $when }. من الآن فصاعدًا يتطلب تسجيل الدخول كلمة المرور ورمزًا.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = التحقق بخطوتين مفعّل، ولم يُجب أحد
mail-turned-on-unanswered-body =
    مرحبًا { $name }،

    سألنا قبل ثلاثة أيام إن كنت من يفعّل التحقق بخطوتين للحساب { $user }. لم يُجب أحد، ففُعّل في { $when }. من الآن فصاعدًا يتطلب تسجيل الدخول كلمة المرور ورمزًا إلى الهاتف الجديد.

    لست من فعل ذلك؟ { $days ->
        [zero] خلال { $days } يوم يمكنك التراجع عنه هنا
        [one] خلال يوم واحد يمكنك التراجع عنه هنا
        [two] خلال يومين يمكنك التراجع عنه هنا
        [few] خلال { $days } أيام يمكنك التراجع عنه هنا
        [many] خلال { $days } يومًا يمكنك التراجع عنه هنا
       *[other] خلال { $days } يوم يمكنك التراجع عنه هنا
    }، ومنع وصول من فعله:

    { $link }
mail-turn-on-waits-subject = هل طلبت تفعيل التحقق بخطوتين؟
mail-turn-on-waits-body =
    مرحبًا { $name }،

    شخص ما سجّل الدخول باسم { $user } ويريد تفعيل التحقق بخطوتين بهاتف جديد. يُرجى إخبارنا هنا إن كنت من طلب ذلك أم لا:

    { $link }
mail-turned-off-subject = أُوقف التحقق بخطوتين
mail-turned-off-body =
    مرحبًا { $name }،

    أُوقف التحقق بخطوتين للحساب { $user } في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }

    خلال ثلاثة أيام يمكنك أيضًا إعادة تفعيله بهاتفك وحده أو بمفتاح الاسترداد وحده، في صفحة حسابك.
mail-password-changed-subject = تغيّرت كلمة مرورك
mail-password-changed-body =
    مرحبًا { $name }،

    تغيّرت كلمة مرور { $user } في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-email-changed-subject = تغيّر عنوان بريدك الإلكتروني
mail-email-changed-body =
    مرحبًا { $name }،

    تغيّر عنوان البريد الإلكتروني للحساب { $user } في { $when }.

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
# $days: how many
mail-email-taken-subject = أُعطي عنوان آخر لحسابك
mail-email-taken-body =
    مرحبًا { $name }،

    تغيّر عنوان البريد الإلكتروني للحساب { $user } في { $when }، من هذا العنوان إلى عنوان آخر.

    لست من فعل ذلك؟ { $days ->
        [zero] خلال { $days } يوم يمكنك استعادة هذا العنوان هنا
        [one] خلال يوم واحد يمكنك استعادة هذا العنوان هنا
        [two] خلال يومين يمكنك استعادة هذا العنوان هنا
        [few] خلال { $days } أيام يمكنك استعادة هذا العنوان هنا
        [many] خلال { $days } يومًا يمكنك استعادة هذا العنوان هنا
       *[other] خلال { $days } يوم يمكنك استعادة هذا العنوان هنا
    }، ومنع وصول من فعل ذلك:

    { $link }
# $text: what was approved
mail-approved-subject = وافقت على أمر ما
mail-approved-body =
    مرحبًا { $name }،

    وافق الحساب { $user } على هذا في { $when }:

    { $text }

    لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنمنع وصول من فعله:

    { $link }
mail-desk-opened-subject = يتحدّث شخص ما مع الدعم بشأن حسابك
mail-desk-opened-body =
    مرحبًا { $name }،

    تحدّث شخص ما مع الدعم بشأن { $user } في { $when }. لا يستطيع الدعم فعل شيء دون رمز يُرسل إلى هاتفك.

    لست من فعل ذلك؟ يُرجى عدم إعطاء مثل هذا الرمز لأحد. ويُرجى إبلاغنا هنا، فلا يفعل الدعم شيئًا بحسابك لمدة يوم:

    { $link }
mail-desk-verified-subject = قُرئ على الدعم رمز يخصك
mail-desk-verified-body =
    مرحبًا { $name }،

    قُرئ على الدعم رمز وصل إلى هاتفك، في { $when }. لمدة خمس دقائق كان بإمكان الدعم إنهاء جلسات { $user }، ولا شيء غير ذلك.

    لست من فعل ذلك؟ إذن هناك من بيده هاتفك. يُرجى إبلاغنا هنا، فلا يفعل الدعم شيئًا بحسابك لمدة يوم:

    { $link }
mail-desk-sessions-ended-subject = أنهى الدعم جميع جلساتك
mail-desk-sessions-ended-body =
    مرحبًا { $name }،

    أنهى الدعم جميع جلسات { $user } في { $when }، لشخص قرأ عليه رمزًا من هاتفك. يمكنك تسجيل الدخول مجددًا حيث يلزمك.

    لست من فعل ذلك؟ إذن هناك من بيده هاتفك. يُرجى إبلاغنا هنا، فلا يفعل الدعم شيئًا بحسابك لمدة يوم:

    { $link }
mail-account-deleted-subject = حُذف حسابك
mail-account-deleted-body =
    مرحبًا { $name }،

    حُذف الحساب { $user } بكل ما فيه في { $when }. لا رجعة في ذلك.

    لست من فعل ذلك؟ إذن كانت لدى شخص ما كلمة مرورك، ومعها هاتفك أو مفتاح الاسترداد: يُرجى إبلاغ مشغّل هذا الخادم.
mail-second-step-failed-subject = أدخل شخص ما كلمة مرورك، لكن ليس رمزك
mail-second-step-failed-body =
    مرحبًا { $name }،

    أدخل شخص ما كلمة مرور { $user } الصحيحة في { $when }، ثم رمزًا أو مفتاح استرداد خاطئًا. لم يدخل أحد.

    كانت زلّة من إصبعك؟ لا يلزم فعل شيء. لست من فعل ذلك؟ إذن هناك من يعرف كلمة مرورك. يُرجى إبلاغنا هنا، وسنقفلها:

    { $link }
mail-codes-used-up-subject = شخص ما لديه كلمة مرورك يطلب رموزًا كثيرة
mail-codes-used-up-body =
    مرحبًا { $name }،

    أُدخلت كلمة مرور { $user } الصحيحة، وطُلبت رموز كثيرة حتى إننا لن نرسل المزيد لبعض الوقت. لم يدخل أحد. عند تسجيل دخولك الآن على جهاز جديد، يُرجى النظر في آخر رسالة نصية على هاتفك: فيها كلمة تتيح لك رمزًا في الحال.

    كنت أنت؟ لا يلزم فعل شيء. لست من فعل ذلك؟ إذن هناك من يعرف كلمة مرورك. يُرجى إبلاغنا هنا، وسنقفلها:

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [zero] لا محاولات أخرى لتسجيل الدخول بكلمة مرورك
        [one] محاولة أخرى لتسجيل الدخول بكلمة مرورك
        [two] محاولتان أخريان لتسجيل الدخول بكلمة مرورك
        [few] { $count } محاولات أخرى لتسجيل الدخول بكلمة مرورك
        [many] { $count } محاولة أخرى لتسجيل الدخول بكلمة مرورك
       *[other] { $count } محاولة أخرى لتسجيل الدخول بكلمة مرورك
    }
mail-second-step-failed-again-body =
    مرحبًا { $name }،

    منذ رسالتنا السابقة بشأن { $user }، أُدخلت رموز أو مفاتيح استرداد خاطئة بعد كلمة المرور الصحيحة. عدد المرات الإضافية: { $count }. لم يدخل بها أحد.

    لست من فعل ذلك؟ إذن هناك من يعرف كلمة مرورك. يُرجى إبلاغنا هنا، وسنقفلها:

    { $link }
mail-recovery-waits-subject = شخص ما يريد الدخول إلى حسابك بالاسترداد المؤجّل
mail-recovery-waits-body =
    مرحبًا { $name }،

    قدّم شخص ما واحدًا من الأشياء الثلاثة (كلمة المرور والهاتف ومفتاح الاسترداد) للحساب { $user }، وأفاد بفقدان الاثنين الآخرين. سبق أن اخترت طريق العودة هذا. إن لم يعترض أحد، يمكن لهذا الشخص، أيًا كان، الدخول اعتبارًا من { $when }. نخبرك بذلك ثلاث مرات.

    هذا أنت؟ لا يلزم فعل شيء. لست أنت؟ يُرجى إيقافه الآن: بتسجيل الدخول، أو بإبلاغنا هنا:

    { $link }
mail-recovery-stopped-subject = أُوقف الاسترداد المؤجّل
mail-recovery-stopped-body =
    مرحبًا { $name }،

    انتهى الاسترداد المؤجّل للحساب { $user } في { $when }. لم يدخل به أحد، ولا يمكن بدء غيره خلال 30 يومًا من بدئه.

    شيء من ذلك ليس من فعلك؟ يُرجى إبلاغنا هنا:

    { $link }
mail-recovery-finished-subject = عاد شخص ما إلى حسابك بالاسترداد المؤجّل
mail-recovery-finished-body =
    مرحبًا { $name }،

    بعد أسبوع من إبلاغك أول مرة، قدّم شخص ما مجددًا واحدًا من الأشياء الثلاثة للحساب { $user } في { $when }، واستبدل ما فُقد. انتهت جميع الجلسات.

    كنت أنت؟ لا يلزم فعل شيء. لست من فعل ذلك؟ يُرجى إبلاغنا هنا، وسنقفل كلمة المرور:

    { $link }
mail-recovery-chosen-subject = أصبح لحسابك الاسترداد المؤجّل
mail-recovery-chosen-body =
    مرحبًا { $name }،

    اختير الاسترداد المؤجّل للحساب { $user } في { $when }: بعد ثلاثة أيام من ذلك يكفي واحد من الأشياء الثلاثة للعودة بعد أسبوع، إن لم يعترض أحد.

    لست من فعل ذلك؟ إذن لدى شخص ما اثنان من أشيائك الثلاثة. يُرجى إبلاغنا هنا، وسنقفل كلمة المرور:

    { $link }
mail-recovery-unchosen-subject = لم يعد لحسابك الاسترداد المؤجّل
mail-recovery-unchosen-body =
    مرحبًا { $name }،

    جرى التخلي عن الاسترداد المؤجّل للحساب { $user } في { $when }: عند فقدان اثنين من الأشياء الثلاثة لا طريق للعودة.

    لست من فعل ذلك؟ إذن لدى شخص ما اثنان من أشيائك الثلاثة. يُرجى إبلاغنا هنا، وسنقفل كلمة المرور:

    { $link }
mail-locked-subject = كلمة مرورك مقفلة. يُرجى اختيار كلمة جديدة.
mail-locked-body =
    مرحبًا { $name }،

    أخبرتنا أن أمرًا ما يخص { $user } لم يكن من فعلك. لقد أنهيناه، ولم تعد كلمة المرور الحالية صالحة لتسجيل دخول أي شخص.

    يمكنك اختيار كلمة مرور جديدة هنا. إن كان التحقق بخطوتين مفعّلًا، فليكن مفتاح الاسترداد في متناولك، ومن دونه تكفي كلمة مرورك القديمة مع هاتفك:

    { $link }
