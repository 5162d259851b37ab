### What is said of a password while it is chosen.

password-score-0 = すぐに推測されます
password-score-1 = 弱い
password-score-2 = まあまあ
password-score-3 = 強い
password-score-4 = とても強い

password-unfit-too-short = { $shortest }文字以上にしてください。互いに関係のない単語をいくつか並べると覚えやすくなります。
password-unfit-too-long = { $longest }文字以内にしてください。
password-unfit-control = キーボードでは入力できない文字が含まれています。改行を入れずに、入力し直してください。
password-unfit-common = これと同じ、または似たパスワードを使う人が多く、真っ先に推測されます。別のものを選んでください。
password-unfit-personal = ほとんどがあなたの名前かこのサービスの名前です。あなたと結び付かない言葉を加えてください。

password-warning-rows = キーの並び順どおりの文字列は推測されやすいです。
password-warning-keyboard = キーボード上の短いパターンは推測されやすいです。
password-warning-repeats = 「aaa」のような繰り返しは推測されやすいです。
password-warning-repeated-words = 単語を繰り返しても、推測されにくさはほとんど変わりません。
password-warning-common = よく使われるパスワードです。
password-warning-like-common = よく使われるパスワードによく似ています。
password-warning-sequences = 「abc」や「6543」のような連続した文字は推測されやすいです。
password-warning-years = 最近の年は推測されやすいです。
password-warning-one-word = 1つの単語だけでは推測されやすいです。
password-warning-dates = 日付は推測されやすいです。
password-warning-names = 名前だけでは推測されやすいです。

password-suggestion-words = 有名な言い回しを避けて、単語をいくつか使いましょう。
password-suggestion-no-symbols = 記号、数字、大文字は必要ありません。
password-suggestion-more-words = あまり使われない単語をもう1つか2つ加えましょう。
password-suggestion-capitals = 大文字にしても、あまり効果はありません。
password-suggestion-reversed = 単語を逆につづっても、あまり効果はありません。
password-suggestion-substitutions = 「a」を「@」にするような置き換えは、あまり効果がありません。
password-suggestion-keyboard = キーボード上のパターンは、もっと長く、曲がる回数の多いものにしましょう。
password-suggestion-repeats = 単語や文字の繰り返しを避けましょう。
password-suggestion-sequences = 連続した文字を避けましょう。
password-suggestion-dates = 年や日付を避けましょう。
