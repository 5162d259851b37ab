## The app Calls: the page.

calls-dial = किसी को कॉल करें
calls-dial-hint = व्यक्ति का सटीक यूज़रनेम
calls-dial-video = वीडियो कॉल
calls-dial-voice = वॉइस कॉल
calls-recent = हाल की कॉल
calls-recent-empty = अब तक न किसी ने आपको कॉल की है, न आपने किसी को।
calls-earlier = पहले की कॉल
calls-newest = सबसे नई कॉल
calls-clear = सूची खाली करें
calls-clear-why = इससे सिर्फ़ आपकी अपनी सूची खाली होगी। जिनसे आपने बात की है, उनकी सूची बनी रहेगी।
calls-clear-now = खाली करें
calls-sign-out = कॉल से साइन आउट करें
calls-no-scripts = कॉल के लिए JavaScript चाहिए, जो इस ब्राउज़र में बंद है। नीचे दी गई सूची उसके बिना भी काम करती है।

## Lines of the list.

calls-outgoing = आउटगोइंग
calls-incoming = इनकमिंग
calls-missed = मिस्ड
calls-unanswered = जवाब नहीं मिला
calls-declined = अस्वीकार की गई
calls-cancelled = रद्द की गई
calls-was-busy = व्यस्त
calls-deleted = मिटाया गया अकाउंट
calls-lasted = अवधि { $time }
# The name of a button; $name is a person.
calls-call-voice = { $name } को कॉल करें
calls-call-video = { $name } को कैमरे के साथ कॉल करें

## What stands above the list when something is the matter.

calls-line-waiting = फिर से कनेक्ट हो रहा है… थोड़ी ही देर में आपको फिर कॉल आने लगेंगी।
calls-line-signed-out = आप यहाँ साइन आउट हैं, इसलिए इस विंडो में कोई कॉल नहीं आती।
calls-line-sign-in = साइन इन करें
calls-line-replaced = यह पेज किसी दूसरे टैब में खुला है और कॉल अब वहाँ आती हैं।
calls-line-take-over = कॉल यहाँ लें
calls-silent = जब तक आप इस विंडो में कुछ दबाते नहीं, घंटी नहीं बज सकती।
calls-silent-wake = घंटी बजने दें
calls-elsewhere = आप दूसरी विंडो में { $name } के साथ कॉल पर हैं।
calls-elsewhere-end = वह कॉल खत्म करें

## Why a call cannot be begun.

calls-refused-yourself = यह आपका अपना यूज़रनेम है।
calls-refused-unknown = यहाँ { $name } यूज़रनेम किसी का नहीं है। स्पेलिंग जाँचें।
calls-refused-in_a_call = आप दूसरी विंडो में कॉल पर हैं या आपको किसी की कॉल आ रही है। पहले उसे खत्म करें।
calls-refused-blocked = आपने { $name } को ब्लॉक किया है। कॉल करने के लिए उन्हें मैसेज ऐप में अनब्लॉक करें।
calls-refused-too_many = थोड़ी ही देर में बहुत सारी कॉल हो गईं। एक मिनट रुककर फिर कोशिश करें।
calls-refused-out_of_turn = यह यूज़रनेम नहीं है। स्पेलिंग जाँचें।
calls-refused-unavailable = कॉल शुरू नहीं हो सकी। थोड़ी देर में फिर कोशिश करें।
calls-refused-offline = अभी सर्वर से कनेक्शन नहीं है। कनेक्शन लौटने पर फिर कोशिश करें।
calls-refused-empty = यूज़रनेम डालें।

## The call itself: its state.

calls-preparing = तैयारी हो रही है…
calls-calling = कॉल की जा रही है…
calls-rings-voice = आपको कॉल आ रही है
calls-rings-video = आपको कैमरे के साथ कॉल आ रही है
calls-connecting = कनेक्ट हो रहा है…
calls-reconnecting = फिर से कनेक्ट हो रहा है…
calls-over-declined = कॉल अस्वीकार कर दी गई
calls-over-busy = व्यस्त: दूसरी कॉल पर
calls-over-no_answer = जवाब नहीं मिला
calls-over-they_hung_up = कॉल खत्म हो गई
calls-over-you_hung_up = कॉल खत्म हो गई
calls-over-ended_elsewhere = दूसरी विंडो में खत्म की गई
calls-over-lost = कनेक्शन टूट गया
calls-over-stopped = सर्वर फिर से शुरू हो रहा है। थोड़ी देर में फिर कॉल करें।
calls-over-gone = कॉल खत्म हो चुकी है
calls-over-cancelled = कॉल खत्म हो गई
calls-over-unreachable = आप दोनों के नेटवर्क के बीच कनेक्शन नहीं बन सका। दूसरा नेटवर्क आज़माएँ या इस सर्वर के संचालक से रिले उपलब्ध कराने को कहें।
calls-over-after = { $why } ({ $time } के बाद)
calls-toast-answered = दूसरी विंडो में जवाब दिया गया
calls-toast-declined = दूसरी विंडो में अस्वीकार की गई
calls-toast-missed = { $name } की मिस्ड कॉल
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = अस्वीकार करें
calls-answer-voice = जवाब दें
calls-answer-video = कैमरे के साथ जवाब दें
calls-mute = म्यूट करें
calls-camera-off = कैमरा बंद करें
calls-share = स्क्रीन शेयर करें
calls-settings = डिवाइस
calls-hang-up = कॉल काटें
calls-cancel = रद्द करें
calls-again = फिर कॉल करें
calls-close = बंद करें
calls-retry = फिर कोशिश करें
calls-anyway = फिर भी कॉल करें
calls-controls = कॉल के कंट्रोल
calls-their-picture = { $name } की तस्वीर
calls-your-picture = आपकी अपनी तस्वीर

## Said in passing during a call.

calls-note-muted = { $name } म्यूट पर हैं
calls-note-you-are-muted = आप म्यूट पर हैं
calls-note-shares = { $name } की स्क्रीन शेयर हो रही है
calls-note-you-share = आपकी स्क्रीन शेयर हो रही है
calls-note-blocked = जब तक आप कुछ दबाते नहीं, ब्राउज़र कॉल की आवाज़ बंद रखेगा।

## Devices.

calls-settings-title = डिवाइस
calls-settings-microphone = माइक्रोफ़ोन
calls-settings-camera = कैमरा
calls-settings-speaker = स्पीकर
calls-settings-default = सिस्टम जो चुने
calls-settings-none = कोई नहीं मिला
calls-settings-unnamed = डिवाइस { $n }
calls-settings-relay = मेरा नेटवर्क पता छिपाएँ
calls-settings-relay-hint = तब कॉल इस सर्वर के रिले से होकर जाती हैं। यह अगली कॉल से लागू होगा; कॉल शुरू होने में थोड़ा ज़्यादा समय लग सकता है।
calls-settings-done = हो गया

calls-microphone-refused = ब्राउज़र इस पेज को माइक्रोफ़ोन इस्तेमाल नहीं करने देता, इसलिए आपकी आवाज़ नहीं जा रही। पता बार में इसकी अनुमति दें, फिर कोशिश करें।
calls-microphone-missing = कोई माइक्रोफ़ोन नहीं मिला, इसलिए आपकी आवाज़ नहीं जा रही। माइक्रोफ़ोन जोड़ें, फिर कोशिश करें।
calls-microphone-busy = कोई दूसरा प्रोग्राम माइक्रोफ़ोन इस्तेमाल कर रहा है, इसलिए आपकी आवाज़ नहीं जा रही। उसे बंद करें, फिर कोशिश करें।
calls-microphone-insecure = यह पेज HTTPS पर नहीं चल रहा, इसलिए ब्राउज़र इसे माइक्रोफ़ोन और कैमरा नहीं देता। इस सर्वर के संचालक से पूछें।
calls-microphone-other = माइक्रोफ़ोन चालू नहीं हो सका, इसलिए आपकी आवाज़ नहीं जा रही। फिर कोशिश करें या कोई दूसरा चुनें।
calls-camera-refused = ब्राउज़र इस पेज को कैमरा इस्तेमाल नहीं करने देता। कॉल उसके बिना जारी रहेगी।
calls-camera-missing = कोई कैमरा नहीं मिला। कॉल उसके बिना जारी रहेगी।
calls-camera-busy = कोई दूसरा प्रोग्राम कैमरा इस्तेमाल कर रहा है। कॉल उसके बिना जारी रहेगी।
calls-camera-other = कैमरा चालू नहीं हो सका। कॉल उसके बिना जारी रहेगी।
calls-screen-busy = स्क्रीन शेयर नहीं हो सकी: सिस्टम ने उसे नहीं दिया।
calls-screen-missing = शेयर करने के लिए कोई स्क्रीन नहीं है।
calls-screen-other = स्क्रीन शेयर नहीं हो सकी।
