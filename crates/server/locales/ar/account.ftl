### The account.

account-title = الحساب
account-on = التحقق بخطوتين مفعّل
account-on-text = يتطلب تسجيل الدخول كلمة المرور ورمزًا، وذلك منذ
account-off = التحقق بخطوتين غير مفعّل
account-undo-text = لقد أوقفته. بهاتفك وحده أو بمفتاح الاسترداد وحده يمكنك إعادة تفعيله كما كان، حتى
account-undo = إعادة التفعيل
account-waiting = سيُفعَّل التحقق بخطوتين قريبًا
account-waiting-text = ننتظر تأكيدك. إن لم يصل، فسيُفعَّل في
account-password-known = قد يعرف شخص آخر كلمة مرورك. لا تصلح لتسجيل دخول أي شخص قبل اختيار كلمة جديدة.
account-signing-in = تسجيل الدخول
account-changed = تغيّرت في
account-key-made = أُنشئ في
# $count: in how many places
account-sessions =
    { $count ->
        [zero] ليس في أي مكان
        [one] هنا فقط
        [two] في مكانين
        [few] في { $count } أماكن
        [many] في { $count } مكانًا
       *[other] في { $count } مكان
    }
account-phones = الهواتف الموثوقة
account-add-phone = إضافة هاتف
account-last-phone = ما دام التحقق بخطوتين مفعّلًا، يمكن استبدال آخر هاتف ولا يمكن إزالته.
account-you = أنت وبياناتك
account-export = ما يعرفه هذا الخادم عنك
account-activity = ما حدث في حسابك، ومتى
account-desk = مساعدة المتصلين
account-delete = نهائيًا
account-recovery-chosen = طريق للعودة بواحد من الثلاثة، بعد أسبوع
account-recovery-not-chosen = لا طريق للعودة عند فقدان اثنين من الثلاثة
account-key-missing = ليس لديك مفتاح استرداد: فُقد القديم، ولم يعد يفتح أي شيء. يُرجى إنشاء مفتاح جديد الآن.
account-key-make = إنشاء مفتاح استرداد
account-turn-off = وما يضيع بذلك
not-verified = لم يُؤكَّد بعد
sign-out-account = تسجيل الخروج من صفحة الحساب

flash-contact-saved = تم الحفظ.
flash-mail-sent = تم الحفظ. أرسلنا رابطًا إلى العنوان الجديد، ولا يُعتمد العنوان إلا بعد فتح الرابط.
flash-mail-sent-again = أعدنا إرسال الرابط. لا يُعتمد العنوان إلا بعد فتح الرابط.
flash-phone-added = أصبح هذا الهاتف موثوقًا.
flash-phone-replaced = حلّ الهاتف الجديد محل القديم.
flash-phone-removed = لم يعد الهاتف موثوقًا.
flash-password-changed = تم تغيير كلمة مرورك. انتهت الجلسات الأخرى.
flash-key-renewed = مفتاح الاسترداد الجديد سارٍ الآن. يُرجى إتلاف الورقة القديمة.
flash-key-checked = ممتاز: هذا هو مفتاح الاسترداد. يُرجى إعادته إلى مكانه، بعيدًا عن الهاتف.
flash-turned-off = تم الإيقاف. كلمة مرورك وحدها تفتح حسابك الآن.
flash-turned-on-again = عاد التحقق بخطوتين مفعّلًا كما كان.
flash-turn-on-stopped = أُلغي الطلب. يبقى التحقق بخطوتين غير مفعّل.
flash-session-ended = انتهت تلك الجلسة.
flash-device-named = أصبح للجهاز اسم.
flash-recovery-chosen = أصبح لديك الاسترداد المؤجّل. يمكن استخدامه بعد ثلاثة أيام.
flash-recovery-unchosen = لم يعد لديك الاسترداد المؤجّل.
flash-others-ended = انتهت جميع الجلسات الأخرى.

contact-user-name = يبقى كما هو.
contact-email-hint = نراسلك عليه عند حدوث أمر مهم يخص حسابك. لا يُعتمد العنوان الجديد إلا بعد فتح الرابط الذي نرسله إليه.
contact-not-verified = هذا العنوان غير مؤكَّد بعد. يُرجى فتح الرابط الذي أرسلناه إليه.

remove-phone-title = إزالة هذا الهاتف؟
remove-phone-text = لن تصله رموز ولا تنبيهات بعد الآن. يمكنك إضافته مجددًا لاحقًا.
remove-phone-last = هذا آخر هاتف موثوق لديك. ما دام التحقق بخطوتين مفعّلًا، يمكنك وضع هاتف آخر مكانه بدلًا من إزالته.
remove-phone-button = إزالة هذا الهاتف
replace-phone = استبداله

change-password-title = تغيير كلمة المرور
change-password-text = تنتهي جلساتك الأخرى عند تغييرها.

key-present = أُنشئ مفتاحك الحالي في
key-not-shown = لن يُعرض مرة أخرى: نحن أنفسنا لا نعرفه.
key-renew-text = ضاعت الورقة أو رآها أحد؟ يمكنك إنشاء مفتاح جديد. يظل القديم صالحًا حتى إعادة كتابة الجديد.
key-missing-text = ليس لديك مفتاح: فُقد القديم، ولم يعد يفتح أي شيء. بمفتاح جديد تكتمل أشياؤك الثلاثة من جديد.
key-renew-button = إنشاء مفتاح جديد

check-key-title = هل ما زال مفتاح الاسترداد لديك؟
check-key-why = مضت ستة أشهر على آخر مرة كان فيها بين يديك. إن فُقد هاتفك يومًا فسيلزمك المفتاح، والأفضل البحث عنه الآن على مهل.
check-key-text = يُرجى كتابته من نسختك. يظل صالحًا، ونسألك مجددًا بعد ستة أشهر.
check-key-yes = المفتاح معي
check-key-button = التحقق منه
check-key-gone = ضاع، أو ربما رآه أحد؟

turn-off-title = إيقاف التحقق بخطوتين
turn-off-text = بعد ذلك تفتح كلمة مرورك وحدها حسابك، لك ولكل من يعرفها.
turn-off-phones = لن تصل رموز إلى هواتفك الموثوقة بعد ذلك.
turn-off-key = لن يفتح مفتاح الاسترداد أي شيء بعد ذلك.
turn-off-mail = إن نُسيت كلمة المرور فسيُعاد تعيينها عبر البريد الإلكتروني: من يقرأ بريدك يمكنه الاستيلاء على حسابك.
# $days: for how many days
turn-off-undo =
    { $days ->
        [zero] خلال { $days } يوم يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
        [one] خلال يوم واحد يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
        [two] خلال يومين يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
        [few] خلال { $days } أيام يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
        [many] خلال { $days } يومًا يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
       *[other] خلال { $days } يوم يمكنك إعادة تفعيله كما كان، بهاتفك وحده أو بمفتاحك وحده.
    }
turn-off-understood = فهمت ذلك
turn-off-button = إيقاف
turn-off-keep = إبقاؤه مفعّلًا
turn-off-required = يطلب مشغّل هذا الخادم من الجميع استخدام التحقق بخطوتين. لا يمكن إيقافه.

sessions-text = كل تطبيق على كل جهاز سجّلت الدخول فيه. يمكنك إنهاء أي جلسة غير مألوفة لك، وتُقطع في الحال.
session-this = هذه الجلسة
session-first = منذ
session-last = آخر استخدام
session-end = إنهاء
sessions-end-others = إنهاء كل ما عداها
device-name = تسمية هذا الجهاز
device-name-label = اسمه لديك
device-name-save = حفظ
device-name-long = الحد الأقصى للاسم 40 حرفًا. لم يتغيّر شيء.

activity = النشاط
activity-text = كل تسجيل دخول وكل تخمين خاطئ وكل تغيير، من الأحدث إلى الأقدم. يستطيع مشغّلو هذا الخادم رؤيته أيضًا.
activity-none = لا شيء هنا.
activity-older = الأقدم
activity-newest = العودة إلى الأحدث
activity-not-you = شيء من ذلك ليس من فعلك؟ يُرجى تغيير كلمة المرور، وإنهاء ما هو غير مألوف لك:
activity-signed-in-two-steps = تسجيل دخول بخطوتين
activity-signed-in = تسجيل دخول بكلمة المرور وحدها
activity-password-right = كانت كلمة المرور صحيحة، وطُلبت الخطوة الثانية
activity-password-wrong = أدخل شخص ما كلمة مرور خاطئة
# $digits: how long it was
activity-code-sent = أُرسل إلى هاتفك رمز من { $digits } أرقام
activity-code-wrong = أُدخل رمز خاطئ
activity-recovery-key-wrong = أُدخل مفتاح استرداد خاطئ
activity-recovery-key-used = استُخدم مفتاح الاسترداد
activity-recovery-key-made = أُنشئ مفتاح استرداد جديد
activity-recovery-key-checked = أثبتّ أن مفتاح الاسترداد ما زال لديك
activity-phone-trusted = أُضيف هاتف موثوق
activity-phone-dropped = أُزيل هاتف موثوق
activity-turn-on-waits = طُلب تفعيل التحقق بخطوتين، والطلب قيد الانتظار
activity-turn-on-stopped = أُلغي طلب تفعيل التحقق بخطوتين
activity-turned-on = فُعّل التحقق بخطوتين
activity-turned-off = أُوقف التحقق بخطوتين
activity-step-up-proved = أكّدت هويتك لعرض الحساب أو تغييره
activity-contact-changed = تغيّر اسمك أو عنوانك
activity-language-changed = اختيرت لغة أخرى
activity-email-verified = تأكّد عنوان بريدك الإلكتروني
activity-password-changed = تغيّرت كلمة المرور
activity-approved = وافقت على أمر طلبه أحد التطبيقات
activity-approval-redeemed = استخدم التطبيق الذي طلب الموافقة ما وافقت عليه
activity-climbed-down = عادت الرموز قصيرة لأن كلمة المرور جديدة
activity-password-forgotten = أفاد شخص ما بنسيان كلمة المرور
activity-session-ended = أُنهيت جلسة
activity-other-sessions-ended = أُنهيت جميع الجلسات الأخرى
activity-desk-acted = نفّذت إجراءً لشخص ما في مكتب الدعم
activity-desk-code-wrong = قُرئ على الدعم رمز خاطئ
activity-desk-disowned = قيل «لم أكن أنا» عن مكالمة مع الدعم
activity-desk-found-nobody = بحثت في مكتب الدعم عن شخص غير موجود
activity-desk-opened = تحدّث شخص ما مع الدعم بشأن حسابك
activity-desk-sessions-ended = أنهى الدعم جميع الجلسات
activity-desk-verified = قُرئ على الدعم رمز وصل إلى هاتفك
activity-disowned = قيل «لم أكن أنا»
activity-exported = نُزّلت بياناتك
activity-recovery-asked = أفاد شخص ما بفقدان اثنين من الثلاثة
activity-recovery-chosen = اختير الاسترداد المؤجّل
activity-recovery-unchosen = جرى التخلي عن الاسترداد المؤجّل
activity-recovery-started = بدأ استرداد مؤجّل
activity-recovery-finished = اكتمل استرداد مؤجّل: عاد شخص ما بواحد من الثلاثة
activity-recovery-stopped = أُوقف استرداد مؤجّل
activity-account-made = أُنشئ الحساب
activity-account-shown = اطّلع أحد مشغّلي هذا الخادم على الحساب
activity-account-disabled = عطّل أحد مشغّلي هذا الخادم الحساب
activity-account-enabled = أعاد أحد مشغّلي هذا الخادم تمكين الحساب
activity-role-changed = غيّر أحد مشغّلي هذا الخادم صلاحيات الحساب
activity-sessions-ended = أنهى أحد مشغّلي هذا الخادم جميع الجلسات
# $event: its name in the log
activity-other = حدث أمر آخر: { $event }

export-title = تنزيل بياناتك
export-text = ملف واحد فيه كل ما يحفظه هذا الخادم عنك: حسابك وجلساتك ورسائلك ومكالماتك، بصيغة يقرؤها الناس والبرامج (JSON).
export-not = لا يحتوي على كلمة مرور ولا مفتاح استرداد ولا رموز: هذه محفوظة فقط بصيغة لا يستطيع أحد قراءتها.
export-button = تنزيل

delete-title = حذف الحساب
delete-text = لا رجعة في هذا، ولا يستطيع أحد التراجع عنه.
delete-what-1 = يُسجَّل خروجك في كل مكان، ولا يستطيع أحد تسجيل الدخول باسمك مجددًا.
delete-what-2 = تُحذف رسائلك، حتى في محادثات الآخرين، وكذلك مكالماتك ووسائل اتصالك وإعداداتك.
delete-what-3 = لا يستطيع أحد غيرك أخذ اسم المستخدم الخاص بك.
delete-export-first = تنزيل بياناتك أولًا
delete-type = للتأكد، يُرجى كتابة اسم المستخدم:
delete-button = حذف نهائي

## Proving that it is you.

step-up-title = تأكيد هويتك
step-up-need-password = تلزم كلمة مرورك.
step-up-need-second-step = يلزم رمز أو مفتاح الاسترداد. بعدها يمكنك التصفّح لمدة خمس دقائق.
step-up-need-key = يلزم مفتاح الاسترداد.
step-up-need-one = يلزم واحد من أشيائك الثلاثة.
step-up-need-two = يلزم اثنان من هذه الثلاثة، في كل مرة يُغيَّر فيها شيء.
step-up-need-key-and-one = سجّلت الدخول هنا منذ وقت قصير، لذلك يلزم مفتاح الاسترداد وواحد من الاثنين الآخرين.
step-up-need-key-then-code = يلزم مفتاح الاسترداد، ثم رمز.
# $at: how many are proved; $of: how many are needed
step-up-done = تم { $at } من { $of }
step-up-again = استغرق ذلك وقتًا طويلًا، لذلك نبدأ من جديد. لم يتغيّر شيء.
proof-code = رمز إلى هاتفك

act-end-sessions = تسجيل الخروج من بقية الأماكن
act-look = عرض حسابك
act-turn-on = تفعيل التحقق بخطوتين
act-turn-off = إيقاف التحقق بخطوتين
act-undo-turn-off = إعادة تفعيل التحقق بخطوتين
act-change-contact = تغيير معلومات الاتصال
act-change-password = تغيير كلمة المرور
act-add-phone = إضافة هاتف أو استبداله
act-remove-phone = إزالة هاتف
act-new-key = إنشاء مفتاح استرداد جديد
act-check-key = التحقق من مفتاح الاسترداد
act-delayed-recovery = العودة بواحد من الثلاثة
act-choose-recovery = اختيار الاسترداد المؤجّل
act-export = تنزيل بياناتك
act-delete = حذف الحساب

## What an app asks for.

# $app: the app’s name
approve-asks = طلب من { $app }
approve-title = الموافقة على هذا؟
approve-need-second-step = للموافقة يلزم الإثبات برمز أو بمفتاح الاسترداد. تقول الرسالة النصية ما تقوله هذه الصفحة.
approve-need-password = للموافقة يلزم الإثبات بكلمة مرورك.
approve-done-title = تمت الموافقة
approve-done-text = يمكنك العودة إلى { $app } للمتابعة من هناك.
approve-receipt-how = هل طُلب منك إيصال بدلًا من ذلك؟ يُرجى عدم عرضه إلا على من طلبه. يظهر مرة واحدة، ويسري خمس دقائق.
approve-receipt-button = عرض الإيصال
approve-receipt-title = إيصالك
approve-over-title = لا شيء للموافقة عليه
approve-over-text = أُلغي الطلب، أو انتهت مهلته، أو سبق إعطاء إيصاله. لن يحدث شيء آخر.
