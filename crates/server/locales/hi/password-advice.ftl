### What is said of a password while it is chosen.

password-score-0 = तुरंत अंदाज़ा लग जाएगा
password-score-1 = कमज़ोर
password-score-2 = ठीक-ठाक
password-score-3 = अच्छा
password-score-4 = बहुत अच्छा

password-unfit-too-short = कम से कम { $shortest } कैरेक्टर रखें। कुछ बेमेल शब्द याद रखना आसान होता है।
password-unfit-too-long = ज़्यादा से ज़्यादा { $longest } कैरेक्टर रखें।
password-unfit-control = इसमें ऐसा कैरेक्टर है जो किसी कीबोर्ड से नहीं लिखा जाता। इसे नए सिरे से, बिना लाइन बदले लिखें।
password-unfit-common = यह, या इससे मिलता-जुलता पासवर्ड, बहुत लोग रखते हैं, इसलिए सबसे पहले इसी का अंदाज़ा लगाया जाता है। कोई दूसरा चुनें।
password-unfit-personal = यह ज़्यादातर आपका अपना नाम या इस सेवा का नाम ही है। कुछ ऐसा जोड़ें जिसे कोई आपसे न जोड़ सके।

password-warning-rows = कीबोर्ड की सीधी कतारों का अंदाज़ा लगाना आसान है।
password-warning-keyboard = कीबोर्ड के छोटे पैटर्न का अंदाज़ा लगाना आसान है।
password-warning-repeats = ‘aaa’ जैसे दोहराव का अंदाज़ा लगाना आसान है।
password-warning-repeated-words = शब्द दोहराने से अंदाज़ा लगाना खास मुश्किल नहीं होता।
password-warning-common = यह एक आम पासवर्ड है।
password-warning-like-common = यह एक आम पासवर्ड से बहुत मिलता-जुलता है।
password-warning-sequences = ‘abc’ या ‘6543’ जैसे क्रम का अंदाज़ा लगाना आसान है।
password-warning-years = हाल के सालों का अंदाज़ा लगाना आसान है।
password-warning-one-word = अकेले एक शब्द का अंदाज़ा लगाना आसान है।
password-warning-dates = तारीखों का अंदाज़ा लगाना आसान है।
password-warning-names = सिर्फ़ नामों का अंदाज़ा लगाना आसान है।

password-suggestion-words = कुछ शब्द मिलाकर लिखें, पर कोई मशहूर वाक्य नहीं।
password-suggestion-no-symbols = चिह्न, अंक और बड़े अक्षर ज़रूरी नहीं हैं।
password-suggestion-more-words = एक-दो शब्द और जोड़ें, जो कम इस्तेमाल होते हों।
password-suggestion-capitals = बड़े अक्षरों से खास मदद नहीं मिलती।
password-suggestion-reversed = उल्टे लिखे शब्दों से खास मदद नहीं मिलती।
password-suggestion-substitutions = ‘a’ की जगह ‘@’ जैसे बदलावों से खास मदद नहीं मिलती।
password-suggestion-keyboard = कीबोर्ड का लंबा पैटर्न इस्तेमाल करें, जिसमें ज़्यादा मोड़ हों।
password-suggestion-repeats = शब्द और कैरेक्टर न दोहराएँ।
password-suggestion-sequences = क्रम वाले अक्षर या अंक न रखें।
password-suggestion-dates = साल और तारीखें न रखें।
