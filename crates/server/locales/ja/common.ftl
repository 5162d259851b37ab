### What many pages share.

product = Doorcode
skip = 本文へ移動
nav-apps = アプリ
app-messages = メッセージ
app-calls = 通話
app-account = アカウント
foot-help = 2段階認証のヘルプ
foot-language = 言語
foot-handset = お試し用の携帯電話

go-on = 続ける
save = 保存
cancel = キャンセル
replace = 変更
remove = 削除
turn-on = オンにする
turn-on-long = 2段階認証をオンにする
not-now = 今はしない
recovery-key = 復旧キー
contact-information = 連絡先情報
sessions = ログイン中の場所
copied = コピーしました
not-copied = コピーできませんでした

## The try-out on one's own machine.

try-out = これはお試し環境です。このコンピューターの外には何も送信されません。
try-out-text = お試し用の携帯電話でSMSを見る
try-out-mail = お試し用の携帯電話でメールを見る
try-out-call = お試し用の携帯電話で電話の内容を見る

## Fields that several forms have.

user-name = ユーザー名
user-name-hint = 3～32文字の英小文字、数字、ピリオド、ハイフン、アンダースコア。ほかの人があなたを探すときに使います。あとから変更することはできません。
display-name = 名前
display-name-hint = ほかの人に表示される名前です。
email = メールアドレス
email-hint = ご本人のアドレスであることを確かめるため、リンクを送信します。
password = パスワード
password-old = 現在のパスワード
password-new = 新しいパスワード
# $min: the fewest characters
password-hint = { $min }文字以上。単語をいくつか並べるのがおすすめです。空白も使えます。
password-show = 表示
password-hide = 非表示
invitation = 招待
invitation-hint = 招待してくれた人から受け取った招待コードです。

form-wrong = 次の点を直してください
form-error = エラー：

## What can be wrong with a field.

field-missing = 入力してください。
field-text-long = 60文字以内で入力してください。
field-text-hidden = 改行なしの1行で入力してください。見えない文字や余分な空白は使えません。
field-text-link = リンクと、記号の@と#は使えません。
field-text-code = 確認コードと間違われるおそれがあるため、数字を4つ以上続けることはできません。「1,500」のように書いてください。
user-name-empty = ユーザー名を決めてください。
user-name-short = ユーザー名は3文字以上にしてください。
user-name-long = ユーザー名は32文字以内にしてください。
user-name-characters = 英小文字、数字、ピリオド、ハイフン、アンダースコアを使い、最初は英字か数字にしてください。
user-name-taken = このユーザー名はすでに使われています。別のものを選んでください。
display-name-empty = ほかの人に表示される名前を入力してください。
display-name-long = 名前が長すぎます。64文字以内にしてください。
email-waits = まもなく2段階認証がオンになります。それまでメールアドレスは変わりません。今すぐ変更するには、先にその手続きを中止してください。
email-invalid = メールアドレスの形式が正しくありません。name@example.org のように入力してください。
field-password-same = 現在のパスワードと同じです。別のものを選んでください。
field-password-known = このパスワードはほかの人に知られています。新しいものを選んでください。
field-password-wrong = 現在のパスワードと一致しません。
field-invitation-unknown = この招待は存在しないか、すでに使われています。新しい招待を頼んでください。
field-not-a-phone = 電話番号ではありません。電話をかけるときのとおりに入力してください。
field-phone-shape = 選んだ国の電話番号ではありません。番号と国を確かめてください。
field-phone-no-texts = この番号ではSMSを受信できません。携帯電話の番号を入力してください。
field-phone-country = ここからその国へはSMSを送りません。別の国の番号を使うか、このサーバーの運営者に尋ねてください。
field-no-calls = ここからは電話をかけられません。SMSを送信してください。
field-phone-known = すでに信頼できる携帯電話として登録されています。別の番号を入力してください。
field-phones-full = 信頼できる携帯電話の数が上限に達しています。先にどれかを削除してください。
field-not-chosen = どれか1つを選んでください。
field-not-understood = 続けるには、チェックを入れてください。
field-not-your-name = あなたのユーザー名ではありません。表示されているとおりに入力してください。
field-nobody-there = このユーザー名の人は見つかりません。つづりを確かめてください。

## What came of the last thing done.

note-wrong-password = ユーザー名またはパスワードが違います。両方を確かめて、もう一度お試しください。
# $span: see below
note-slow-down = 試した回数が多すぎます。{ $span }待ってから、もう一度お試しください。今回の入力は照合していません。
note-code-sent = 確認コードを送信しました。使えるのは最新のコードだけです。
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [1] 確認コードが違います。あと1回間違えると、新しいコードが必要になります。
       *[other] 確認コードが違います。このコードはあと{ $left }回入力できます。
    }
note-code-spent = この確認コードで試せる回数を使い切りました。新しいコードを受け取ってください。
note-code-expired = この確認コードはもう使えません。新しいコードを受け取ってください。
# $digits: how many digits a code has now
note-code-outgrown = 誰かが誤った確認コードを入力したため、確認コードは{ $digits }桁になりました。長いコードを送信しましたので、そちらを使ってください。
note-wrong-length = 確認コードは{ $digits }桁です。
note-send-later = まだ次のSMSを送信できません。{ $span }待つか、復旧キーを使ってください。
note-no-such-phone = これは信頼できる携帯電話ではありません。一覧から選んでください。
note-wrong-key = あなたの復旧キーではありません。印刷したキーを確かめて、もう一度お試しください。
note-key-spent = この復旧キーは使用済みです。確認コードを使ってください。
note-not-the-same-key = 先ほど表示したキーと違います。控えを見て、もう一度お試しください。
note-code-needed = ここでは復旧キーは使えません。確認コードを入力してください。
note-wrong-word = 最後のSMSの合言葉と違います。携帯電話で最新のSMSを見てください。
note-key-needed = これには復旧キーも必要です。

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
       *[other] { $count }秒
    }
span-minutes =
    { $count ->
       *[other] { $count }分
    }
span-hours =
    { $count ->
       *[other] { $count }時間
    }
span-days =
    { $count ->
       *[other] { $count }日
    }

## Days and times.

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
# $day (number), $month (text), $year (text)
date-day = { $year }年{ $month }{ $day }日
# $day: date-day; $time: hours and minutes
date-moment = { $day } { $time }（UTC）

## Languages.

# The language’s own name for itself
language-name = 日本語
language-title = 言語
language-text = ページと、あなたに届くSMSやメールの言語です。
language-unknown = この中から言語を選んでください。
