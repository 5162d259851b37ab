## The app Calls: the page.

calls-dial = الاتصال بشخص
calls-dial-hint = اسم المستخدم للشخص كما هو تمامًا
calls-dial-video = مكالمة فيديو
calls-dial-voice = مكالمة صوتية
calls-recent = المكالمات الأخيرة
calls-recent-empty = لا مكالمات بعد، لا منك ولا إليك.
calls-earlier = مكالمات أقدم
calls-newest = أحدث المكالمات
calls-clear = مسح القائمة
calls-clear-why = يُفرغ هذا قائمتك أنت فقط. تبقى القوائم لدى من تحدّثت معهم.
calls-clear-now = مسح
calls-sign-out = تسجيل الخروج من المكالمات
calls-no-scripts = تحتاج المكالمات إلى JavaScript، وهو متوقف في هذا المتصفح. القائمة أدناه تعمل من دونه.

## Lines of the list.

calls-outgoing = صادرة
calls-incoming = واردة
calls-missed = فائتة
calls-unanswered = لا رد
calls-declined = مرفوضة
calls-cancelled = ملغاة
calls-was-busy = الخط مشغول
calls-deleted = حساب محذوف
calls-lasted = المدة { $time }
# The name of a button; $name is a person.
calls-call-voice = مكالمة صوتية مع { $name }
calls-call-video = مكالمة فيديو مع { $name }

## What stands above the list when something is the matter.

calls-line-waiting = جارٍ إعادة الاتصال… ستصلك المكالمات مجددًا بعد لحظات.
calls-line-signed-out = تم تسجيل خروجك هنا، فلا تصل أي مكالمة إلى هذه النافذة.
calls-line-sign-in = تسجيل الدخول
calls-line-replaced = هذه الصفحة مفتوحة في علامة تبويب أخرى، وهي التي تستقبل المكالمات الآن.
calls-line-take-over = استقبالها هنا
calls-silent = لا يمكن لهذه النافذة أن ترنّ إلا بعد الضغط على شيء فيها.
calls-silent-wake = السماح بالرنين
calls-elsewhere = أنت في مكالمة مع { $name } في نافذة أخرى.
calls-elsewhere-end = إنهاء تلك المكالمة

## Why a call cannot be begun.

calls-refused-yourself = هذا اسم المستخدم الخاص بك.
calls-refused-unknown = لا يحمل أحد هنا اسم المستخدم { $name }. يُرجى التحقق من كتابته.
calls-refused-in_a_call = أنت في مكالمة في نافذة أخرى، أو هناك من يتصل بك. يلزم إنهاء ذلك أولًا.
calls-refused-blocked = لقد حظرت { $name }. للاتصال يلزم إلغاء الحظر في الرسائل.
calls-refused-too_many = مكالمات كثيرة في وقت قصير. يُرجى الانتظار دقيقة ثم المحاولة مجددًا.
calls-refused-out_of_turn = هذا ليس اسم مستخدم. يُرجى التحقق من كتابته.
calls-refused-unavailable = تعذّر بدء المكالمة. يُرجى المحاولة مجددًا بعد لحظات.
calls-refused-offline = لا يوجد اتصال بالخادم حاليًا. يُرجى المحاولة مجددًا عند عودته.
calls-refused-empty = يُرجى إدخال اسم مستخدم.

## The call itself: its state.

calls-preparing = جارٍ التحضير…
calls-calling = جارٍ الاتصال…
calls-rings-voice = مكالمة صوتية واردة
calls-rings-video = مكالمة فيديو واردة
calls-connecting = جارٍ التوصيل…
calls-reconnecting = جارٍ إعادة الاتصال…
calls-over-declined = رُفضت المكالمة
calls-over-busy = الخط مشغول: في مكالمة أخرى
calls-over-no_answer = لا رد
calls-over-they_hung_up = انتهت المكالمة
calls-over-you_hung_up = انتهت المكالمة
calls-over-ended_elsewhere = انتهت في نافذة أخرى
calls-over-lost = انقطع الاتصال
calls-over-stopped = تجري إعادة تشغيل الخادم. يُرجى معاودة الاتصال بعد لحظات.
calls-over-gone = المكالمة منتهية
calls-over-cancelled = انتهت المكالمة
calls-over-unreachable = تعذّر الربط بين الشبكتين. يمكنك تجربة شبكة أخرى، أو طلب خادم ترحيل من مشغّل هذا الخادم.
calls-over-after = { $why } بعد { $time }
calls-toast-answered = تم الرد في نافذة أخرى
calls-toast-declined = رُفضت في نافذة أخرى
calls-toast-missed = مكالمة فائتة من { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = رفض
calls-answer-voice = رد
calls-answer-video = رد بالكاميرا
calls-mute = كتم
calls-camera-off = إيقاف الكاميرا
calls-share = مشاركة الشاشة
calls-settings = الأجهزة
calls-hang-up = إنهاء
calls-cancel = إلغاء
calls-again = معاودة الاتصال
calls-close = إغلاق
calls-retry = إعادة المحاولة
calls-anyway = الاتصال على أي حال
calls-controls = أزرار المكالمة
calls-their-picture = صورة { $name }
calls-your-picture = صورتك

## Said in passing during a call.

calls-note-muted = ميكروفون { $name } مكتوم
calls-note-you-are-muted = صوتك مكتوم
calls-note-shares = مشاركة شاشة من { $name }
calls-note-you-share = شاشتك قيد المشاركة
calls-note-blocked = يُبقي المتصفح المكالمة صامتة إلى حين الضغط على شيء.

## Devices.

calls-settings-title = الأجهزة
calls-settings-microphone = الميكروفون
calls-settings-camera = الكاميرا
calls-settings-speaker = مكبّر الصوت
calls-settings-default = حسب اختيار النظام
calls-settings-none = لم يُعثر على شيء
calls-settings-unnamed = الجهاز { $n }
calls-settings-relay = إخفاء عنوان شبكتي
calls-settings-relay-hint = تمر المكالمات عندئذ عبر خادم الترحيل التابع لهذا الخادم، بدءًا من المكالمة التالية. وقد يتأخر بدء المكالمة قليلًا.
calls-settings-done = تم

calls-microphone-refused = لا يسمح المتصفح لهذه الصفحة باستخدام الميكروفون، فلا يُسمع صوتك. يُرجى السماح به من شريط العنوان ثم المحاولة مجددًا.
calls-microphone-missing = لم يُعثر على ميكروفون، فلا يُسمع صوتك. يُرجى توصيل ميكروفون ثم المحاولة مجددًا.
calls-microphone-busy = يستخدم برنامج آخر الميكروفون، فلا يُسمع صوتك. يُرجى إغلاقه ثم المحاولة مجددًا.
calls-microphone-insecure = هذه الصفحة لا تعمل عبر HTTPS، لذلك يمنع المتصفح عنها الميكروفون والكاميرا. يُرجى سؤال مشغّل هذا الخادم.
calls-microphone-other = تعذّر فتح الميكروفون، فلا يُسمع صوتك. يُرجى المحاولة مجددًا أو اختيار ميكروفون آخر.
calls-camera-refused = لا يسمح المتصفح لهذه الصفحة باستخدام الكاميرا. تستمر المكالمة من دونها.
calls-camera-missing = لم يُعثر على كاميرا. تستمر المكالمة من دونها.
calls-camera-busy = يستخدم برنامج آخر الكاميرا. تستمر المكالمة من دونها.
calls-camera-other = تعذّر فتح الكاميرا. تستمر المكالمة من دونها.
calls-screen-busy = تعذّرت مشاركة الشاشة: لم يُتحها النظام.
calls-screen-missing = لا توجد شاشة يمكن مشاركتها.
calls-screen-other = تعذّرت مشاركة الشاشة.
