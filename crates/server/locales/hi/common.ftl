### What many pages share.

product = Doorcode
skip = सीधे कॉन्टेंट पर जाएँ
nav-apps = ऐप
app-messages = मैसेज
app-calls = कॉल
app-account = अकाउंट
foot-help = टू-स्टेप वेरिफ़िकेशन में मदद
foot-language = भाषा
foot-handset = डेमो फ़ोन

go-on = जारी रखें
save = सेव करें
cancel = रद्द करें
replace = बदलें
remove = हटाएँ
turn-on = चालू करें
turn-on-long = टू-स्टेप वेरिफ़िकेशन चालू करें
not-now = अभी नहीं
recovery-key = रिकवरी कुंजी
contact-information = संपर्क जानकारी
sessions = आप कहाँ साइन इन हैं
copied = कॉपी हो गया
not-copied = कॉपी नहीं हो सका

## The try-out on one's own machine.

try-out = यह एक डेमो है, इसलिए इस मशीन से बाहर कुछ नहीं जाता।
try-out-text = SMS को डेमो फ़ोन पर पढ़ें
try-out-mail = ईमेल को डेमो फ़ोन पर पढ़ें
try-out-call = कॉल में जो कहा जाता है, उसे डेमो फ़ोन पर पढ़ें

## Fields that several forms have.

user-name = यूज़रनेम
user-name-hint = 3 से 32 कैरेक्टर: अंग्रेज़ी के छोटे अक्षर, अंक, डॉट, हाइफ़न और अंडरस्कोर। लोग आपको इसी से ढूँढते हैं और इसे बाद में बदला नहीं जा सकता।
display-name = आपका नाम
display-name-hint = जैसा दूसरों को दिखेगा।
email = ईमेल पता
email-hint = यह जाँचने के लिए कि पता आपका ही है, हम इस पर एक लिंक भेजेंगे।
password = पासवर्ड
password-old = मौजूदा पासवर्ड
password-new = नया पासवर्ड
# $min: the fewest characters
password-hint = कम से कम { $min } कैरेक्टर। कई शब्द जोड़ना अच्छा रहता है; स्पेस भी चलेंगे।
password-show = दिखाएँ
password-hide = छिपाएँ
invitation = आमंत्रण
invitation-hint = आपको आमंत्रित करने वाले व्यक्ति से मिला कोड।

form-wrong = कृपया इसे ठीक करें
form-error = गड़बड़ी:

## What can be wrong with a field.

field-missing = इसे भरें।
field-text-long = ज़्यादा से ज़्यादा 60 कैरेक्टर।
field-text-hidden = सिर्फ़ एक सादी लाइन, बिना अदृश्य कैरेक्टर और फ़ालतू स्पेस के।
field-text-link = बिना लिंक के, और @ और # के बिना।
field-text-code = लगातार चार अंक न लिखें, उन्हें कोड समझा जा सकता है: 1,500 लिखें।
user-name-empty = कोई यूज़रनेम चुनें।
user-name-short = यूज़रनेम में कम से कम 3 कैरेक्टर होते हैं।
user-name-long = यूज़रनेम में ज़्यादा से ज़्यादा 32 कैरेक्टर होते हैं।
user-name-characters = अंग्रेज़ी के छोटे अक्षर, अंक, डॉट, हाइफ़न और अंडरस्कोर इस्तेमाल करें, और शुरुआत अक्षर या अंक से करें।
user-name-taken = यह यूज़रनेम किसी और का है। कोई दूसरा चुनें।
display-name-empty = बताएँ कि दूसरों को आपका क्या नाम दिखे।
display-name-long = यह नाम बहुत लंबा है। ज़्यादा से ज़्यादा 64 कैरेक्टर रखें।
email-waits = टू-स्टेप वेरिफ़िकेशन चालू होने वाला है। तब तक पता यही रहेगा; इसे अभी बदलने के लिए पहले उसे रोकें।
email-invalid = यह ईमेल पता नहीं है। ईमेल पता name@example.org जैसा होता है।
field-password-same = यह आपका मौजूदा पासवर्ड है। कोई दूसरा चुनें।
field-password-known = यह पासवर्ड किसी और को पता है। नया चुनें।
field-password-wrong = यह आपका मौजूदा पासवर्ड नहीं है।
field-invitation-unknown = यह आमंत्रण यहाँ मान्य नहीं है या इस्तेमाल हो चुका है। नया माँगें।
field-not-a-phone = यह फ़ोन नंबर नहीं है। वैसे ही लिखें जैसे डायल करते हैं।
field-phone-shape = यह उस देश का फ़ोन नंबर नहीं है। अंक और देश जाँचें।
field-phone-no-texts = इस नंबर पर SMS नहीं आ सकते। मोबाइल फ़ोन का नंबर दें।
field-phone-country = यहाँ से उस देश में SMS नहीं भेजे जाते। किसी दूसरे देश का नंबर दें, या इस सर्वर के संचालक से पूछें।
field-no-calls = यहाँ से कॉल नहीं की जाती। SMS मँगाएँ।
field-phone-known = यह फ़ोन पहले से भरोसेमंद है। कोई दूसरा नंबर दें।
field-phones-full = एक अकाउंट में जितने भरोसेमंद फ़ोन हो सकते हैं, उतने आपके पास हैं। पहले कोई एक हटाएँ।
field-not-chosen = कोई एक चुनें।
field-not-understood = आगे बढ़ने के लिए इस बॉक्स पर निशान लगाएँ।
field-not-your-name = यह आपका यूज़रनेम नहीं है। ठीक वैसा ही लिखें जैसा दिखाया गया है।
field-nobody-there = यहाँ किसी का यह यूज़रनेम नहीं है। स्पेलिंग जाँचें।

## What came of the last thing done.

note-wrong-password = यूज़रनेम या पासवर्ड गलत है। दोनों जाँचकर फिर कोशिश करें।
# $span: see below
note-slow-down = बहुत ज़्यादा कोशिशें हो गईं। { $span } रुककर फिर कोशिश करें। इस बार कुछ भी जाँचा नहीं गया।
note-code-sent = कोड भेजा जा रहा है। सिर्फ़ सबसे नया कोड काम करता है।
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] यह कोड गलत है। { $left } कोशिश और बची है, फिर नया कोड लेना होगा।
       *[other] यह कोड गलत है। इस कोड के लिए { $left } कोशिशें और बची हैं।
    }
note-code-spent = इस कोड की यह आखिरी कोशिश थी। नया कोड माँगें।
note-code-expired = यह कोड अब काम नहीं करता। नया कोड माँगें।
# $digits: how many digits a code has now
note-code-outgrown = किसी ने गलत कोड डाले हैं, इसलिए अब कोड { $digits } अंकों के होते हैं। हमने एक लंबा कोड भेजा है; वही डालें।
note-wrong-length = कोड में { $digits } अंक होते हैं।
note-send-later = हम अभी एक और SMS नहीं भेज सकते। { $span } रुकें या अपनी रिकवरी कुंजी इस्तेमाल करें।
note-no-such-phone = यह भरोसेमंद फ़ोन नहीं है। सूची में से कोई चुनें।
note-wrong-key = यह आपकी रिकवरी कुंजी नहीं है। अपनी प्रिंट की हुई कुंजी देखकर फिर कोशिश करें।
note-key-spent = यह रिकवरी कुंजी इस्तेमाल हो चुकी है। कोड इस्तेमाल करें।
note-not-the-same-key = यह वह कुंजी नहीं है जो आपको अभी दिखाई गई थी। अपनी कॉपी देखकर फिर कोशिश करें।
note-code-needed = यहाँ कोई रिकवरी कुंजी नहीं चलेगी: कोड डालें।
note-wrong-word = यह पिछले SMS वाला शब्द नहीं है। अपने फ़ोन पर सबसे नया SMS देखें।
note-key-needed = इसके लिए आपकी रिकवरी कुंजी भी चाहिए।

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] { $count } सेकंड
       *[other] { $count } सेकंड
    }
span-minutes =
    { $count ->
        [one] { $count } मिनट
       *[other] { $count } मिनट
    }
span-hours =
    { $count ->
        [one] { $count } घंटे
       *[other] { $count } घंटे
    }
span-days =
    { $count ->
        [one] { $count } दिन
       *[other] { $count } दिन
    }

## Days and times.

month-1 = जनवरी
month-2 = फ़रवरी
month-3 = मार्च
month-4 = अप्रैल
month-5 = मई
month-6 = जून
month-7 = जुलाई
month-8 = अगस्त
month-9 = सितंबर
month-10 = अक्टूबर
month-11 = नवंबर
month-12 = दिसंबर
# $day (number), $month (text), $year (text)
date-day = { $day } { $month } { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day }, { $time } UTC

## Languages.

# The language’s own name for itself
language-name = हिन्दी
language-title = भाषा
language-text = पेजों की, और आपको मिलने वाले SMS और ईमेल की।
language-unknown = इनमें से कोई भाषा चुनें।
