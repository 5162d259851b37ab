### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = ステップ { $at }/{ $of }
wizard-leave = 中止してオフのままにする

phone-title = 確認コードをどの携帯電話で受け取りますか？
phone-text = ログインのたびに、確認コードを送信します。
phone-another-title = 信頼できる携帯電話を追加
phone-another-text = こちらでも確認コードを受け取れます。自分の2台目でも、身近な人のものでもかまいません。
phone-replace-title = 信頼できる携帯電話を変更
phone-replace-text = 次の番号を新しい番号に変更します：
phone-country = 国
phone-number = 電話番号
phone-number-hint = 電話をかけるときのとおりに入力してください。国番号はあってもなくてもかまいません。
phone-use = この番号は、確認コードとアカウントに関する警告だけに使い、ほかの目的には使いません。ほかの人には見えません。
phone-other-number = 別の番号を使う

confirm-title = オンにする前に
confirm-code-title = ログインのたびに確認コードが必要です
confirm-code = まずパスワード、次に携帯電話に届く確認コードか復旧キーを入力します。
confirm-sessions-title = ほかのセッションは今すぐ終了します
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] ほかにログインしている場所はありません。
       *[other] ほかに{ $count }か所でログインしています。すぐに終了します。
    }
confirm-lost-title = 3つのうち2つを失わないでください
confirm-lost = パスワード、携帯電話、復旧キー。このうち2つがあれば、残りの1つを取り戻せます。2つがそろわなければ、私たちを含め、誰もあなたを再び入れることはできません。
confirm-waits-title = 最長で3日かかります
confirm-waits = このデバイス、またはアカウントの何かが新しいためです。ほかの人が勝手にオンにすることのないよう、まずあなたのほかの連絡先に確認します。
confirm-button = オンにする

waiting-title = もう少しです
waiting-by-contact = 以前からの連絡先にメッセージを送信しました。その中のリンクを開いて、ご本人の操作であることを確認してください。
waiting-or-until = 誰も中止しなければ、次の日時に自動でオンになります：
waiting-until = 誰も中止しなければ、次の日時にオンになります：
waiting-why = このデバイス、またはアカウントの何かが新しいため、お待ちいただいています。こうすることで、パスワードしか持たない人が勝手にオンにすることはできません。
waiting-go-on = 待つ間に先へ進む
waiting-stop = 中止する

turned-on-title = 2段階認証がオンになりました
turned-on-text = 今後は、パスワードだけでは誰もログインできません。
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] 復旧キーは、携帯電話とは別の安全な場所に保管してください。
       *[other] ほかのセッションを{ $count }件終了しました。復旧キーは、携帯電話とは別の安全な場所に保管してください。
    }
