### The account.

account-title = अकाउंट
account-on = टू-स्टेप वेरिफ़िकेशन चालू है
account-on-text = साइन इन के लिए आपका पासवर्ड और एक कोड, दोनों चाहिए। यह इस तारीख से चालू है:
account-off = टू-स्टेप वेरिफ़िकेशन बंद है
account-undo-text = आपने इसे बंद किया है। सिर्फ़ अपने फ़ोन से या सिर्फ़ रिकवरी कुंजी से आप इसे पहले की तरह फिर चालू कर सकते हैं, इस समय तक:
account-undo = फिर से चालू करें
account-waiting = टू-स्टेप वेरिफ़िकेशन चालू होने वाला है
account-waiting-text = हमें आपकी पुष्टि का इंतज़ार है। पुष्टि न मिली, तो यह इस समय चालू हो जाएगा:
account-password-known = हो सकता है कि आपका पासवर्ड किसी और को पता हो। जब तक आप नया नहीं चुनते, इससे कोई साइन इन नहीं कर सकता।
account-signing-in = साइन इन
account-changed = बदला गया:
account-key-made = बनाई गई:
# $count: in how many places
account-sessions =
    { $count ->
        [one] सिर्फ़ यहाँ
       *[other] { $count } जगहों पर
    }
account-phones = भरोसेमंद फ़ोन
account-add-phone = फ़ोन जोड़ें
account-last-phone = टू-स्टेप वेरिफ़िकेशन चालू रहते आखिरी फ़ोन बदला जा सकता है, हटाया नहीं जा सकता।
account-you = आप और आपका डेटा
account-export = यह सर्वर आपके बारे में क्या जानता है
account-activity = आपके अकाउंट में क्या हुआ और कब
account-desk = कॉल करने वालों की मदद करें
account-delete = हमेशा के लिए
account-recovery-chosen = तीन में से एक चीज़ से वापसी, एक हफ़्ते बाद
account-recovery-not-chosen = तीन में से दो चीज़ें खो जाएँ, तो वापसी का कोई रास्ता नहीं
account-key-missing = आपके पास रिकवरी कुंजी नहीं है: पुरानी खो गई थी और उससे अब कुछ नहीं खुलता। अभी नई बनाएँ।
account-key-make = रिकवरी कुंजी बनाएँ
account-turn-off = और इससे आप क्या खोते हैं
not-verified = अभी वेरिफ़ाई नहीं हुआ
sign-out-account = अकाउंट पेज से साइन आउट करें

flash-contact-saved = सेव हो गया।
flash-mail-sent = सेव हो गया। हमने नए पते पर एक लिंक भेजा है; आप उसे खोलेंगे, तभी नया पता मान्य होगा।
flash-mail-sent-again = हमने लिंक फिर से भेजा है। आप उसे खोलेंगे, तभी पता मान्य होगा।
flash-phone-added = यह फ़ोन अब भरोसेमंद है।
flash-phone-replaced = पुराने फ़ोन की जगह अब नया फ़ोन है।
flash-phone-removed = यह फ़ोन अब भरोसेमंद नहीं है।
flash-password-changed = आपका पासवर्ड बदल गया। बाकी सेशन खत्म हो गए हैं।
flash-key-renewed = आपकी नई रिकवरी कुंजी लागू हो गई है। पुरानी शीट नष्ट कर दें।
flash-key-checked = बढ़िया: यही आपकी रिकवरी कुंजी है। इसे वापस वहीं रखें जहाँ फ़ोन न हो।
flash-turned-off = बंद हो गया। अब सिर्फ़ आपके पासवर्ड से आपका अकाउंट खुलता है।
flash-turned-on-again = टू-स्टेप वेरिफ़िकेशन पहले की तरह फिर चालू है।
flash-turn-on-stopped = रोक दिया गया। टू-स्टेप वेरिफ़िकेशन बंद ही रहेगा।
flash-session-ended = वह सेशन खत्म हो गया।
flash-device-named = डिवाइस का नाम रख दिया गया।
flash-recovery-chosen = अब आपके पास इंतज़ार वाली रिकवरी है। इसे तीन दिन बाद से इस्तेमाल किया जा सकेगा।
flash-recovery-unchosen = अब आपके पास इंतज़ार वाली रिकवरी नहीं है।
flash-others-ended = बाकी सभी सेशन खत्म हो गए हैं।

contact-user-name = यह नहीं बदलता।
contact-email-hint = आपके अकाउंट से जुड़ी कोई ज़रूरी बात होने पर हम इस पर लिखते हैं। नया पता तभी मान्य होता है जब आप उस पर भेजा गया लिंक खोल लें।
contact-not-verified = यह पता अभी वेरिफ़ाई नहीं हुआ है। इस पर भेजा गया लिंक खोलें।

remove-phone-title = यह फ़ोन हटाएँ?
remove-phone-text = इस पर अब कोई कोड या चेतावनी नहीं आएगी। आप इसे बाद में फिर जोड़ सकते हैं।
remove-phone-last = यह आपका आखिरी भरोसेमंद फ़ोन है। टू-स्टेप वेरिफ़िकेशन चालू रहते इसे हटाने के बजाय इसकी जगह दूसरा फ़ोन डालें।
remove-phone-button = यह फ़ोन हटाएँ
replace-phone = इसे बदलें

change-password-title = पासवर्ड बदलें
change-password-text = पासवर्ड बदलने पर आपके बाकी सेशन खत्म हो जाएँगे।

key-present = आपकी मौजूदा कुंजी बनाई गई:
key-not-shown = यह फिर नहीं दिखाई जाती: हम खुद भी इसे नहीं जानते।
key-renew-text = शीट खो गई या किसी ने देख ली? नई कुंजी बनाएँ। जब तक आप नई कुंजी दोबारा नहीं डालते, पुरानी काम करेगी।
key-missing-text = आपके पास कोई कुंजी नहीं है: पुरानी खो गई थी और उससे अब कुछ नहीं खुलता। नई बनाने पर आपके पास फिर से तीनों चीज़ें होंगी।
key-renew-button = नई कुंजी बनाएँ

check-key-title = क्या आपकी रिकवरी कुंजी अब भी आपके पास है?
check-key-why = पिछली बार यह आपके हाथ में छह महीने पहले थी। अगर कभी आपका फ़ोन खो गया, तो यह काम आएगी: इसे अभी आराम से ढूँढ लें।
check-key-text = इसे अपनी कॉपी से डालें। यह मान्य रहेगी और हम छह महीने बाद फिर पूछेंगे।
check-key-yes = मेरे पास यहीं है
check-key-button = जाँचें
check-key-gone = खो गई, या शायद किसी ने देख ली?

turn-off-title = टू-स्टेप वेरिफ़िकेशन बंद करें
turn-off-text = फिर सिर्फ़ आपके पासवर्ड से आपका अकाउंट खुलेगा, आपके लिए भी और जिसे भी पासवर्ड पता चल जाए उसके लिए भी।
turn-off-phones = आपके भरोसेमंद फ़ोन पर अब कोड नहीं आएँगे।
turn-off-key = आपकी रिकवरी कुंजी से अब कुछ नहीं खुलेगा।
turn-off-mail = भूला हुआ पासवर्ड ईमेल से रीसेट होगा: जो आपका ईमेल पढ़ सकता है, वह आपका अकाउंट ले सकता है।
# $days: for how many days
turn-off-undo = { $days } दिन तक आप सिर्फ़ अपने फ़ोन से या सिर्फ़ कुंजी से इसे पहले की तरह फिर चालू कर सकते हैं।
turn-off-understood = मैंने यह समझ लिया है
turn-off-button = बंद करें
turn-off-keep = चालू रखें
turn-off-required = इस सर्वर के संचालक सभी से टू-स्टेप वेरिफ़िकेशन इस्तेमाल करने को कहते हैं। इसे बंद नहीं किया जा सकता।

sessions-text = हर डिवाइस पर हर वह ऐप जिसमें आप साइन इन हैं। जिसे आप नहीं पहचानते, उसे खत्म करें; वह तुरंत बाहर हो जाएगा।
session-this = यही वाला
session-first = कब से:
session-last = पिछला इस्तेमाल:
session-end = खत्म करें
sessions-end-others = बाकी सभी खत्म करें
device-name = इस डिवाइस को नाम दें
device-name-label = आप इसे क्या कहेंगे
device-name-save = सेव करें
device-name-long = नाम में ज़्यादा से ज़्यादा 40 कैरेक्टर हो सकते हैं। कुछ नहीं बदला।

activity = गतिविधि
activity-text = हर साइन इन, हर गलत कोशिश और हर बदलाव, सबसे नए पहले। इस सर्वर के संचालक भी इसे देख सकते हैं।
activity-none = यहाँ कुछ नहीं है।
activity-older = पुराने
activity-newest = सबसे नए पर वापस जाएँ
activity-not-you = कुछ आपने नहीं किया? पासवर्ड बदलें, और जिसे आप नहीं पहचानते उसे खत्म करें:
activity-signed-in-two-steps = साइन इन हुआ, दोनों स्टेप के साथ
activity-signed-in = साइन इन हुआ, सिर्फ़ पासवर्ड से
activity-password-right = पासवर्ड सही था; दूसरा स्टेप माँगा गया
activity-password-wrong = किसी ने गलत पासवर्ड डाला
# $digits: how long it was
activity-code-sent = आपके फ़ोन पर { $digits } अंकों का कोड भेजा गया
activity-code-wrong = गलत कोड डाला गया
activity-recovery-key-wrong = गलत रिकवरी कुंजी डाली गई
activity-recovery-key-used = आपकी रिकवरी कुंजी इस्तेमाल की गई
activity-recovery-key-made = नई रिकवरी कुंजी बनाई गई
activity-recovery-key-checked = आपने दिखाया कि आपकी रिकवरी कुंजी अब भी आपके पास है
activity-phone-trusted = भरोसेमंद फ़ोन जोड़ा गया
activity-phone-dropped = भरोसेमंद फ़ोन हटाया गया
activity-turn-on-waits = टू-स्टेप वेरिफ़िकेशन चालू करने को कहा गया; इंतज़ार जारी है
activity-turn-on-stopped = टू-स्टेप वेरिफ़िकेशन चालू होने से रोका गया
activity-turned-on = टू-स्टेप वेरिफ़िकेशन चालू किया गया
activity-turned-off = टू-स्टेप वेरिफ़िकेशन बंद किया गया
activity-step-up-proved = अकाउंट देखने या बदलने के लिए आपने पुष्टि की कि यह आप ही हैं
activity-contact-changed = आपका नाम या पता बदला गया
activity-language-changed = दूसरी भाषा चुनी गई
activity-email-verified = आपका ईमेल पता वेरिफ़ाई हुआ
activity-password-changed = पासवर्ड बदला गया
activity-approved = किसी ऐप ने जो माँगा था, उसे आपने मंज़ूरी दी
activity-approval-redeemed = माँगने वाले ऐप ने आपकी दी हुई मंज़ूरी इस्तेमाल की
activity-climbed-down = पासवर्ड नया है, इसलिए कोड फिर से छोटे हो गए
activity-password-forgotten = किसी ने कहा कि पासवर्ड याद नहीं है
activity-session-ended = एक सेशन खत्म किया गया
activity-other-sessions-ended = बाकी सभी सेशन खत्म किए गए
activity-desk-acted = आपने सपोर्ट डेस्क पर किसी के लिए कुछ किया
activity-desk-code-wrong = सपोर्ट को गलत कोड पढ़कर बताया गया
activity-desk-disowned = सपोर्ट के साथ हुई एक बातचीत पर ‘यह मैंने नहीं किया’ कहा गया
activity-desk-found-nobody = आपने सपोर्ट डेस्क पर ऐसा यूज़रनेम खोजा जो किसी का नहीं है
activity-desk-opened = किसी ने आपके अकाउंट के बारे में सपोर्ट से बात की
activity-desk-sessions-ended = सपोर्ट ने सभी सेशन खत्म किए
activity-desk-verified = आपके फ़ोन पर आया कोड सपोर्ट को पढ़कर बताया गया
activity-disowned = ‘यह मैंने नहीं किया’ कहा गया
activity-exported = आपका डेटा डाउनलोड किया गया
activity-recovery-asked = किसी ने कहा कि तीन में से दो चीज़ें खो गई हैं
activity-recovery-chosen = इंतज़ार वाली रिकवरी चुनी गई
activity-recovery-unchosen = इंतज़ार वाली रिकवरी छोड़ दी गई
activity-recovery-started = इंतज़ार वाली रिकवरी शुरू की गई
activity-recovery-finished = इंतज़ार वाली रिकवरी पूरी हुई: कोई तीन में से एक चीज़ से वापस आया
activity-recovery-stopped = इंतज़ार वाली रिकवरी रोकी गई
activity-account-made = अकाउंट बनाया गया
activity-account-shown = इस सर्वर के संचालक ने अकाउंट देखा
activity-account-disabled = इस सर्वर के संचालक ने अकाउंट को निष्क्रिय किया
activity-account-enabled = इस सर्वर के संचालक ने अकाउंट को फिर सक्रिय किया
activity-role-changed = इस सर्वर के संचालक ने बदला कि यह अकाउंट क्या-क्या कर सकता है
activity-sessions-ended = इस सर्वर के संचालक ने सभी सेशन खत्म किए
# $event: its name in the log
activity-other = कुछ और हुआ: { $event }

export-title = अपना डेटा डाउनलोड करें
export-text = एक फ़ाइल, जिसमें वह सब है जो यह सर्वर आपके बारे में रखता है: आपका अकाउंट, सेशन, मैसेज और कॉल, ऐसे रूप में जिसे लोग और प्रोग्राम दोनों पढ़ सकें (JSON)।
export-not = इसमें कोई पासवर्ड, रिकवरी कुंजी या कोड नहीं है: वे सिर्फ़ ऐसे रूप में रखे जाते हैं जिसे कोई वापस पढ़ नहीं सकता।
export-button = डाउनलोड करें

delete-title = अकाउंट मिटाएँ
delete-text = इसके बाद अकाउंट को कोई भी वापस नहीं ला सकता।
delete-what-1 = आप हर जगह से साइन आउट हो जाएँगे, और फिर कोई भी आपके अकाउंट में साइन इन नहीं कर पाएगा।
delete-what-2 = आपके मैसेज मिट जाएँगे, दूसरे लोगों की चैट में भी, और आपकी कॉल, संपर्क और सेटिंग भी।
delete-what-3 = आपका यूज़रनेम कोई और नहीं ले पाएगा।
delete-export-first = पहले अपना डेटा डाउनलोड करें
delete-type = पक्का करने के लिए अपना यूज़रनेम लिखें:
delete-button = हमेशा के लिए मिटाएँ

## Proving that it is you.

step-up-title = पुष्टि करें कि यह आप ही हैं
step-up-need-password = आपका पासवर्ड चाहिए।
step-up-need-second-step = कोड या आपकी रिकवरी कुंजी चाहिए। फिर आप पाँच मिनट तक सब देख सकते हैं।
step-up-need-key = आपकी रिकवरी कुंजी चाहिए।
step-up-need-one = आपकी तीन में से एक चीज़ चाहिए।
step-up-need-two = हर बदलाव के लिए, हर बार, इन तीन में से दो चाहिए।
step-up-need-key-and-one = आपने यहाँ हाल ही में साइन इन किया है, इसलिए आपकी रिकवरी कुंजी और बाकी दो में से एक चाहिए।
step-up-need-key-then-code = आपकी रिकवरी कुंजी चाहिए, और फिर एक कोड।
# $at: how many are proved; $of: how many are needed
step-up-done = { $at }/{ $of } पूरा
step-up-again = बहुत देर हो गई, इसलिए हम फिर से शुरू करते हैं। कुछ नहीं बदला।
proof-code = आपके फ़ोन पर भेजा गया कोड

act-end-sessions = बाकी जगहों से साइन आउट करें
act-look = अपना अकाउंट देखें
act-turn-on = टू-स्टेप वेरिफ़िकेशन चालू करें
act-turn-off = टू-स्टेप वेरिफ़िकेशन बंद करें
act-undo-turn-off = टू-स्टेप वेरिफ़िकेशन फिर से चालू करें
act-change-contact = संपर्क जानकारी बदलें
act-change-password = पासवर्ड बदलें
act-add-phone = फ़ोन जोड़ें या बदलें
act-remove-phone = फ़ोन हटाएँ
act-new-key = नई रिकवरी कुंजी बनाएँ
act-check-key = रिकवरी कुंजी जाँचें
act-delayed-recovery = तीन में से एक चीज़ से वापस आएँ
act-choose-recovery = इंतज़ार वाली रिकवरी चुनें
act-export = अपना डेटा डाउनलोड करें
act-delete = अकाउंट मिटाएँ

## What an app asks for.

# $app: the app’s name
approve-asks = { $app } का अनुरोध
approve-title = क्या आप इसे मंज़ूरी देते हैं?
approve-need-second-step = अगर हाँ, तो कोड या अपनी रिकवरी कुंजी से पुष्टि करें। SMS में भी वही लिखा है जो इस पेज पर है।
approve-need-password = अगर हाँ, तो अपने पासवर्ड से पुष्टि करें।
approve-done-title = मंज़ूरी दे दी गई
approve-done-text = { $app } पर वापस जाएँ; आगे का काम वहीं होगा।
approve-receipt-how = क्या आपसे इसके बजाय रसीद माँगी गई? उसे सिर्फ़ माँगने वाले को ही दिखाएँ। यह एक ही बार दिखाई जाती है और पाँच मिनट तक मान्य रहती है।
approve-receipt-button = रसीद दिखाएँ
approve-receipt-title = आपकी रसीद
approve-over-title = मंज़ूरी देने को कुछ नहीं है
approve-over-text = इसे छोड़ दिया गया, इसका समय खत्म हो गया या इसकी रसीद पहले ही दी जा चुकी है। अब और कुछ नहीं होगा।
