### The pages in front of the door.

## Making an account.

sign-up-title = إنشاء حساب
sign-up-have = لديك حساب؟
sign-up-button = إنشاء الحساب
sign-up-closed = لا يمكن إنشاء حسابات جديدة هنا حاليًا. إن كان من المفترض أن يكون لك حساب، فيُرجى سؤال مشغّل هذا الخادم.

check-mail-title = رسالة في بريدك
check-mail-sent-to = أرسلنا رابطًا إلى
check-mail-do = يُرجى فتحه لإثبات أن العنوان لك.
check-mail-not-there = لم يصل شيء؟ يُرجى البحث في البريد غير المرغوب فيه، أو طلب إعادة الإرسال.
check-mail-sent-again = أُعيد الإرسال.
check-mail-go-on = المتابعة الآن
send-mail-again = إعادة إرسال الرسالة
send-mail-again-in = يمكنك طلب إعادة الإرسال بعد

verify-title = هل هذا عنوانك؟
verify-text = يُرجى الضغط على الزر لتأكيد أن هذا عنوان بريدك الإلكتروني:
verify-button = نعم، هذا عنواني
verify-not-you = لست من أنشأ حسابًا هنا؟ يُرجى إغلاق هذه الصفحة. لن يُستخدم العنوان دون تأكيدك.

## Signing in.

sign-in = تسجيل الدخول
# $app: the name of an app
sign-in-title = تسجيل الدخول إلى { $app }
sign-in-title-account = تسجيل الدخول إلى حسابك
sign-in-forgotten = نسيت كلمة المرور؟
sign-in-shared = هذا حاسوب مشترك
sign-in-shared-hint = لن نتذكّره.
sign-in-new = أول مرة هنا؟
sign-in-other = تسجيل الدخول باسم آخر
back-to-sign-in = العودة إلى تسجيل الدخول

second-step-to = { $app }: الخطوة الثانية
code-title = إدخال الرمز
code-sent-to = يُرجى إدخال الرمز المرسل إلى
# $digits: how many digits
code-label = رمز من { $digits } أرقام
code-button = تسجيل الدخول
code-button-phone = تأكيد هذا الهاتف
word-title = الأولوية لك
word-text = هناك من يواصل طلب رموزك. تنتهي آخر رسالة نصية على هاتفك بكلمة من ثمانية أحرف. يُرجى كتابتها هنا لنرسل إليك رمزًا في الحال.
word-label = الكلمة في آخر رسالة نصية
word-button = إرسال رمز إليّ الآن
code-use-key = تعذّر الحصول على الرمز؟ استخدام مفتاح الاسترداد
code-mailed-title = تأكيد هويتك
code-mailed-text = يجري تفعيل التحقق بخطوتين، ولم يوافق صاحب هذا الحساب بعد. حتى ذلك الحين يُؤكَّد كل تسجيل دخول عبر البريد الإلكتروني: يُرجى إدخال الرمز الذي أرسلناه إلى عنوانك المؤكَّد.
send-code = إرسال الرمز
send-to = سنرسل رسالة نصية إلى
send-which = إلى أي هاتف نرسله؟
send-again = إعادة الإرسال
send-again-in = يمكنك طلب إعادة الإرسال بعد
send-to-other = إرساله إلى
call-me = طلب مكالمة بدلًا من ذلك
delivery-calling = نتصل بك الآن لإخبارك بالرمز.
delivery-answered = تم الرد على المكالمة.
delivery-unanswered = لم يُرد على المكالمة. يُرجى طلبها مرة أخرى، أو استخدام هاتف آخر أو مفتاح الاسترداد.
delivery-unanswered-number = لم يُرد على المكالمة. يُرجى التحقق من الرقم أو طلبها مرة أخرى.
delivery-unanswered-again = لم يُرد على المكالمة. يُرجى طلبها مرة أخرى، هنا أو على هاتف آخر.
delivery-sent = أرسلنا الرسالة النصية.
delivery-delivered = وصلت الرسالة النصية إلى الهاتف.
delivery-failed = تعذّر إيصال الرسالة النصية. يُرجى استخدام هاتف آخر أو مفتاح الاسترداد.
delivery-failed-number = تعذّر إيصال الرسالة النصية. يُرجى التحقق من الرقم أو استخدام رقم آخر.
delivery-failed-again = تعذّر إيصال الرسالة النصية. يُرجى إرسالها مرة أخرى أو إلى هاتف آخر.
delivery-withheld = لا نرسل رسائل نصية إلى هذا الهاتف في الوقت الحالي. يُرجى استخدام هاتف آخر أو مفتاح الاسترداد.

key-title = إدخال مفتاح الاسترداد
key-text = هو على الورقة التي طبعتها عند تفعيل التحقق بخطوتين. يُدخلك مرة واحدة، ثم يُعرض عليك مفتاح جديد.
key-label = مفتاح الاسترداد
key-hint = 14 رقمًا. لا تهم المسافات.
key-hint-base32 = 14 خانة من الأحرف والأرقام. لا تهم المسافات ولا حالة الأحرف.
key-button = تسجيل الدخول
key-use-code = إرسال رمز إلى هاتفي بدلًا من ذلك
key-no-key = ليس لديّ هاتف ولا مفتاح

field-device-proof-form = المفتاح نقطة من 65 بايت والتوقيع 64 بايت، وكلاهما بترميز base64url دون حشو.
field-device-proof-stale = هذا التحدي قديم جدًا، أو سبق استخدامه، أو ليس صادرًا عن هذا الخادم. يُرجى طلب تحدٍّ آخر.
field-device-proof-wrong = ليس هذا توقيع ذلك المفتاح على أصل هذا الخادم (origin) والتحدي.
field-code-empty = يُرجى كتابة الرمز الذي أرسلناه إليك.
field-code-digits = يتكوّن الرمز من أرقام فقط.
field-code-long = لا يتكوّن الرمز من هذا العدد من الأرقام.

field-key-empty = يُرجى كتابة مفتاح الاسترداد.
field-key-character = يتكوّن مفتاح الاسترداد من أرقام فقط.
field-key-character-base32 = يتكوّن مفتاح الاسترداد من أحرف وأرقام فقط، وليس فيه الحرف U أبدًا.
field-key-length = يتكوّن مفتاح الاسترداد من 14 خانة. يُرجى التحقق من عدم نقصان خانة أو تكرارها.
field-key-slip = في هذا المفتاح زلّة: رقم خطأ أو رقمان متبادلان. يُرجى مقارنته بنسختك. لم تُحسب هذه محاولة.

## A new recovery key.

new-key-title = مفتاح الاسترداد
new-key-turning-on = يتيح لك الدخول عند فقدان هاتفك. يُرجى طباعته أو تدوينه الآن: لا يُعرض إلا هذه المرة.
new-key-after-use = أدّى المفتاح القديم مهمته ولم يعد يفتح أي شيء. هذا المفتاح يحل محله. يُرجى طباعته أو تدوينه الآن: لا يُعرض إلا هذه المرة.
new-key-renewed = يُرجى طباعته أو تدوينه الآن: لا يُعرض إلا هذه المرة. يظل المفتاح القديم صالحًا حتى إعادة كتابة هذا المفتاح.
new-key-then = بعد ذلك تلزم كتابته مجددًا، لنتأكد معًا من صحة نسختك.
new-key-next = احتفظت به
print = طباعة
save-pdf = حفظ بصيغة PDF
copy = نسخ
print-by-hand = لطباعة هذه الصفحة يمكنك استخدام أمر الطباعة في متصفحك: تخرج ورقة نظيفة.

retype-title = كتابة المفتاح من نسختك
retype-text = يُرجى إمساك الورقة أو الملاحظة باليد وكتابة المفتاح منها.
retype-label = مفتاح الاسترداد
retype-button = التحقق منه
retype-back = عرض المفتاح مجددًا

sheet-name = ورقة مفتاح الاسترداد
sheet-head = مفتاح الاسترداد لحسابك
sheet-account = الحساب
sheet-site = مكان استخدامه
sheet-date = أُنشئ في
sheet-what-title = الغرض منه
sheet-what = مع التحقق بخطوتين يكون تسجيل الدخول بكلمة مرورك ورمز نرسله إلى هاتفك. إن تعذّر الحصول على الرمز، يحل هذا المفتاح محله.
sheet-how-title = كيفية استخدامه
sheet-how-1 = تسجيل الدخول باسم المستخدم وكلمة المرور.
sheet-how-2 = اختيار «استخدام مفتاح الاسترداد» حيث يُطلب الرمز.
sheet-how-3 = كتابة الأرقام أعلاه. سيُعرض عليك بعدها مفتاح جديد، وعندئذ يلزم إتلاف هذه الورقة.
sheet-keep-title = مكان حفظه
sheet-keep = في مكان آمن بعيدًا عن هاتفك. يُرجى عدم كتابة كلمة مرورك على هذه الورقة. لن يطلب منك أحد من هذه الخدمة هذا المفتاح أبدًا، لا هاتفيًا ولا بالبريد.

phone-lost-title = تم تسجيل دخولك. هل فُقد هاتفك؟
phone-lost-text = استخدمت مفتاح الاسترداد. إن فُقد الهاتف أو تغيّر رقمه، فيُرجى وضع رقم جديد مكانه الآن، حتى لا يصل أي رمز إلى الأيدي الخطأ.
phone-lost-replace = استبدال هذا الهاتف
phone-lost-no = لا، ما زال معي

## Being asked to turn it on.

prompt-title = تفعيل التحقق بخطوتين؟
prompt-why = قد تُخمَّن كلمة المرور أو تُسرق أو تُنتزع بالحيلة. مع التحقق بخطوتين لا تكفي وحدها لدخول أحد: يلزم أيضًا رمز يُرسل إلى هاتفك.
prompt-help = كيف يعمل، وما يحدث عند فقدان هاتفك
prompt-required = يطلب مشغّل هذا الخادم من الجميع استخدام التحقق بخطوتين.

## A forgotten password.

forgotten-title = نسيت كلمة المرور؟
forgotten-text = يُرجى كتابة اسم المستخدم، وسنعرض لك طريق العودة.
forgotten-next-title = طريقان للعودة
forgotten-off-title = التحقق بخطوتين غير مفعّل
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = إن كان هناك حساب { $user } له عنوان بريد إلكتروني مؤكَّد، فإن رسالة فيها رابط في طريقها إليه. يعمل الرابط لمدة { $span }.
forgotten-on-title = التحقق بخطوتين مفعّل
forgotten-on-text = يلزمك إذن مفتاح الاسترداد، ثم رمز من هاتفك.
forgotten-by-password = كلمة مرورك مقفلة وليس لديك مفتاح؟ استخدام كلمة المرور
forgotten-by-key = لديّ مفتاح الاسترداد
forgotten-password-title = كلمة مرورك مقفلة
forgotten-password-text = أخبرتنا أن أمرًا ما لم يكن من فعلك، لذلك لم تعد كلمة مرورك القديمة صالحة لتسجيل دخول أي شخص. لكنها ما زالت تساعد في اختيار كلمة جديدة، مع رمز من هاتفك.
forgotten-password-label = كلمة مرورك القديمة
forgotten-neither = فقدت اثنين من الثلاثة
forgotten-code-title = والآن الرمز
reset-title = اختيار كلمة مرور جديدة
reset-by-mail = بعد ذلك تنتهي جلساتك الأخرى، وقد يستغرق تفعيل التحقق بخطوتين ثلاثة أيام.
reset-button = تعيين كلمة المرور الجديدة

## This was not me; the owner's confirmation.

not-me-title = لم أكن أنا
not-me-failed = أدخل شخص ما كلمة مرورك الصحيحة لكنه لم يتمكن من إتمام الخطوة الثانية:
# $app: an app; $device: a browser and system
not-me-sign-in = سجّل شخص ما الدخول إلى { $app } على { $device }:
not-me-change = تغيّر شيء في حسابك:
not-me-desk = تحدّث شخص ما مع الدعم بشأن حسابك:
not-me-then-desk = لن يفعل الدعم شيئًا بحسابك لمدة يوم، أيًا كان المتصل. تبقى كلمة مرورك كما هي.
not-me-then-title = عند الضغط على الزر
not-me-then-1 = ينتهي تسجيل الدخول ذاك في الحال، أينما كان.
not-me-then-2 = لا تعود كلمة مرورك الحالية صالحة لتسجيل دخول أي شخص.
not-me-then-3 = يكون عليك اختيار كلمة مرور جديدة، مع تأكيد هويتك بهاتفك أو بمفتاح الاسترداد.
# $email: an address
not-me-then-address = يعود عنوانك { $email }.
not-me-then-off = يُوقف التحقق بخطوتين مجددًا، ولا يفتح الهاتف والمفتاح المضافان معه أي شيء.
not-me-then-all = ينتهي كل تسجيل دخول إلى حسابك في الحال، أينما كان.
not-me-then-mail = يكون عليك اختيار كلمة مرور جديدة عبر رسالة إلى عنوان بريدك الإلكتروني.
not-me-button = لم أكن أنا. منع الوصول
not-me-was-me = تبيّن أنه أنت؟ يُرجى إغلاق هذه الصفحة، ولن يحدث شيء.

owner-title = هل طلبت تفعيل التحقق بخطوتين؟
owner-when = وقت الطلب
owner-device = الجهاز
owner-phone = ستُرسل الرموز إلى
owner-until = إن لم يُجب أحد، فسيُفعَّل في
owner-stop = لا، إلغاء الطلب
owner-confirm = نعم، كنت أنا
owner-was-me = كنت أنت؟ يُرجى إغلاق هذه الصفحة والانتظار.

## Done, and no longer possible.

what-email-verified-title = تأكّد عنوانك
what-email-verified-text = شكرًا. من الآن فصاعدًا يمكننا الوصول إليك عليه عند حدوث أمر مهم يخص حسابك.
what-email-verified-action = متابعة
what-link-expired-title = لم يعد هذا الرابط صالحًا
what-link-expired-text = سبق استخدامه، أو انتهت مدته، أو تغيّر شيء منذ إرساله. يُرجى طلب رابط جديد.
what-link-expired-action = البدء من جديد
what-password-reset-title = تم تعيين كلمة مرورك الجديدة
what-password-reset-text = انتهت جلساتك الأخرى. يُرجى تسجيل الدخول بكلمة المرور الجديدة.
what-password-reset-action = تسجيل الدخول
what-signed-out-title = تم تسجيل خروجك
what-signed-out-text = على هذا الجهاز سيطلب هذا التطبيق كلمة مرورك مجددًا.
what-signed-out-action = تسجيل الدخول مجددًا
what-desk-shut-title = أُبلغ الدعم
what-desk-shut-text = لمدة يوم لن يفعل الدعم شيئًا بحسابك، أيًا كان المتصل. إن كان من المحتمل أن هاتفك بيد شخص آخر، فيُرجى مراجعة هواتفك الموثوقة.
what-desk-shut-action = إلى صفحة البداية
what-not-me-said-title = تم منع الوصول
what-not-me-said-text = انتهى تسجيل الدخول ذاك، ولم تعد كلمة مرورك الحالية صالحة لتسجيل دخول أي شخص. يُرجى اختيار كلمة مرور جديدة الآن.
what-not-me-said-action = اختيار كلمة مرور جديدة
what-owner-confirmed-title = التحقق بخطوتين مفعّل
what-owner-confirmed-text = شكرًا. من الآن فصاعدًا يتطلب تسجيل الدخول كلمة مرورك ورمزًا.
what-owner-confirmed-action = متابعة
what-owner-stopped-title = أُلغي الطلب
what-owner-stopped-text = يبقى التحقق بخطوتين غير مفعّل. قد يعرف شخص ما كلمة مرورك: يُرجى تسجيل الدخول واختيار كلمة جديدة.
what-owner-stopped-action = تسجيل الدخول
what-deleted-title = حُذف حسابك
what-deleted-text = زال كل ما كان يدل عليك. مع أطيب التمنيات.
what-deleted-action = إلى صفحة البداية
what-sign-in-expired-title = انتهت مدة تسجيل الدخول هذا
what-sign-in-expired-text = بقي مفتوحًا مدة طويلة، أو بدأ في نافذة أخرى. لم يتغيّر شيء.
what-sign-in-expired-action = البدء من جديد
what-wizard-stopped-title = لم يتغيّر شيء
what-wizard-stopped-text = ما زال التحقق بخطوتين غير مفعّل. يمكنك تفعيله في أي وقت.
what-wizard-stopped-action = إلى حسابك
