## The app Messages: the page.

messages-rooms = चैट
messages-room = चैट
messages-new = नई चैट
messages-rooms-empty = अभी कोई चैट नहीं है।
messages-rooms-empty-hint = किसी ऐसे व्यक्ति के साथ चैट शुरू करें जिसका यूज़रनेम आपको पता हो, या दूसरों को अपना यूज़रनेम बताएँ:
messages-hint = कोई चैट चुनें या नई शुरू करें।
messages-hint-keys = Enter से मैसेज जाता है, Shift और Enter से नई लाइन बनती है, Escape से वापस जाते हैं।
messages-gone = ऐसी कोई चैट नहीं है या आप उसमें शामिल नहीं हैं।
messages-gone-back = सभी चैट
messages-back = सभी चैट पर वापस जाएँ
messages-back-to-room = चैट पर वापस जाएँ
messages-sign-out = साइन आउट करें
messages-no-scripts = इस ब्राउज़र में JavaScript बंद है: आप पढ़ और लिख सकते हैं, और नया क्या है यह पेज दोबारा लोड करने पर दिखेगा।

## The list. $n is a number, or 99+.

messages-unread = { $n } बिना पढ़े मैसेज
messages-nothing-yet = अब तक कोई मैसेज नहीं
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = मिटाया गया अकाउंट
messages-today = आज
messages-yesterday = कल

## The conversation.

messages-call = कॉल करें
messages-call-words = कॉल करें
messages-about = इस चैट के बारे में
messages-earlier = पहले के मैसेज
messages-loading = लोड हो रहा है…
messages-newest = सबसे नए मैसेज
messages-new-below = { $n } नए
messages-new-divider = नए मैसेज
# Where the history begins. $name is a person, $title a group.
messages-first = { $name } के साथ आपकी चैट यहाँ से शुरू होती है।
messages-first-group = “{ $title }” यहाँ से शुरू होता है।
messages-group-size = { $n } लोग
messages-write = मैसेज
messages-write-to = { $name } को मैसेज
messages-send = भेजें
messages-edited = बदला गया
messages-deleted = यह मैसेज मिटा दिया गया।
messages-hour = { $time } UTC
messages-typing-one = { $name } टाइप कर रहे हैं…
messages-typing-two = { $name } और { $other } टाइप कर रहे हैं…
messages-typing-many = कई लोग टाइप कर रहे हैं…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = { $n } नए मैसेज

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = आप
# The one who reads, as the one to whom something happened.
messages-you-there = आप
messages-state-sending = भेजा जा रहा है
messages-state-sent = भेजा गया
messages-state-delivered = डिलीवर हुआ
messages-state-read = पढ़ा गया
messages-state-failed = नहीं भेजा गया
messages-retry = फिर कोशिश करें
messages-discard = हटा दें

## What can be done with a message.

messages-actions = विकल्प
messages-edit = बदलें
messages-editing = मैसेज बदला जा रहा है
messages-copy = कॉपी करें
messages-copied = कॉपी हो गया
messages-delete = मिटाएँ
messages-delete-sure = यह मैसेज सबके लिए मिटाएँ? हो सकता है कि दूसरे इसे पहले ही पढ़ चुके हों।
messages-delete-yes = मिटाएँ
messages-sure = हाँ

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name } ने ग्रुप “{ $title }” बनाया
messages-event-added = { $name } ने { $other } को जोड़ा
messages-event-removed = { $name } ने { $other } को हटाया
messages-event-left = { $name } ने ग्रुप छोड़ा
messages-event-renamed = { $name } ने ग्रुप का नाम “{ $title }” रखा

## Starting a conversation.

messages-start = किसी को लिखें
messages-exact = व्यक्ति का सटीक यूज़रनेम
messages-start-now = शुरू करें
messages-group = या ग्रुप बनाएँ
messages-group-title = ग्रुप का नाम
messages-group-names = इसमें कौन-कौन है
messages-group-names-hint = सटीक यूज़रनेम, बीच में स्पेस या कॉमा के साथ। आप बाद में भी लोगों को जोड़ सकते हैं।
messages-group-now = ग्रुप बनाएँ

## About a conversation.

messages-about-no-scripts = ग्रुप बदलने, उसे छोड़ने और किसी को ब्लॉक करने के लिए JavaScript चाहिए, जो इस ब्राउज़र में बंद है।
messages-members = सदस्य
messages-owner = मालिक
messages-add = किसी को जोड़ें
messages-add-now = जोड़ें
messages-remove = { $name } को हटाएँ
messages-remove-sure = { $name } को ग्रुप से हटाएँ? अब तक की बातें उनके पास रहेंगी।
messages-rename-now = नाम बदलें
messages-leave = ग्रुप छोड़ें
messages-leave-sure = “{ $title }” छोड़ें? अब तक की बातें आपके पास रहेंगी, और आगे की बातें आपको नहीं दिखेंगी।
messages-leave-yes = छोड़ें
messages-write-to-them = { $name } को लिखें
messages-block-title = ब्लॉक करना
messages-block-hint = जिसे आपने ब्लॉक किया है, वह आपको न मैसेज भेज सकता है, न कॉल कर सकता है, और उसे यह बताया नहीं जाता।
messages-block = ब्लॉक करें
messages-block-sure = { $name } को ब्लॉक करें? अब से वे जो लिखेंगे, वह आप तक नहीं पहुँचेगा। उन्हें यह बताया नहीं जाएगा।
messages-block-yes = ब्लॉक करें
messages-block-done = { $name } को ब्लॉक कर दिया गया
messages-unblock = अनब्लॉक करें
messages-unblock-done = { $name } अब ब्लॉक नहीं हैं
messages-blocked = ब्लॉक किए गए लोग
messages-blocked-hint = वे आपको न मैसेज भेज सकते हैं, न कॉल कर सकते हैं, और उन्हें यह बताया नहीं जाता।
messages-blocked-empty = आपने किसी को ब्लॉक नहीं किया है।

## Why nothing can be written.

messages-you-blocked = आपने { $name } को ब्लॉक किया है। एक-दूसरे को फिर लिखने के लिए उन्हें अनब्लॉक करें।
messages-you-left = अब आप इस ग्रुप में नहीं हैं। जब आप इसमें थे, तब की बातें आप पढ़ सकते हैं।
messages-blocked-you = यह अकाउंट मिटा दिया गया। आप अब भी यह चैट पढ़ सकते हैं।

## The line to the server.

messages-line-waiting = फिर से कनेक्ट हो रहा है… आप जो लिखेंगे, वह कनेक्शन लौटने पर भेजा जाएगा।
messages-line-signed-out = आप यहाँ साइन आउट हैं। जहाँ थे वहीं से जारी रखने के लिए साइन इन करें।
messages-line-sign-in = साइन इन करें
messages-later = अभी कनेक्शन नहीं है। कनेक्शन लौटने पर यह हो जाएगा।
messages-line-replaced = बहुत सारी विंडो खुली हैं, इसलिए इसे रोक दिया गया।
messages-line-take-over = यही विंडो इस्तेमाल करें

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = यहाँ “{ $name }” यूज़रनेम किसी का नहीं है या उन्हें लिखा नहीं जा सकता। स्पेलिंग जाँचें।
messages-refused-names = इनमें से किसी को नहीं जोड़ा जा सकता: वह यूज़रनेम किसी का नहीं है या उन्हें लिखा नहीं जा सकता। हर एक की स्पेलिंग जाँचें।
messages-refused-yourself = यह आपका अपना यूज़रनेम है।
messages-refused-empty = भेजने के लिए कुछ नहीं है।
messages-refused-empty-name = यूज़रनेम डालें।
messages-refused-empty-title = ग्रुप को नाम दें।
messages-refused-too_long = एक मैसेज के लिए यह बहुत लंबा है। इसे टुकड़ों में भेजें।
messages-refused-too_fast = थोड़ी ही देर में बहुत कुछ हो गया। ज़रा रुककर फिर कोशिश करें।
messages-refused-too_many = एक अकाउंट से जितनी चैट शुरू की जा सकती हैं या जितने लोग ब्लॉक किए जा सकते हैं, वह सीमा पूरी हो चुकी है।
messages-refused-busy = सर्वर पर अभी बहुत काम है। थोड़ी देर में फिर कोशिश करें।
messages-refused-you_blocked = आपने इन्हें ब्लॉक किया है। पहले अनब्लॉक करें।
messages-refused-no_such_room = यह चैट अब नहीं है या आप अब इसमें नहीं हैं।
messages-refused-no_such_message = यह मैसेज अब नहीं है।
messages-refused-not_yours = यह मैसेज आपका नहीं है, इसलिए आप इसे बदल नहीं सकते।
messages-refused-deleted = यह मैसेज दूसरी विंडो में मिटा दिया गया।
messages-refused-edited_elsewhere = इस बीच यह मैसेज दूसरी विंडो में बदल दिया गया। इसे फिर से देखें, फिर बदलें।
messages-refused-not_a_group = यह सिर्फ़ ग्रुप में हो सकता है।
messages-refused-not_owner = यह सिर्फ़ ग्रुप का मालिक कर सकता है।
messages-refused-group_full = ग्रुप में और जगह नहीं है।
messages-refused-malformed = यह भेजा नहीं जा सका। पेज दोबारा लोड करें, फिर एक बार कोशिश करें।
