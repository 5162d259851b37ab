### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = ログインしようとしているのはあなたですか？
mail-confirm-sign-in-body =
    { $name } 様

    { $device }で、誰かが正しいパスワードを使って { $user } としてログインしようとしています。このアカウントでは2段階認証をオンにする手続き中ですが、ご本人の操作であることがまだ確認されていません。そのため、ログインのたびに確認コードで確認しています。

    { $code }

    心当たりがない場合は、このコードを誰にも教えず、新しいパスワードを設定してください。誰かにパスワードを知られています。
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } は「{ $app }」のログインコードです。誰にも教えないでください。

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } は「{ $app }」のログインコードです。誰にも教えないでください。こちらから尋ねることもありません。ログイン画面で合言葉を求められたら：{ $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } はこの携帯電話を確認するためのコードです。

    @{ $host } #{ $code }
text-code-step-up =
    { $code } はアカウント変更用のコードです。誰にも教えないでください。

    @{ $host } #{ $code }

text-code-desk = { $code }：{ $host } のサポートと通話中です。このコードは、ご自分から電話した場合にだけ伝えてください。
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }：{ $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = ja-JP
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = こんにちは。「{ $app }」のログインコードをお伝えします。{ $digits }。
call-code-enrol = こんにちは。{ $host } でこの電話を確認するためのコードをお伝えします。{ $digits }。
call-code-step-up = こんにちは。{ $host } のアカウント変更用のコードをお伝えします。{ $digits }。
call-code-desk = こんにちは。{ $host } のサポート用のコードをお伝えします。{ $digits }。このコードは、ご自分から電話した場合にだけ伝えてください。
call-code-approve = こんにちは。{ $host } で次の内容を承認するためのコードです。{ $text }。コードをお伝えします。{ $digits }。
call-code-again = もう一度お伝えします。{ $digits }。
# $word: eight letters with commas between them
call-code-word = ログイン画面で合言葉を求められたら、次の文字を入力してください。{ $word }。
call-code-end = このコードは誰にも教えないでください。こちらから尋ねることはありません。失礼します。

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }。アカウント：{ $user }（{ $host }）。心当たりがない場合：{ $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = 誰かが { $host } の { $user } に、パスワード、携帯電話、復旧キーのうち1つだけで戻ろうとしています（{ $when }から可能）。心当たりがない場合は中止：{ $link }
text-question = { $what } アカウント：{ $user }（{ $host }）。こちらへ：{ $link }

text-operator = { $what }。アカウント：{ $user }（{ $host }）。依頼した覚えがない場合は、サーバーの運営者にお尋ねください。

# What `doorcode courier send-test` sends.
text-courier-test = { $host } からのテスト：SMSとメールはここに届きます。

## Mails.

mail-courier-test-subject = { $host } からのテスト

mail-toll-subject = { $host } のSMSの費用がかかりすぎています
mail-toll-body =
    { $what }

    何がどの番号に送られたかは、{ $host } で `doorcode courier status` を実行すると分かります。変えられること（国、予算、価格）は docs/couriers.md にあります。このお知らせは1日に1回です。
toll-day = 今日のSMSの費用が、1日の予算 { $day } に達しました。明日まで、新しい携帯電話は追加できません。信頼できる携帯電話にはコードが届きます。
toll-month = 30日間のSMSの費用が、1か月の予算 { $month } に達しました。当面、新しい携帯電話は追加できません。信頼できる携帯電話にはコードが届きます。
toll-ceiling = SMSの費用が予算（1日 { $day }、30日 { $month }）の5倍に達しました。信頼できる携帯電話へのコードは、既知のデバイスの分だけ送ります。10倍に達すると、誰にも送りません。ログイン中の人はそのままで、復旧キーはいつもどおり使えます。
toll-prefix = { $prefix } で始まる番号の新しい携帯電話に送られたコードが多すぎるか、入力されたものが少なすぎます。この番号で始まる新しい携帯電話へのSMSを、今日、場合によっては明日も止めます。誰かがSMSで利益を得ているのかもしれません。

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = アカウントが停止されました
mail-disabled-body =
    { $name } 様

    { $when }に、このサーバーの運営者が { $user } を停止しました。すべてのセッションが終了し、誰もログインできません。削除されたものはありません。

    理由がわからない場合は、運営者にお尋ねください。
mail-enabled-subject = アカウントの停止が解除されました
mail-enabled-body =
    { $name } 様

    { $when }に、このサーバーの運営者が { $user } の停止を解除しました。これまでどおりログインできます。
mail-role-subject = アカウントの権限が変わりました
mail-role-body =
    { $name } 様

    { $when }に、このサーバーの運営者が { $user } の権限を変更しました。現在の権限：{ $role ->
        [desk] サポート窓口
        [operator] 運営者
       *[other] 一般
    }

    理由がわからない場合は、運営者にお尋ねください。
mail-sessions-ended-subject = 運営者がすべてのセッションを終了しました
mail-sessions-ended-body =
    { $name } 様

    { $when }に、このサーバーの運営者が { $user } のセッションをすべて終了しました。必要な場所で、もう一度ログインしてください。

    理由がわからない場合は、運営者にお尋ねください。

# $link: where to go
mail-verify-subject = あなたのアドレスですか？
mail-verify-body =
    { $name } 様

    誰かが（おそらくあなたが）、アカウント { $user } にこのアドレスを登録しました。あなたのアドレスであることを、次のページで確認してください。

    { $link }

    心当たりがない場合は、何もする必要はありません。
mail-reset-subject = 新しいパスワードの設定
mail-reset-body =
    { $name } 様

    誰かが（おそらくあなたが）、{ $user } のパスワードを忘れたと申し出ました。次のページで新しいパスワードを設定してください。

    { $link }

    心当たりがない場合は、何もする必要はありません。パスワードはそのままです。
mail-new-device-subject = 新しいデバイスでログインがありました
mail-new-device-body =
    { $name } 様

    { $when }に、これまで使われたことのないデバイスで { $user } へのログインがありました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-key-used-subject = 復旧キーが使われました
mail-key-used-body =
    { $name } 様

    { $when }に、{ $user } の復旧キーを使ったログインがありました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-key-made-subject = 新しい復旧キーが作成されました
mail-key-made-body =
    { $name } 様

    { $when }に、{ $user } の新しい復旧キーが作成されました。古いキーはもう使えません。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-phone-added-subject = 携帯電話が追加されました
mail-phone-added-body =
    { $name } 様

    { $when }に、{ $user } に信頼できる携帯電話が追加されました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-phone-removed-subject = 携帯電話が削除されました
mail-phone-removed-body =
    { $name } 様

    { $when }に、{ $user } の信頼できる携帯電話が削除されました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-turned-on-subject = 2段階認証がオンになりました
mail-turned-on-body =
    { $name } 様

    { $when }に、{ $user } の2段階認証がオンになりました。今後、ログインにはパスワードと確認コードが必要です。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = 返答がなかったため、2段階認証がオンになりました
mail-turned-on-unanswered-body =
    { $name } 様

    3日前、{ $user } の2段階認証をオンにしようとしているのがご本人かどうかをお尋ねしました。返答がなかったため、{ $when }にオンになりました。今後、ログインにはパスワードと、新しい携帯電話に届く確認コードが必要です。

    心当たりがない場合は、{ $days }日間、次のページで元に戻し、その人物を締め出すことができます。

    { $link }
mail-turn-on-waits-subject = 2段階認証をオンにしようとしましたか？
mail-turn-on-waits-body =
    { $name } 様

    { $user } としてログイン中の誰かが、新しい携帯電話で2段階認証をオンにしようとしています。ご自身の操作かどうか、次のページでお知らせください。

    { $link }
mail-turned-off-subject = 2段階認証がオフになりました
mail-turned-off-body =
    { $name } 様

    { $when }に、{ $user } の2段階認証がオフになりました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }

    3日間は、携帯電話か復旧キーのどちらか1つだけで、アカウントページからオンに戻すこともできます。
mail-password-changed-subject = パスワードが変更されました
mail-password-changed-body =
    { $name } 様

    { $when }に、{ $user } のパスワードが変更されました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-email-changed-subject = メールアドレスが変更されました
mail-email-changed-body =
    { $name } 様

    { $when }に、{ $user } のメールアドレスが変更されました。

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
# $days: how many
mail-email-taken-subject = アカウントに別のアドレスが登録されました
mail-email-taken-body =
    { $name } 様

    { $when }に、{ $user } のメールアドレスが、このアドレスから別のものに変更されました。

    心当たりがない場合は、{ $days }日間、次のページでこのアドレスに戻し、その人物を締め出すことができます。

    { $link }
# $text: what was approved
mail-approved-subject = 承認の操作がありました
mail-approved-body =
    { $name } 様

    { $when }に、{ $user } が次の内容を承認しました。

    { $text }

    心当たりがない場合は、次のページでお知らせください。その人物を締め出します。

    { $link }
mail-desk-opened-subject = 誰かがあなたのアカウントについてサポートに相談しました
mail-desk-opened-body =
    { $name } 様

    { $when }に、誰かが { $user } についてサポートに相談しました。サポートは、あなたの携帯電話に届く確認コードなしには何もできません。

    心当たりがない場合は、その確認コードを誰にも教えないでください。次のページでお知らせいただくと、サポートは1日間、このアカウントに何もしません。

    { $link }
mail-desk-verified-subject = あなたの確認コードがサポートに伝えられました
mail-desk-verified-body =
    { $name } 様

    { $when }に、あなたの携帯電話に届いた確認コードがサポートに読み上げられました。そこから5分間、サポートは { $user } のセッションを終了することができますが、ほかには何もできません。

    心当たりがない場合は、誰かがあなたの携帯電話を持っています。次のページでお知らせいただくと、サポートは1日間、このアカウントに何もしません。

    { $link }
mail-desk-sessions-ended-subject = サポートがすべてのセッションを終了しました
mail-desk-sessions-ended-body =
    { $name } 様

    { $when }に、あなたの携帯電話に届いた確認コードを読み上げた人の依頼で、サポートが { $user } のセッションをすべて終了しました。必要な場所で、もう一度ログインしてください。

    心当たりがない場合は、誰かがあなたの携帯電話を持っています。次のページでお知らせいただくと、サポートは1日間、このアカウントに何もしません。

    { $link }
mail-account-deleted-subject = アカウントが削除されました
mail-account-deleted-body =
    { $name } 様

    { $when }に、アカウント { $user } が、その中身もすべて含めて削除されました。元に戻すことはできません。

    心当たりがない場合は、誰かがパスワードと、携帯電話か復旧キーのどちらかを持っていたことになります。このサーバーの運営者に知らせてください。
mail-second-step-failed-subject = 誰かがあなたのパスワードを入力しましたが、確認コードは違っていました
mail-second-step-failed-body =
    { $name } 様

    { $when }に、誰かが { $user } の正しいパスワードを入力し、続いて誤った確認コードか復旧キーを入力しました。これによってログインした人はいません。

    ご自身の打ち間違いであれば、何もする必要はありません。心当たりがない場合は、誰かにパスワードを知られています。次のページでお知らせください。パスワードをロックします。

    { $link }
mail-codes-used-up-subject = パスワードを知る誰かが、確認コードを何度も要求しています
mail-codes-used-up-body =
    { $name } 様

    { $user } の正しいパスワードが入力され、確認コードが何度も要求されたため、しばらくの間、新しいコードを送信しません。これによってログインした人はいません。今、新しいデバイスでログインする場合は、携帯電話に届いた最後のSMSを見てください。そこにある合言葉を使うと、すぐに確認コードを受け取れます。

    ご自身の操作であれば、何もする必要はありません。心当たりがない場合は、誰かにパスワードを知られています。次のページでお知らせください。パスワードをロックします。

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
       *[other] あなたのパスワードで、さらに{ $count }回ログインが試みられました
    }
mail-second-step-failed-again-body =
    { $name } 様

    { $user } についての前回のメールのあと、正しいパスワードに続いて、誤った確認コードか復旧キーがさらに{ $count }回入力されました。これらによってログインした人はいません。

    心当たりがない場合は、誰かにパスワードを知られています。次のページでお知らせください。パスワードをロックします。

    { $link }
mail-recovery-waits-subject = 誰かが待機期間付き復旧であなたのアカウントに入ろうとしています
mail-recovery-waits-body =
    { $name } 様

    誰かが { $user } の3つのもの（パスワード、携帯電話、復旧キー）のうち1つを示し、ほかの2つをなくしたと申し出ました。この方法で戻れるようにすることは、あなたが前もって選んだものです。誰も中止しなければ、この人物は{ $when }から入れるようになります。このお知らせは3回お送りします。

    ご自身の操作であれば、何もしないでください。心当たりがない場合は、今すぐ中止してください。ログインするか、次のページでお知らせください。

    { $link }
mail-recovery-stopped-subject = 待機期間付き復旧が中止されました
mail-recovery-stopped-body =
    { $name } 様

    { $when }に、{ $user } の待機期間付き復旧が終了しました。これによって入った人はいません。また、この復旧が始まってから30日間は、別の復旧を始めることはできません。

    この件で心当たりのないことがある場合は、次のページでお知らせください。

    { $link }
mail-recovery-finished-subject = 誰かが待機期間付き復旧であなたのアカウントに戻りました
mail-recovery-finished-body =
    { $name } 様

    最初のお知らせから1週間がたち、{ $when }に、誰かが { $user } のパスワード、携帯電話、復旧キーのうち1つをもう一度示し、なくしたものを新しいものに変更しました。すべてのセッションが終了しました。

    ご自身の操作であれば、何もする必要はありません。心当たりがない場合は、次のページでお知らせください。パスワードをロックします。

    { $link }
mail-recovery-chosen-subject = アカウントで待機期間付き復旧が選ばれました
mail-recovery-chosen-body =
    { $name } 様

    { $when }に、{ $user } で待機期間付き復旧が選ばれました。3日後からは、誰も中止しなければ、パスワード、携帯電話、復旧キーのうち1つだけで、1週間後に戻れるようになります。

    心当たりがない場合は、誰かが3つのうち2つを持っています。次のページでお知らせください。パスワードをロックします。

    { $link }
mail-recovery-unchosen-subject = アカウントの待機期間付き復旧の選択が取り消されました
mail-recovery-unchosen-body =
    { $name } 様

    { $when }に、{ $user } の待機期間付き復旧の選択が取り消されました。パスワード、携帯電話、復旧キーのうち2つをなくすと、戻る方法はありません。

    心当たりがない場合は、誰かが3つのうち2つを持っています。次のページでお知らせください。パスワードをロックします。

    { $link }
mail-locked-subject = パスワードをロックしました。新しいパスワードを設定してください。
mail-locked-body =
    { $name } 様

    { $user } について、心当たりがないとのお知らせを受け取りました。該当するものを終了しました。現在のパスワードでは、もう誰もログインできません。

    次のページで新しいパスワードを設定してください。2段階認証がオンの場合は、復旧キーをご用意ください。復旧キーがなければ、古いパスワードと携帯電話で設定できます。

    { $link }
