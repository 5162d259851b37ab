### The pages in front of the door.

## Making an account.

sign-up-title = アカウントを作成
sign-up-have = アカウントをお持ちですか？
sign-up-button = アカウントを作成
sign-up-closed = 現在、ここでは新しいアカウントを作成できません。必要な場合は、このサーバーの運営者に相談してください。

check-mail-title = メールを確認してください
check-mail-sent-to = リンクの送信先：
check-mail-do = リンクを開いて、ご本人のアドレスであることを確認してください。
check-mail-not-there = 届きませんか？迷惑メールの中を探すか、再送信してください。
check-mail-sent-again = 再送信しました。
check-mail-go-on = 待つ間に先へ進む
send-mail-again = メールを再送信
send-mail-again-in = 再送信できるまで：

verify-title = あなたのアドレスですか？
verify-text = ボタンを押して、あなたのメールアドレスであることを確認してください：
verify-button = はい、私のアドレスです
verify-not-you = ここでアカウントを作成した覚えがありませんか？それならこのページを閉じてください。あなたが確認しない限り、アドレスは使われません。

## Signing in.

sign-in = ログイン
# $app: the name of an app
sign-in-title = 「{ $app }」にログイン
sign-in-title-account = アカウントにログイン
sign-in-forgotten = パスワードをお忘れですか？
sign-in-shared = 共用のコンピューターです
sign-in-shared-hint = このコンピューターを記憶しません。
sign-in-new = 初めてですか？
sign-in-other = 別の人としてログイン
back-to-sign-in = ログインに戻る

second-step-to = { $app }：2段階目の確認
code-title = 確認コードを入力
code-sent-to = 確認コードを入力。送信先：
# $digits: how many digits
code-label = { $digits }桁の確認コード
code-button = ログイン
code-button-phone = この携帯電話を確認
word-title = ほかの人より先に受け取る
word-text = ほかの誰かが、あなたの確認コードを繰り返し要求しています。携帯電話に届いた最後のSMSの末尾に、8文字の合言葉があります。ここに入力すると、すぐに確認コードを送信します。
word-label = 最後のSMSにある合言葉
word-button = 今すぐ確認コードを送信
code-use-key = 確認コードを受け取れませんか？復旧キーを使う
code-mailed-title = ご本人であることの確認
code-mailed-text = 2段階認証をオンにする手続き中で、アカウントの持ち主の同意がまだありません。それまでは、ログインのたびにメールで確認します。確認済みのアドレスに届いた確認コードを入力してください。
send-code = 確認コードを送信
send-to = SMSの送信先：
send-which = どの携帯電話に送信しますか？
send-again = 再送信
send-again-in = 再送信できるまで：
send-to-other = 次の番号に送信：
call-me = 電話で受け取る
delivery-calling = 確認コードをお伝えする電話をかけています。
delivery-answered = 電話に応答がありました。
delivery-unanswered = 電話に応答がありませんでした。もう一度電話をかけるか、別の電話か復旧キーを使ってください。
delivery-unanswered-number = 電話に応答がありませんでした。番号を確かめるか、もう一度電話をかけてください。
delivery-unanswered-again = 電話に応答がありませんでした。もう一度、または別の番号に電話をかけてください。
delivery-sent = SMSを送信しました。
delivery-delivered = SMSが携帯電話に届きました。
delivery-failed = SMSを届けられませんでした。別の携帯電話か復旧キーを使ってください。
delivery-failed-number = SMSを届けられませんでした。番号を確かめるか、別の番号を使ってください。
delivery-failed-again = SMSを届けられませんでした。もう一度送信するか、別の携帯電話に送信してください。
delivery-withheld = 今、この携帯電話にはSMSを送っていません。別の携帯電話か復旧キーを使ってください。

key-title = 復旧キーを入力
key-text = 2段階認証をオンにしたときに印刷した用紙に書かれています。このキーでログインできるのは1回で、そのあと新しいキーをお渡しします。
key-label = 復旧キー
key-hint = 14桁の数字です。空白はあってもなくてもかまいません。
key-hint-base32 = 14文字の英字と数字です。空白の有無、大文字と小文字の違いは問いません。
key-button = ログイン
key-use-code = 代わりに携帯電話へ確認コードを送信
key-no-key = 携帯電話も復旧キーもありません

field-device-proof-form = キーは65バイトの点、署名は64バイトで、どちらもパディングなしのbase64urlです。
field-device-proof-stale = このチャレンジは古すぎるか、使用済みか、このサーバーのものではありません。新しいものを要求してください。
field-device-proof-wrong = この署名は、このサーバーのオリジンとチャレンジに対するこのキーの署名ではありません。
field-code-empty = 送信した確認コードを入力してください。
field-code-digits = 確認コードは数字だけです。
field-code-long = 確認コードの桁数が多すぎます。

field-key-empty = 復旧キーを入力してください。
field-key-character = 復旧キーは数字だけです。
field-key-character-base32 = 復旧キーは英字と数字だけで、英字のUは使われていません。
field-key-length = 復旧キーは14文字です。抜けや重複がないか確かめてください。
field-key-slip = このキーには入力の誤りがあります。数字が1つ違うか、2つが入れ替わっています。控えと見比べてください。今回は試した回数に数えません。

## A new recovery key.

new-key-title = あなたの復旧キー
new-key-turning-on = 携帯電話をなくしたときに、このキーでログインできます。今すぐ印刷するか書き留めてください。表示されるのは今回だけです。
new-key-after-use = これまでのキーは役目を終え、もう使えません。代わりにこのキーを使います。今すぐ印刷するか書き留めてください。表示されるのは今回だけです。
new-key-renewed = 今すぐ印刷するか書き留めてください。表示されるのは今回だけです。このキーを入力して確認するまで、古いキーも使えます。
new-key-then = 次に、控えが正しいことをお互いに確かめるため、もう一度入力していただきます。
new-key-next = 保管しました
print = 印刷
save-pdf = PDFで保存
copy = コピー
print-by-hand = このページを印刷するには、ブラウザの印刷機能を使ってください。余計なもののない用紙として印刷されます。

retype-title = 控えを見てキーを入力
retype-text = 用紙やメモを手に取り、それを見ながらキーを入力してください。
retype-label = 復旧キー
retype-button = 確認する
retype-back = もう一度キーを表示

sheet-name = 復旧キーの用紙
sheet-head = アカウントの復旧キー
sheet-account = アカウント
sheet-site = 使える場所
sheet-date = 作成日
sheet-what-title = このキーの目的
sheet-what = 2段階認証では、パスワードと、携帯電話に届く確認コードでログインします。確認コードを受け取れないときは、このキーがその代わりになります。
sheet-how-title = 使い方
sheet-how-1 = ユーザー名とパスワードでログインします。
sheet-how-2 = 確認コードの入力画面で「復旧キーを使う」を選びます。
sheet-how-3 = 上の数字を入力します。そのあと新しいキーが渡されるので、この用紙は破棄してください。
sheet-keep-title = 保管場所
sheet-keep = 携帯電話とは別の、安全な場所に保管してください。この用紙にパスワードを書かないでください。このサービスの関係者が、電話やメールでこのキーを尋ねることは決してありません。

phone-lost-title = ログインしました。携帯電話をなくしましたか？
phone-lost-text = 復旧キーを使ってログインしました。携帯電話をなくした場合や番号が変わった場合は、確認コードが他人に渡らないよう、今すぐ新しい番号に変更してください。
phone-lost-replace = この携帯電話を変更
phone-lost-no = いいえ、まだ持っています

## Being asked to turn it on.

prompt-title = 2段階認証をオンにしますか？
prompt-why = パスワードは、推測されたり、盗まれたり、だまし取られたりすることがあります。2段階認証なら、パスワードだけでは誰も入れません。携帯電話に届く確認コードも必要です。
prompt-help = 仕組みと、携帯電話をなくしたときのこと
prompt-required = このサーバーの運営者は、全員に2段階認証の利用を求めています。

## A forgotten password.

forgotten-title = パスワードをお忘れですか？
forgotten-text = ユーザー名を入力してください。再びログインする方法をご案内します。
forgotten-next-title = 再びログインする2つの方法
forgotten-off-title = 2段階認証がオフの場合
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = { $user } というアカウントがあり、メールアドレスが確認済みであれば、リンクを記したメールがまもなく届きます。リンクの有効期間は{ $span }です。
forgotten-on-title = 2段階認証がオンの場合
forgotten-on-text = まず復旧キー、続いて携帯電話に届く確認コードが必要です。
forgotten-by-password = パスワードがロックされ、復旧キーもありませんか？パスワードを使う
forgotten-by-key = 復旧キーがあります
forgotten-password-title = パスワードはロックされています
forgotten-password-text = 心当たりがないとの報告があったため、古いパスワードでは誰もログインできません。ただし、携帯電話に届く確認コードと合わせれば、新しいパスワードの設定に使えます。
forgotten-password-label = 古いパスワード
forgotten-neither = 3つのうち2つをなくしました
forgotten-code-title = 次に確認コード
reset-title = 新しいパスワードを設定
reset-by-mail = 設定後、ほかのセッションは終了します。また、2段階認証をオンにするのに3日かかることがあります。
reset-button = パスワードを設定

## This was not me; the owner's confirmation.

not-me-title = 心当たりがない
not-me-failed = 正しいパスワードが入力されましたが、2段階目の確認は成功しませんでした：
# $app: an app; $device: a browser and system
not-me-sign-in = { $device }で「{ $app }」へのログインがありました：
not-me-change = アカウントの何かが変更されました：
not-me-desk = 誰かがこのアカウントについてサポートに相談しました：
not-me-then-desk = 誰が電話をかけてきても、サポートは1日間、このアカウントに何もしません。パスワードはそのままです。
not-me-then-title = ボタンを押すと
not-me-then-1 = そのログインは、どこであってもすぐに終了します。
not-me-then-2 = 現在のパスワードでは、誰もログインできなくなります。
not-me-then-3 = 携帯電話か復旧キーで本人確認をして、新しいパスワードを設定します。
# $email: an address
not-me-then-address = メールアドレスが { $email } に戻ります。
not-me-then-off = 2段階認証はオフに戻り、一緒に登録された携帯電話と復旧キーは使えなくなります。
not-me-then-all = このアカウントのログインは、どこであってもすべてすぐに終了します。
not-me-then-mail = あなたのアドレスに届くメールから、新しいパスワードを設定します。
not-me-button = 心当たりがないので締め出す
not-me-was-me = やはりご自身でしたか？それならこのページを閉じてください。何も起こりません。

owner-title = 2段階認証をオンにしようとしましたか？
owner-when = 申請日時
owner-device = デバイス
owner-phone = 確認コードの送信先
owner-until = 誰も答えなければ、次の日時にオンになります：
owner-stop = いいえ、中止する
owner-confirm = はい、私です
owner-was-me = ご自身の操作でしたか？それならこのページを閉じて、お待ちください。

## Done, and no longer possible.

what-email-verified-title = アドレスを確認しました
what-email-verified-text = ありがとうございます。今後、アカウントについて大切なことがあれば、そちらにお知らせします。
what-email-verified-action = 続ける
what-link-expired-title = このリンクはもう使えません
what-link-expired-text = 使用済みか、期限切れか、送信後に何かが変更されました。新しいリンクを送るよう、もう一度手続きをしてください。
what-link-expired-action = 最初からやり直す
what-password-reset-title = 新しいパスワードを設定しました
what-password-reset-text = ほかのセッションは終了しました。新しいパスワードでログインしてください。
what-password-reset-action = ログイン
what-signed-out-title = ログアウトしました
what-signed-out-text = このデバイスでこのアプリを使うには、もう一度パスワードが必要です。
what-signed-out-action = もう一度ログイン
what-desk-shut-title = サポートに伝えました
what-desk-shut-text = 誰が電話をかけてきても、サポートは1日間、このアカウントに何もしません。誰かに携帯電話を取られたと思う場合は、信頼できる携帯電話の一覧を確かめてください。
what-desk-shut-action = スタートページへ
what-not-me-said-title = 締め出しました
what-not-me-said-text = そのログインを終了しました。現在のパスワードでは、もう誰もログインできません。今すぐ新しいパスワードを設定してください。
what-not-me-said-action = 新しいパスワードを設定
what-owner-confirmed-title = 2段階認証がオンになりました
what-owner-confirmed-text = ありがとうございます。今後、ログインにはパスワードと確認コードが必要です。
what-owner-confirmed-action = 続ける
what-owner-stopped-title = 中止しました
what-owner-stopped-text = 2段階認証はオフのままです。パスワードが誰かに知られているおそれがあります。ログインして、新しいパスワードを設定してください。
what-owner-stopped-action = ログイン
what-deleted-title = アカウントを削除しました
what-deleted-text = あなたに関する情報はすべてなくなりました。どうぞお元気で。
what-deleted-action = スタートページへ
what-sign-in-expired-title = このログインは期限切れです
what-sign-in-expired-text = 長く開いたままだったか、別のウィンドウで始められたものです。何も変更されていません。
what-sign-in-expired-action = 最初からやり直す
what-wizard-stopped-title = 何も変更されていません
what-wizard-stopped-text = 2段階認証はオフのままです。いつでもオンにできます。
what-wizard-stopped-action = アカウントへ
