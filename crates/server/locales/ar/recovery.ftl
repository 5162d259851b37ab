### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = فُقد اثنان من الثلاثة
lost-text = كلمة المرور والهاتف ومفتاح الاسترداد: أيّ اثنين منها يعيدان الثالث. وبواحد وحده هناك طريق عودة بطيء، لمن اختاره مسبقًا.
lost-one = أولًا تقديم الواحد الذي ما زال لديك.
# $days: how many
lost-wait =
    ثم الانتظار لمدة { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، نخبرك خلالها ثلاث مرات عبر كل وسيلة اتصال. أي إشارة منك توقف ذلك.
lost-then = ثم تقديمه مجددًا، وتعيين كلمة مرور جديدة أو هاتف جديد.
lost-one-only = فقدت واحدًا منها فقط
lost-prove-title = تقديم ما لديك
lost-prove-text = يكفي واحد من هذه.
lost-another-name = اسم مستخدم آخر
# $digits: how long it is at the least
lost-code-text =
    نرسل رمزًا من { $digits ->
        [zero] { $digits } رقم
        [one] رقم واحد
        [two] رقمين
        [few] { $digits } أرقام
        [many] { $digits } رقمًا
       *[other] { $digits } رقم
    } أو أكثر إلى هاتف الحساب. عدد الرموز محدود: ثلاثة، ثم واحد كل نصف يوم.
lost-code-label = الرمز
lost-code-wrong = يتكوّن الرمز من أرقام.
lost-shows-nothing = هذا لا يفتح طريقًا للعودة. قد يكون خطأ أو قديمًا جدًا، أو أن الاسترداد المؤجّل لم يُختر لهذا الحساب.
lost-sent = إن كان هذا الطريق قد اختير لهذا الحساب وأمكن إرسال رمز الآن، فالرمز في طريقه إلى هاتف الحساب.

way-start-title = بدء طريق العودة؟
way-start-told = نرسل إشعارًا إلى كل وسائل اتصال الحساب الآن، وفي اليومين الثالث والسادس. تبيّن كل رسالة كيفية إيقافه.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait =
    بعد { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } يُرجى العودة إلى هذه الصفحة وتقديم الشيء نفسه مجددًا. يمكنك ذلك لمدة { $open ->
        [zero] { $open } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $open } أيام
        [many] { $open } يومًا
       *[other] { $open } يوم
    }.
way-start-ends = ينتهي بتسجيل الدخول بخطوتين، أو باختيار «إيقافه» في رسالة بريدية. يمكن بدء التالي بعد 30 يومًا من بدء هذا.
way-start-button = البدء الآن
way-not-now-title = ليس الآن
# A moment follows.
way-not-now-from = يمكن بدؤه اعتبارًا من
way-not-now-why = هكذا لا يستطيع من وقع في يده شيء واحد أن يُنهكك بالمحاولات، أو أن يختار هذا الطريق بدلًا منك ويدخل به.
way-not-chosen = لم يُختر طريق العودة هذا لهذا الحساب.
way-waiting-title = طريق العودة جارٍ
# A moment follows.
way-waiting-from = يُرجى العودة إلى هنا اعتبارًا من
# $open: for how long it can be finished
way-waiting-then =
    ثم تقديم الشيء نفسه مجددًا. يمكنك ذلك لمدة { $open ->
        [zero] { $open } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $open } أيام
        [many] { $open } يومًا
       *[other] { $open } يوم
    }.
way-waiting-stop = في هذه الأثناء نرسل إشعارًا إلى كل وسائل اتصال الحساب. وإن أوقفه أحد، فسنخبرك بذلك عبرها أيضًا.
way-of-another-title = هناك طريق آخر جارٍ
way-of-another-text = بدأ بشيء آخر من أشيائك الثلاثة. لست من فعل ذلك؟ يُرجى إيقافه: بتسجيل الدخول، أو بالرابط الذي في الرسالة التي أخبرتك به.

recovery-banner = شخص ما يريد العودة إلى حسابك بواحد من أشيائك الثلاثة.
# A moment follows.
recovery-banner-until = إن لم يعترض أحد، يمكن ذلك اعتبارًا من
recovery-banner-ripe = يمكن ذلك الآن.
recovery-banner-look = الاطلاع عليه وإيقافه

stop-recovery-title = إيقاف الاسترداد المؤجّل؟
stop-recovery-text = قدّم شخص ما واحدًا من أشيائك الثلاثة، وأفاد بفقدان الاثنين الآخرين.
stop-recovery-account = الحساب
stop-recovery-when = بدأ في
stop-recovery-with = ما قُدّم
stop-recovery-phone = رمز إلى هاتفك
stop-recovery-from = يمكن إتمامه اعتبارًا من
stop-recovery-now = الآن
stop-recovery-more = أُبلغ عن فقدان هاتفك، لذلك لا يكفي هذا الرابط وحده: يُرجى تقديم كلمة مرورك أو مفتاح الاسترداد.
stop-recovery-button = إيقافه
stop-recovery-mine = هذا أنت؟ لا يلزم فعل شيء سوى الانتظار.

what-recovery-stopped-title = تم الإيقاف
what-recovery-stopped-text = لن يدخل به أحد. واحد من أشيائك الثلاثة في أيدٍ أخرى: يُرجى تسجيل الدخول واستبداله.
what-recovery-stopped-action = تسجيل الدخول
what-recovery-none-title = لا شيء قيد الانتظار
what-recovery-none-text = لا يوجد استرداد مؤجّل لإيقافه، أو لم يعد هذا الرابط صالحًا.
what-recovery-none-action = إلى حسابك
what-back-by-password-title = تم تعيين كلمة مرورك الجديدة
what-back-by-password-text = تم تسجيل خروجك في كل مكان. يُرجى تسجيل الدخول بكلمة المرور الجديدة وهاتفك، وإنشاء مفتاح استرداد جديد في الحال: لم يعد القديم يفتح أي شيء.
what-back-by-password-action = تسجيل الدخول
what-back-by-key-title = تم تعيين كلمة مرورك الجديدة
what-back-by-key-text = تم تسجيل خروجك في كل مكان. يُرجى تسجيل الدخول بكلمة المرور الجديدة، واختيار «استخدام مفتاح الاسترداد»، ثم وضع هاتف جديد مكان الهاتف المفقود.
what-back-by-key-action = تسجيل الدخول
what-back-by-phone-title = أصبح هاتفك الجديد موثوقًا
what-back-by-phone-text = تم تسجيل خروجك في كل مكان، ولم تعد هواتفك القديمة تتلقى رموزًا. يُرجى تسجيل الدخول بكلمة مرورك والهاتف الجديد، وإنشاء مفتاح استرداد جديد في الحال: لم يعد القديم يفتح أي شيء.
what-back-by-phone-action = تسجيل الدخول
what-lost-expired-title = استغرق ذلك وقتًا طويلًا
what-lost-expired-text = ما قدّمته لا يسري إلا بضع دقائق. يُرجى البدء من جديد: ما هو قيد الانتظار يبقى كذلك.
what-lost-expired-action = البدء من جديد

phone-recovered-title = هاتفك الجديد
phone-recovered-text = يحل محل الهاتف المفقود. نرسل إليه رمزًا.

choose-recovery-title = الاسترداد المؤجّل
# $days: how many
choose-recovery-text =
    عند فقدان اثنين من كلمة المرور والهاتف ومفتاح الاسترداد، لا يستطيع أحد إعادتك إلى حسابك. باختيار هذا يكون هناك طريق للعودة: بالواحد الذي بقي، بعد { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.
choose-recovery-told = فور أن يبدأه شخص ما، وفي اليومين الثالث والسادس، نخبرك عبر كل وسيلة اتصال.
choose-recovery-ends = ينتهي بتسجيل الدخول أو باختيار «إيقافه». ولا يمكن بدء غيره خلال 30 يومًا من بدئه.
# $days: how many
choose-recovery-risk =
    ثمنه: كل من يقع في يده واحد من الثلاثة يدخل بعد { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، إن بقيت وسائل اتصالك كلها دون متابعة منك طوال تلك المدة.
# A day follows.
choose-recovery-since = اخترته في
choose-recovery-yes = أريد طريق العودة هذا
choose-recovery-no = لم أعد أريده
choose-recovery-stays = إبقاؤه كما هو
confirm-recovery = أريد طريقًا للعودة بواحد من الثلاثة
# $days: how many
confirm-recovery-hint =
    من دونه، عند فقدان اثنين من الثلاثة، لا يستطيع أحد إعادتك إلى حسابك. ومعه، بعد { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } من الطلب، يدخل كل من بيده واحد من الثلاثة، إن لم يعترض أحد. نرسل إشعارًا إلى كل وسائل الاتصال ثلاث مرات. يمكنك تغيير هذا لاحقًا.
