### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = 3つのうち2つをなくした
lost-text = パスワード、携帯電話、復旧キー。このうち2つがあれば、残りの1つを取り戻せます。1つしかない場合は、前もって選んでいた人だけが、時間をかけて戻れます。
lost-one = まだ持っている1つを示します。
# $days: how many
lost-wait = それから{ $days }日かかります。その間、すべての連絡先に3回お知らせします。あなたから何か反応があれば、復旧は中止されます。
lost-then = そのあと、もう一度それを示し、新しいパスワードか新しい携帯電話を設定します。
lost-one-only = なくしたのは1つだけです
lost-prove-title = 持っている1つを示す
lost-prove-text = このうち1つで十分です。
lost-another-name = 別のユーザー名
# $digits: how long it is at the least
lost-code-text = アカウントの携帯電話に、{ $digits }桁以上の確認コードを送信します。送信できる回数には限りがあります。最初に3回、そのあとは半日に1回です。
lost-code-label = 確認コード
lost-code-wrong = 確認コードは数字だけです。
lost-shows-nothing = これでは戻れません。誤っているか、古すぎるか、このアカウントで待機期間付き復旧が選ばれていない可能性があります。
lost-sent = このアカウントでこの方法が選ばれていて、今、確認コードを送信できる場合は、アカウントの携帯電話にまもなく届きます。
way-start-title = 復旧を始めますか？
way-start-told = アカウントのすべての連絡先に、今すぐ、そして3日目と6日目にお知らせします。どのお知らせにも、中止する方法が書かれています。
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = { $days }日たったらこのページに戻り、同じものをもう一度示してください。そのための期間は{ $open }日間です。
way-start-ends = 2段階認証でログインするか、メールから「中止する」を選ぶと、復旧は終了します。次の復旧を始められるのは、今回の開始から30日後です。
way-start-button = 今すぐ始める
way-not-now-title = 今は始められません
# A moment follows.
way-not-now-from = 始められるようになる日時：
way-not-now-why = 3つのうち1つを手に入れた人が、何度も繰り返してあなたを根負けさせたり、勝手にこの方法を選んで入り込んだりするのを防ぐためです。
way-not-chosen = このアカウントでは、この方法で戻ることが選ばれていません。
way-waiting-title = 復旧が進行中です
# A moment follows.
way-waiting-from = 次の日時以降に、ここへ戻ってください：
# $open: for how long it can be finished
way-waiting-then = そのとき、同じものをもう一度示してください。そのための期間は{ $open }日間です。
way-waiting-stop = その間、アカウントのすべての連絡先にお知らせします。誰かが中止した場合も、そちらにお知らせします。
way-of-another-title = 別の復旧が進行中です
way-of-another-text = 3つのうち別の1つを使って始められたものです。心当たりがない場合は、ログインするか、お知らせのメールにあるリンクを使って、中止してください。
recovery-banner = 誰かがパスワード、携帯電話、復旧キーのうち1つだけで、あなたのアカウントに戻ろうとしています。
# A moment follows.
recovery-banner-until = 誰も中止しなければ可能になる日：
recovery-banner-ripe = すでに可能になっています。
recovery-banner-look = 確認して中止
stop-recovery-title = 復旧を中止しますか？
stop-recovery-text = 誰かがパスワード、携帯電話、復旧キーのうち1つを示し、ほかの2つをなくしたと申し出ました。
stop-recovery-account = アカウント
stop-recovery-when = 開始日時
stop-recovery-with = 示したもの
stop-recovery-phone = 携帯電話に届いた確認コード
stop-recovery-from = 完了できるようになる日時
stop-recovery-now = すでに完了できます
stop-recovery-more = 携帯電話をなくしたと報告されているため、このリンクだけでは中止できません。パスワードか復旧キーを示してください。
stop-recovery-button = 中止する
stop-recovery-mine = ご自身の操作でしたか？それなら何もせずにお待ちください。
what-recovery-stopped-title = 中止しました
what-recovery-stopped-text = これによって入れる人はいません。3つのうち1つが他人の手に渡っています。ログインして、それを変更してください。
what-recovery-stopped-action = ログイン
what-recovery-none-title = 待機中の復旧はありません
what-recovery-none-text = 中止できる待機期間付き復旧がないか、このリンクはもう使えません。
what-recovery-none-action = アカウントへ
what-back-by-password-title = 新しいパスワードを設定しました
what-back-by-password-text = すべての場所でログアウトしました。新しいパスワードと携帯電話でログインし、すぐに新しい復旧キーを作成してください。古いキーはもう使えません。
what-back-by-password-action = ログイン
what-back-by-key-title = 新しいパスワードを設定しました
what-back-by-key-text = すべての場所でログアウトしました。新しいパスワードでログインし、「復旧キーを使う」を選んでから、なくした携帯電話を新しいものに変更してください。
what-back-by-key-action = ログイン
what-back-by-phone-title = 新しい携帯電話を登録しました
what-back-by-phone-text = すべての場所でログアウトし、古い携帯電話には確認コードが届かなくなりました。パスワードと新しい携帯電話でログインし、すぐに新しい復旧キーを作成してください。古いキーはもう使えません。
what-back-by-phone-action = ログイン
what-lost-expired-title = 時間がかかりすぎました
what-lost-expired-text = 示したものが有効なのは数分間だけです。もう一度始めてください。待機中の復旧は、そのまま続いています。
what-lost-expired-action = もう一度始める
phone-recovered-title = 新しい携帯電話
phone-recovered-text = なくした携帯電話の代わりになります。この新しい携帯電話に確認コードを送信します。
choose-recovery-title = 待機期間付き復旧
# $days: how many
choose-recovery-text = パスワード、携帯電話、復旧キーのうち2つをなくすと、誰もあなたを再び入れることはできません。待機期間付き復旧を選んでおくと、残った1つで、{ $days }日後に戻れます。
choose-recovery-told = 誰かが復旧を始めると、すべての連絡先に、すぐに、そして3日目と6日目にお知らせします。
choose-recovery-ends = ログインするか「中止する」を選ぶと、復旧は終了します。30日以内に別の復旧を始めることはできません。
# $days: how many
choose-recovery-risk = その代わり、あなたがその間ずっとどの連絡先も見なければ、3つのうち1つを手に入れた人が{ $days }日後に入れてしまいます。
# A day follows.
choose-recovery-since = 選んだ日：
choose-recovery-yes = この方法を選ぶ
choose-recovery-no = この方法をやめる
choose-recovery-stays = このままにする
confirm-recovery = 3つのうち1つだけでも戻れるようにする
# $days: how many
confirm-recovery-hint = 選ばない場合、3つのうち2つをなくすと、誰もあなたを再び入れることはできません。選ぶ場合、3つのうち1つを持つ人は、誰も中止しなければ、申し出から{ $days }日後に入れます。すべての連絡先に3回お知らせします。あとで変更できます。
