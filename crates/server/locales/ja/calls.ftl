## The app Calls: the page.

calls-dial = 電話をかける
calls-dial-hint = 相手の正確なユーザー名
calls-dial-video = ビデオ通話
calls-dial-voice = 音声通話
calls-recent = 最近の通話
calls-recent-empty = まだ発信も着信もありません。
calls-earlier = 以前の通話
calls-newest = 最新の通話
calls-clear = 履歴を消去
calls-clear-why = あなたの履歴だけを消去します。相手の履歴は残ります。
calls-clear-now = 消去する
calls-sign-out = 「通話」からログアウト
calls-no-scripts = 通話にはJavaScriptが必要ですが、このブラウザではオフになっています。下の一覧はそのまま使えます。

## Lines of the list.

calls-outgoing = 発信
calls-incoming = 着信
calls-missed = 不在着信
calls-unanswered = 応答なし
calls-declined = 拒否
calls-cancelled = キャンセル
calls-was-busy = 話し中
calls-deleted = 削除されたアカウント
calls-lasted = 通話時間 { $time }
# The name of a button; $name is a person.
calls-call-voice = { $name }に音声通話をかける
calls-call-video = { $name }にビデオ通話をかける

## What stands above the list when something is the matter.

calls-line-waiting = 再接続中… まもなく着信できるようになります。
calls-line-signed-out = ここではログアウトしているため、このウィンドウには着信しません。
calls-line-sign-in = ログイン
calls-line-replaced = このページは別のタブでも開いていて、今はそちらに着信します。
calls-line-take-over = ここで受ける
calls-silent = このウィンドウでは、何か操作するまで着信音が鳴りません。
calls-silent-wake = 着信音を有効にする
calls-elsewhere = 別のウィンドウで{ $name }と通話中です。
calls-elsewhere-end = その通話を終了

## Why a call cannot be begun.

calls-refused-yourself = あなた自身のユーザー名です。
calls-refused-unknown = ユーザー名「{ $name }」の人は見つかりません。つづりを確かめてください。
calls-refused-in_a_call = 別のウィンドウで通話中か、誰かから着信中です。先にそちらを終了してください。
calls-refused-blocked = { $name }をブロックしています。電話をかけるには、「メッセージ」でブロックを解除してください。
calls-refused-too_many = 短い時間に何度も電話をかけました。1分待ってから、もう一度お試しください。
calls-refused-out_of_turn = ユーザー名ではありません。つづりを確かめてください。
calls-refused-unavailable = 通話を開始できませんでした。少し待って、もう一度お試しください。
calls-refused-offline = 現在、サーバーに接続できません。接続が戻ってから、もう一度お試しください。
calls-refused-empty = ユーザー名を入力してください。

## The call itself: its state.

calls-preparing = 準備中…
calls-calling = 呼び出し中…
calls-rings-voice = 音声通話の着信
calls-rings-video = ビデオ通話の着信
calls-connecting = 接続中…
calls-reconnecting = 再接続中…
calls-over-declined = 拒否されました
calls-over-busy = 相手は別の通話中です
calls-over-no_answer = 応答がありません
calls-over-they_hung_up = 通話が終了しました
calls-over-you_hung_up = 通話が終了しました
calls-over-ended_elsewhere = 別のウィンドウで終了しました
calls-over-lost = 接続が切れました
calls-over-stopped = サーバーが再起動中です。少し待って、かけ直してください。
calls-over-gone = この通話は終わっています
calls-over-cancelled = 通話が終了しました
calls-over-unreachable = お互いのネットワーク間で接続できませんでした。別のネットワークを試すか、中継サーバーの用意をこのサーバーの運営者に頼んでください。
calls-over-after = { $why }（通話時間 { $time }）
calls-toast-answered = 別のウィンドウで応答しました
calls-toast-declined = 別のウィンドウで拒否しました
calls-toast-missed = { $name }からの不在着信
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = 拒否
calls-answer-voice = 応答
calls-answer-video = カメラをオンにして応答
calls-mute = ミュート
calls-camera-off = カメラをオフ
calls-share = 画面を共有
calls-settings = 機器
calls-hang-up = 通話を終了
calls-cancel = キャンセル
calls-again = かけ直す
calls-close = 閉じる
calls-retry = 再試行
calls-anyway = このまま電話をかける
calls-controls = 通話の操作
calls-their-picture = { $name }の映像
calls-your-picture = あなたの映像

## Said in passing during a call.

calls-note-muted = { $name }はミュート中です
calls-note-you-are-muted = ミュート中です
calls-note-shares = { $name }が画面を共有しています
calls-note-you-share = 画面を共有しています
calls-note-blocked = 何か操作するまで、ブラウザは通話の音声を流しません。

## Devices.

calls-settings-title = 機器
calls-settings-microphone = マイク
calls-settings-camera = カメラ
calls-settings-speaker = スピーカー
calls-settings-default = システムの既定
calls-settings-none = 見つかりません
calls-settings-unnamed = 機器 { $n }
calls-settings-relay = ネットワークアドレスを隠す
calls-settings-relay-hint = 通話がこのサーバーの中継を通るようになります。次の通話から有効で、開始に少し時間がかかることがあります。
calls-settings-done = 完了

calls-microphone-refused = ブラウザがこのページでのマイクの使用を許可していないため、あなたの声は届きません。アドレスバーで許可して、もう一度お試しください。
calls-microphone-missing = マイクが見つからないため、あなたの声は届きません。接続して、もう一度お試しください。
calls-microphone-busy = 別のプログラムがマイクを使用しているため、あなたの声は届きません。それを閉じて、もう一度お試しください。
calls-microphone-insecure = このページはHTTPSで提供されていないため、ブラウザがマイクとカメラを使わせません。このサーバーの運営者に相談してください。
calls-microphone-other = マイクを使用できないため、あなたの声は届きません。もう一度試すか、別のマイクを選んでください。
calls-camera-refused = ブラウザがこのページでのカメラの使用を許可していません。カメラなしで通話を続けます。
calls-camera-missing = カメラが見つかりません。カメラなしで通話を続けます。
calls-camera-busy = 別のプログラムがカメラを使用しています。カメラなしで通話を続けます。
calls-camera-other = カメラを使用できません。カメラなしで通話を続けます。
calls-screen-busy = 画面を共有できませんでした。システムが許可しませんでした。
calls-screen-missing = 共有できる画面がありません。
calls-screen-other = 画面を共有できませんでした。
