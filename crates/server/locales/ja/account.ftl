### The account.

account-title = アカウント
account-on = 2段階認証はオンです
account-on-text = ログインにはパスワードと確認コードが必要です。オンにした日：
account-off = 2段階認証はオフです
account-undo-text = 2段階認証をオフにしました。携帯電話か復旧キーのどちらか1つだけで、元のとおりオンに戻せます。期限：
account-undo = オンに戻す
account-waiting = まもなく2段階認証がオンになります
account-waiting-text = ご本人の確認を待っています。確認がない場合は、次の日時にオンになります：
account-password-known = パスワードがほかの人に知られているおそれがあります。新しいパスワードを設定するまで、今のパスワードでは誰もログインできません。
account-signing-in = ログイン
account-changed = 変更日：
account-key-made = 作成日：
# $count: in how many places
account-sessions =
    { $count ->
        [1] ここだけ
       *[other] { $count }か所
    }
account-phones = 信頼できる携帯電話
account-add-phone = 携帯電話を追加
account-last-phone = 2段階認証がオンの間、最後の1台は変更だけができ、削除はできません。
account-you = あなたとあなたのデータ
account-export = このサーバーが保存しているあなたの情報
account-activity = アカウントでいつ何があったか
account-desk = 電話での相談に対応
account-delete = 元に戻せません
account-recovery-chosen = 3つのうち1つだけで、1週間後に戻れます
account-recovery-not-chosen = 3つのうち2つをなくすと、戻る方法はありません
account-key-missing = 復旧キーがありません。以前のキーは失われ、もう使えません。今すぐ新しいキーを作成してください。
account-key-make = 復旧キーを作成
account-turn-off = オフにすると失われるもの
not-verified = 未確認
sign-out-account = アカウントページからログアウト

flash-contact-saved = 保存しました。
flash-mail-sent = 保存しました。新しいアドレスにリンクを送信しました。リンクを開くと、そのアドレスが有効になります。
flash-mail-sent-again = リンクを再送信しました。リンクを開くと、そのアドレスが有効になります。
flash-phone-added = 信頼できる携帯電話として登録しました。
flash-phone-replaced = 新しい携帯電話に変更しました。
flash-phone-removed = 信頼できる携帯電話から削除しました。
flash-password-changed = パスワードを変更しました。ほかのセッションは終了しました。
flash-key-renewed = 新しい復旧キーが有効になりました。古い用紙は破棄してください。
flash-key-checked = 正しい復旧キーです。携帯電話とは別の場所に戻してください。
flash-turned-off = オフにしました。今後はパスワードだけでログインできます。
flash-turned-on-again = 2段階認証を元のとおりオンに戻しました。
flash-turn-on-stopped = 中止しました。2段階認証はオフのままです。
flash-session-ended = そのセッションを終了しました。
flash-device-named = デバイスに名前を付けました。
flash-recovery-chosen = 待機期間付き復旧を選びました。使えるのは3日後からです。
flash-recovery-unchosen = 待機期間付き復旧をやめました。
flash-others-ended = ほかのセッションをすべて終了しました。

contact-user-name = 変更できません。
contact-email-hint = アカウントについて大切なお知らせがあるときに使います。新しいアドレスは、送信したリンクを開くと有効になります。
contact-not-verified = このアドレスはまだ確認されていません。送信したリンクを開いてください。

remove-phone-title = この携帯電話を削除しますか？
remove-phone-text = 確認コードや警告が届かなくなります。あとでまた追加できます。
remove-phone-last = これは最後の信頼できる携帯電話です。2段階認証がオンの間は、削除ではなく別の携帯電話に変更してください。
remove-phone-button = この携帯電話を削除
replace-phone = 変更する

change-password-title = パスワードの変更
change-password-text = 変更すると、ほかのセッションは終了します。

key-present = 現在のキーの作成日：
key-not-shown = キーを再び表示することはできません。こちらでも知らないためです。
key-renew-text = 用紙をなくしたり、誰かに見られたりしましたか？新しいキーを作成してください。新しいキーを入力して確認するまで、古いキーも使えます。
key-missing-text = 復旧キーがありません。以前のキーは失われ、もう使えません。新しいキーを作成すると、再び3つすべてがそろいます。
key-renew-button = 新しいキーを作成

check-key-title = 復旧キーはまだお手元にありますか？
check-key-why = 最後に手に取ってから半年がたちました。携帯電話をなくしたときに必要になります。落ち着いている今のうちに探しておきましょう。
check-key-text = 控えを見て入力してください。キーはそのまま使えます。半年後にまたお尋ねします。
check-key-yes = ここにあります
check-key-button = 確認する
check-key-gone = なくしましたか？または誰かに見られましたか？

turn-off-title = 2段階認証をオフにする
turn-off-text = オフにすると、パスワードだけでアカウントに入れます。あなただけでなく、パスワードを知った人も入れます。
turn-off-phones = 信頼できる携帯電話に確認コードが届かなくなります。
turn-off-key = 復旧キーは使えなくなります。
turn-off-mail = パスワードを忘れたときはメールで再設定します。あなたのメールを読める人は、アカウントを乗っ取れます。
# $days: for how many days
turn-off-undo = { $days }日間は、携帯電話か復旧キーのどちらか1つだけで、元のとおりオンに戻せます。
turn-off-understood = 理解しました
turn-off-button = オフにする
turn-off-keep = オンのままにする
turn-off-required = このサーバーの運営者は、全員に2段階認証の利用を求めています。オフにはできません。

sessions-text = ログイン中のすべてのデバイスと、そのアプリです。心当たりのないものは終了してください。すぐにログアウトされます。
session-this = 現在使用中
session-first = 開始：
session-last = 最後の使用：
session-end = 終了
sessions-end-others = ほかをすべて終了
device-name = このデバイスに名前を付ける
device-name-label = デバイスの呼び名
device-name-save = 保存
device-name-long = 名前は40文字以内にしてください。何も変更されていません。

activity = アクティビティ
activity-text = すべてのログイン、入力の誤り、変更を新しい順に表示します。このサーバーの運営者も見ることができます。
activity-none = 何もありません。
activity-older = 以前の記録
activity-newest = 最新に戻る
activity-not-you = 心当たりのないものがありますか？パスワードを変更し、知らないセッションを終了してください：
activity-signed-in-two-steps = 2段階の確認でログインしました
activity-signed-in = パスワードだけでログインしました
activity-password-right = 正しいパスワードが入力され、2段階目の確認を求めました
activity-password-wrong = 誰かが誤ったパスワードを入力しました
# $digits: how long it was
activity-code-sent = { $digits }桁の確認コードを携帯電話に送信しました
activity-code-wrong = 誤った確認コードが入力されました
activity-recovery-key-wrong = 誤った復旧キーが入力されました
activity-recovery-key-used = 復旧キーが使われました
activity-recovery-key-made = 新しい復旧キーが作成されました
activity-recovery-key-checked = 復旧キーをまだ持っていることを確認しました
activity-phone-trusted = 信頼できる携帯電話が追加されました
activity-phone-dropped = 信頼できる携帯電話が削除されました
activity-turn-on-waits = 2段階認証をオンにする手続きが始まり、待機中になりました
activity-turn-on-stopped = 2段階認証をオンにする手続きが中止されました
activity-turned-on = 2段階認証がオンになりました
activity-turned-off = 2段階認証がオフになりました
activity-step-up-proved = アカウントの閲覧または変更のため、本人確認をしました
activity-contact-changed = 名前またはアドレスが変更されました
activity-language-changed = 別の言語が選ばれました
activity-email-verified = メールアドレスが確認されました
activity-password-changed = パスワードが変更されました
activity-approved = アプリから求められた内容を承認しました
activity-approval-redeemed = 承認した内容を、求めたアプリが受け取りました
activity-climbed-down = パスワードが新しくなったため、確認コードが短い桁数に戻りました
activity-password-forgotten = 誰かが「パスワードを忘れた」と申し出ました
activity-session-ended = セッションが1つ終了しました
activity-other-sessions-ended = ほかのセッションがすべて終了しました
activity-desk-acted = サポート窓口で、ほかの人のために操作をしました
activity-desk-code-wrong = 誤った確認コードがサポートに伝えられました
activity-desk-disowned = サポートへの相談について「心当たりがない」と報告されました
activity-desk-found-nobody = サポート窓口で、存在しないユーザー名を検索しました
activity-desk-opened = 誰かがこのアカウントについてサポートに相談しました
activity-desk-sessions-ended = サポートがすべてのセッションを終了しました
activity-desk-verified = 携帯電話に届いた確認コードがサポートに伝えられました
activity-disowned = 「心当たりがない」と報告されました
activity-exported = データがダウンロードされました
activity-recovery-asked = 誰かが「3つのうち2つをなくした」と申し出ました
activity-recovery-chosen = 待機期間付き復旧が選ばれました
activity-recovery-unchosen = 待機期間付き復旧の選択が取り消されました
activity-recovery-started = 待機期間付き復旧が始まりました
activity-recovery-finished = 待機期間付き復旧が完了し、誰かが3つのうち1つで戻りました
activity-recovery-stopped = 待機期間付き復旧が中止されました
activity-account-made = アカウントが作成されました
activity-account-shown = このサーバーの運営者がアカウントを閲覧しました
activity-account-disabled = このサーバーの運営者がアカウントを停止しました
activity-account-enabled = このサーバーの運営者がアカウントの停止を解除しました
activity-role-changed = このサーバーの運営者がアカウントの権限を変更しました
activity-sessions-ended = このサーバーの運営者がすべてのセッションを終了しました
# $event: its name in the log
activity-other = その他の出来事：{ $event }

export-title = データのダウンロード
export-text = このサーバーが保存しているあなたの情報を、すべて1つのファイルにまとめます。アカウント、セッション、メッセージ、通話が、人にもプログラムにも読める形式（JSON）で入っています。
export-not = パスワード、復旧キー、確認コードは入っていません。誰にも読み戻せない形でのみ保存しているためです。
export-button = ダウンロード

delete-title = アカウントの削除
delete-text = この操作は誰にも元に戻せません。
delete-what-1 = すべての場所でログアウトされ、誰もこのアカウントにログインできなくなります。
delete-what-2 = あなたのメッセージは、ほかの人の会話からも削除されます。通話履歴、連絡先、設定も削除されます。
delete-what-3 = あなたのユーザー名を、ほかの人が使うことはできません。
delete-export-first = 先にデータをダウンロード
delete-type = 確認のため、ユーザー名を入力してください：
delete-button = 完全に削除

## Proving that it is you.

step-up-title = 本人確認
step-up-need-password = パスワードが必要です。
step-up-need-second-step = 確認コードか復旧キーが必要です。そのあと5分間は閲覧できます。
step-up-need-key = 復旧キーが必要です。
step-up-need-one = 3つのうち1つが必要です。
step-up-need-two = 何かを変更するたびに、この3つのうち2つが必要です。
step-up-need-key-and-one = ここでログインしてから間もないため、復旧キーと、ほかの2つのうち1つが必要です。
step-up-need-key-then-code = まず復旧キー、続いて確認コードが必要です。
# $at: how many are proved; $of: how many are needed
step-up-done = { $of }件中{ $at }件完了
step-up-again = 時間がかかりすぎたため、最初からやり直してください。何も変更されていません。
proof-code = 携帯電話に届く確認コード

act-end-sessions = ほかの場所からログアウト
act-look = アカウントの閲覧
act-turn-on = 2段階認証をオンにする
act-turn-off = 2段階認証をオフにする
act-undo-turn-off = 2段階認証をオンに戻す
act-change-contact = 連絡先情報の変更
act-change-password = パスワードの変更
act-add-phone = 携帯電話の追加または変更
act-remove-phone = 携帯電話の削除
act-new-key = 新しい復旧キーの作成
act-check-key = 復旧キーの確認
act-delayed-recovery = 3つのうち1つで戻る
act-choose-recovery = 待機期間付き復旧の選択
act-export = データのダウンロード
act-delete = アカウントの削除

## What an app asks for.

# $app: the app’s name
approve-asks = 「{ $app }」からの依頼
approve-title = 承認しますか？
approve-need-second-step = 承認する場合は、確認コードか復旧キーで本人確認をしてください。SMSには、このページと同じ内容が書かれています。
approve-need-password = 承認する場合は、パスワードで本人確認をしてください。
approve-done-title = 承認しました
approve-done-text = 「{ $app }」に戻ると、続きが進みます。
approve-receipt-how = 代わりに承認証を求められましたか？求めた相手にだけ見せてください。表示は1回限りで、有効期間は5分です。
approve-receipt-button = 承認証を表示
approve-receipt-title = 承認証
approve-over-title = 承認するものはありません
approve-over-text = 取り消されたか、時間切れになったか、すでに承認証が発行されています。これ以上は何も起こりません。
