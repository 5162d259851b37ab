### What many pages share.

product = Doorcode
skip = التخطي إلى المحتوى
nav-apps = التطبيقات
app-messages = الرسائل
app-calls = المكالمات
app-account = الحساب
foot-help = مساعدة حول التحقق بخطوتين
foot-language = اللغة
foot-handset = الهاتف التجريبي

go-on = متابعة
save = حفظ
cancel = إلغاء
replace = استبدال
remove = إزالة
turn-on = تفعيل
turn-on-long = تفعيل التحقق بخطوتين
not-now = ليس الآن
recovery-key = مفتاح الاسترداد
contact-information = معلومات الاتصال
sessions = أماكن تسجيل دخولك
copied = تم النسخ
not-copied = تعذّر النسخ

## The try-out on one's own machine.

try-out = هذه تجربة، فلا شيء يخرج من هذا الجهاز.
try-out-text = قراءة الرسالة النصية على الهاتف التجريبي
try-out-mail = قراءة البريد على الهاتف التجريبي
try-out-call = قراءة ما تقوله المكالمة على الهاتف التجريبي

## Fields that several forms have.

user-name = اسم المستخدم
user-name-hint = من 3 إلى 32 من الأحرف اللاتينية الصغيرة والأرقام والنقاط والشرطات والشرطات السفلية. به يعثر عليك الآخرون، ولا يمكن تغييره لاحقًا.
display-name = اسمك
display-name-hint = كما يراه الآخرون.
email = عنوان البريد الإلكتروني
email-hint = نرسل إليه رابطًا للتأكد من أنه لك.
password = كلمة المرور
password-old = كلمة المرور الحالية
password-new = كلمة المرور الجديدة
# $min: the fewest characters
password-hint =
    { $min ->
        [zero] { $min } حرف على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
        [one] حرف واحد على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
        [two] حرفان على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
        [few] { $min } أحرف على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
        [many] { $min } حرفًا على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
       *[other] { $min } حرف على الأقل. عدة كلمات فكرة جيدة، والمسافات مقبولة.
    }
password-show = إظهار
password-hide = إخفاء
invitation = الدعوة
invitation-hint = الرمز الذي وصلك ممن دعاك.

form-wrong = يُرجى تصحيح ما يلي
form-error = خطأ:

## What can be wrong with a field.

field-missing = هذا الحقل مطلوب.
field-text-long = 60 حرفًا على الأكثر.
field-text-hidden = سطر عادي واحد، دون أحرف غير مرئية ولا مسافات زائدة.
field-text-link = دون روابط، ودون العلامتين @ و #.
field-text-code = دون أربعة أرقام متتالية قد تُظن رمزًا: الصواب أن يُكتب 1,500.
user-name-empty = يُرجى اختيار اسم مستخدم.
user-name-short = يتكوّن اسم المستخدم من 3 أحرف على الأقل.
user-name-long = يتكوّن اسم المستخدم من 32 حرفًا على الأكثر.
user-name-characters = يُرجى استخدام أحرف لاتينية صغيرة وأرقام ونقاط وشرطات وشرطات سفلية، والبدء بحرف أو رقم.
user-name-taken = اسم المستخدم هذا محجوز. يُرجى اختيار اسم آخر.
display-name-empty = يُرجى كتابة الاسم الذي يراه الآخرون.
display-name-long = هذا الاسم طويل جدًا. 64 حرفًا على الأكثر.
email-waits = سيُفعَّل التحقق بخطوتين قريبًا. حتى ذلك الحين يبقى العنوان كما هو، ولتغييره الآن يلزم إلغاء طلب التفعيل أولًا.
email-invalid = هذا ليس عنوان بريد إلكتروني. يكون العنوان مثل name@example.org.
field-password-same = هذه كلمة مرورك الحالية. يُرجى اختيار كلمة مختلفة.
field-password-known = كلمة المرور هذه يعرفها شخص آخر. يُرجى اختيار كلمة جديدة.
field-password-wrong = هذه ليست كلمة مرورك الحالية.
field-invitation-unknown = هذه الدعوة غير معروفة هنا أو سبق استخدامها. يُرجى طلب دعوة جديدة.
field-not-a-phone = هذا ليس رقم هاتف. يُرجى كتابته كما يُطلب عند الاتصال.
field-phone-shape = هذا ليس رقم هاتف في ذلك البلد. يُرجى التحقق من الأرقام والبلد.
field-phone-no-texts = لا يمكن لهذا الرقم تلقي رسائل نصية. يُرجى استخدام رقم هاتف محمول.
field-phone-country = لا تُرسل من هنا رسائل نصية إلى ذلك البلد. يُرجى استخدام رقم من بلد آخر، أو سؤال مشغّل هذا الخادم.
field-no-calls = لا تُجرى مكالمات من هنا. يُرجى طلب رسالة نصية.
field-phone-known = هذا الهاتف موثوق بالفعل. يُرجى استخدام رقم آخر.
field-phones-full = بلغت الحد الأقصى للهواتف الموثوقة في الحساب. يُرجى إزالة هاتف أولًا.
field-not-chosen = يُرجى اختيار واحد.
field-not-understood = للمتابعة يلزم وضع علامة في هذا المربع.
field-not-your-name = هذا ليس اسم المستخدم الخاص بك. يُرجى كتابته كما هو معروض تمامًا.
field-nobody-there = لا يحمل أحد هنا اسم المستخدم هذا. يُرجى التحقق من كتابته.

## What came of the last thing done.

note-wrong-password = اسم المستخدم أو كلمة المرور خطأ. يُرجى التحقق منهما والمحاولة مجددًا.
# $span: see below
note-slow-down = محاولات كثيرة جدًا. يُرجى الانتظار { $span } ثم المحاولة مجددًا. لم يُفحص شيء هذه المرة.
note-code-sent = الرمز في طريقه إليك. لا يعمل إلا أحدث رمز.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [zero] هذا الرمز خطأ، ولم تبقَ له أي محاولة.
        [one] هذا الرمز خطأ. بقيت محاولة واحدة، ثم يلزمك رمز جديد.
        [two] هذا الرمز خطأ. بقيت له محاولتان.
        [few] هذا الرمز خطأ. بقيت له { $left } محاولات.
        [many] هذا الرمز خطأ. بقيت له { $left } محاولة.
       *[other] هذا الرمز خطأ. بقيت له { $left } محاولة.
    }
note-code-spent = كانت هذه آخر محاولة بهذا الرمز. يُرجى طلب رمز جديد.
note-code-expired = لم يعد هذا الرمز صالحًا. يُرجى طلب رمز جديد.
# $digits: how many digits a code has now
note-code-outgrown = جرّب شخص ما رموزًا خاطئة، لذلك أصبحت الرموز من { $digits } أرقام. أرسلنا رمزًا أطول، يُرجى استخدامه.
note-wrong-length = يتكوّن الرمز من { $digits } أرقام.
note-send-later = لا يمكننا إرسال رسالة نصية أخرى بعد. يُرجى الانتظار { $span } أو استخدام مفتاح الاسترداد.
note-no-such-phone = هذا الهاتف غير موثوق. يُرجى الاختيار من القائمة.
note-wrong-key = هذا ليس مفتاح الاسترداد الخاص بك. يُرجى التحقق من المفتاح المطبوع والمحاولة مجددًا.
note-key-spent = سبق استخدام مفتاح الاسترداد هذا. يُرجى استخدام رمز.
note-not-the-same-key = هذا ليس المفتاح الذي عُرض عليك للتو. يُرجى النظر في نسختك والمحاولة مجددًا.
note-code-needed = لا يُقبل مفتاح الاسترداد هنا: يُرجى إدخال الرمز.
note-wrong-word = هذه ليست الكلمة الواردة في آخر رسالة نصية. يُرجى النظر في أحدث رسالة على هاتفك.
note-key-needed = يلزم هنا مفتاح الاسترداد أيضًا.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [zero] { $count } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
    }
span-minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
span-hours =
    { $count ->
        [zero] { $count } ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
span-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }

## Days and times.

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
# $day (number), $month (text), $year (text)
date-day = { $day } { $month } { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day }، { $time } UTC

## Languages.

# The language’s own name for itself
language-name = العربية
language-title = اللغة
language-text = لغة الصفحات، والرسائل النصية والبريدية التي تصلك.
language-unknown = يُرجى اختيار واحدة من هذه اللغات.
