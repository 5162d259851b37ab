## The app Messages: the page.

messages-rooms = المحادثات
messages-room = محادثة
messages-new = محادثة جديدة
messages-rooms-empty = لا محادثات بعد.
messages-rooms-empty-hint = يمكنك بدء محادثة مع شخص باسم المستخدم الخاص به، أو إعطاء الآخرين اسم المستخدم الخاص بك:
messages-hint = يمكنك اختيار محادثة أو بدء محادثة جديدة.
messages-hint-keys = Enter للإرسال، وShift مع Enter لسطر جديد، وEscape للرجوع.
messages-gone = لا توجد محادثة كهذه، أو لست مشاركًا فيها.
messages-gone-back = كل المحادثات
messages-back = العودة إلى المحادثات
messages-back-to-room = العودة إلى المحادثة
messages-sign-out = تسجيل الخروج
messages-no-scripts = JavaScript متوقف في هذا المتصفح: يمكنك القراءة والكتابة، ويظهر الجديد عند إعادة تحميل الصفحة.

## The list. $n is a number, or 99+.

messages-unread = غير مقروءة: { $n }
messages-nothing-yet = لم يُقل شيء بعد
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = حساب محذوف
messages-today = اليوم
messages-yesterday = أمس

## The conversation.

messages-call = اتصال
messages-call-words = اتصال
messages-about = حول هذه المحادثة
messages-earlier = رسائل أقدم
messages-loading = جارٍ التحميل…
messages-newest = أحدث الرسائل
messages-new-below = جديدة: { $n }
messages-new-divider = رسائل جديدة
# Where the history begins. $name is a person, $title a group.
messages-first = هذه بداية محادثتك مع { $name }.
messages-first-group = هذه بداية «{ $title }».
messages-group-size = عدد الأعضاء: { $n }
messages-write = رسالة
messages-write-to = رسالة إلى { $name }
messages-send = إرسال
messages-edited = معدَّلة
messages-deleted = حُذفت هذه الرسالة.
messages-hour = { $time } UTC
messages-typing-one = جارٍ الكتابة: { $name }…
messages-typing-two = جارٍ الكتابة: { $name } و{ $other }…
messages-typing-many = عدة أشخاص يكتبون…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = رسائل جديدة: { $n }

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = أنت
# The one who reads, as the one to whom something happened.
messages-you-there = حسابك
messages-state-sending = جارٍ الإرسال
messages-state-sent = أُرسلت
messages-state-delivered = وصلت
messages-state-read = قُرئت
messages-state-failed = لم تُرسل
messages-retry = إعادة المحاولة
messages-discard = تجاهل

## What can be done with a message.

messages-actions = إجراءات
messages-edit = تعديل
messages-editing = تعديل رسالة
messages-copy = نسخ
messages-copied = تم النسخ
messages-delete = حذف
messages-delete-sure = حذف هذه الرسالة لدى الجميع؟ ربما قرأها آخرون بالفعل.
messages-delete-yes = حذف
messages-sure = نعم

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name }: إنشاء المجموعة «{ $title }»
messages-event-added = { $name }: إضافة { $other }
messages-event-removed = { $name }: إزالة { $other }
messages-event-left = { $name }: مغادرة المجموعة
messages-event-renamed = { $name }: تسمية المجموعة «{ $title }»

## Starting a conversation.

messages-start = مراسلة شخص
messages-exact = اسم المستخدم للشخص كما هو تمامًا
messages-start-now = بدء
messages-group = أو إنشاء مجموعة
messages-group-title = اسم المجموعة
messages-group-names = أعضاؤها
messages-group-names-hint = أسماء المستخدمين كما هي تمامًا، بينها مسافات أو فواصل. يمكنك إضافة أشخاص لاحقًا.
messages-group-now = إنشاء المجموعة

## About a conversation.

messages-about-no-scripts = تغيير المجموعة ومغادرتها وحظر الأشخاص تحتاج إلى JavaScript، وهو متوقف في هذا المتصفح.
messages-members = الأعضاء
messages-owner = المالك
messages-add = إضافة شخص
messages-add-now = إضافة
messages-remove = إزالة { $name }
messages-remove-sure = إزالة { $name } من المجموعة؟ يحتفظ هذا الشخص بما قيل حتى الآن.
messages-rename-now = إعادة تسمية
messages-leave = مغادرة المجموعة
messages-leave-sure = مغادرة «{ $title }»؟ يبقى لك ما قيل حتى الآن، ولا يظهر لك ما يُقال لاحقًا.
messages-leave-yes = مغادرة
messages-write-to-them = مراسلة { $name }
messages-block-title = الحظر
messages-block-hint = من حظرته لا يستطيع الوصول إليك برسائل أو مكالمات، ولا يُخبَر بذلك.
messages-block = حظر
messages-block-sure = حظر { $name }؟ لن يصلك ما يُكتب من هذا الحساب بعد الآن. لا يُرسل إشعار بالحظر.
messages-block-yes = حظر
messages-block-done = تم حظر { $name }
messages-unblock = إلغاء الحظر
messages-unblock-done = أُلغي حظر { $name }
messages-blocked = المحظورون
messages-blocked-hint = لا يستطيعون الوصول إليك برسائل أو مكالمات، ولا يُخبَرون بذلك.
messages-blocked-empty = لا أحد محظور لديك.

## Why nothing can be written.

messages-you-blocked = لقد حظرت { $name }. للمراسلة بينكما مجددًا يلزم إلغاء الحظر.
messages-you-left = لست في هذه المجموعة بعد الآن. يمكنك قراءة ما قيل أثناء وجودك فيها.
messages-blocked-you = حُذف هذا الحساب. ما زال بإمكانك قراءة المحادثة.

## The line to the server.

messages-line-waiting = جارٍ إعادة الاتصال… ستُرسل كتابتك عند عودة الاتصال.
messages-line-signed-out = تم تسجيل خروجك هنا. يُرجى تسجيل الدخول للمتابعة من حيث توقفت.
messages-line-sign-in = تسجيل الدخول
messages-later = لا يوجد اتصال الآن. سيُنفَّذ هذا عند عودته.
messages-line-replaced = النوافذ المفتوحة كثيرة جدًا، لذلك عُلّقت هذه النافذة.
messages-line-take-over = استخدام هذه النافذة

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = لا يحمل أحد هنا اسم المستخدم «{ $name }»، أو لا يمكن مراسلته. يُرجى التحقق من كتابته.
messages-refused-names = تعذّرت إضافة واحد من هؤلاء أو أكثر: لا أحد يحمل اسم المستخدم، أو لا يمكن مراسلة صاحبه. يُرجى التحقق من كتابة كل اسم.
messages-refused-yourself = هذا اسم المستخدم الخاص بك.
messages-refused-empty = لا شيء لإرساله.
messages-refused-empty-name = يُرجى إدخال اسم مستخدم.
messages-refused-empty-title = يُرجى إعطاء المجموعة اسمًا.
messages-refused-too_long = هذا طويل جدًا لرسالة واحدة. يُرجى إرساله على أجزاء.
messages-refused-too_fast = كان هذا كثيرًا في وقت قصير. يُرجى الانتظار لحظة ثم المحاولة مجددًا.
messages-refused-too_many = بلغت الحد الأقصى المسموح للحساب من المحادثات التي بدأتها أو الأشخاص الذين حظرتهم.
messages-refused-busy = الخادم مشغول جدًا. يُرجى المحاولة مجددًا بعد لحظات.
messages-refused-you_blocked = لقد حظرت هذا الشخص. يلزم إلغاء الحظر أولًا.
messages-refused-no_such_room = لم تعد هذه المحادثة موجودة، أو لست فيها بعد الآن.
messages-refused-no_such_message = لم تعد هذه الرسالة موجودة.
messages-refused-not_yours = هذه الرسالة ليست لك لتغييرها.
messages-refused-deleted = حُذفت هذه الرسالة في نافذة أخرى.
messages-refused-edited_elsewhere = عُدّلت هذه الرسالة في نافذة أخرى في هذه الأثناء. يُرجى النظر فيها مجددًا ثم تعديلها.
messages-refused-not_a_group = هذا متاح للمجموعات فقط.
messages-refused-not_owner = هذا متاح لمالك المجموعة فقط.
messages-refused-group_full = المجموعة ممتلئة.
messages-refused-malformed = تعذّر إرسال هذا. يُرجى إعادة تحميل الصفحة ثم المحاولة مرة أخرى.
