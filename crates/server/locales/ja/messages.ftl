## The app Messages: the page.

messages-rooms = 会話
messages-room = 会話
messages-new = 新しい会話
messages-rooms-empty = まだ会話はありません。
messages-rooms-empty-hint = ユーザー名を知っている人と会話を始めるか、自分のユーザー名を伝えましょう：
messages-hint = 会話を選ぶか、新しい会話を始めてください。
messages-hint-keys = Enterで送信、Shift＋Enterで改行、Escapeで戻ります。
messages-gone = この会話は存在しないか、あなたは参加していません。
messages-gone-back = すべての会話
messages-back = 会話一覧に戻る
messages-back-to-room = 会話に戻る
messages-sign-out = ログアウト
messages-no-scripts = このブラウザではJavaScriptがオフになっています。読み書きはできます。新しいメッセージは、ページを再読み込みすると表示されます。

## The list. $n is a number, or 99+.

messages-unread = 未読{ $n }件
messages-nothing-yet = まだ発言はありません
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = 削除されたアカウント
messages-today = 今日
messages-yesterday = 昨日

## The conversation.

messages-call = 通話
messages-call-words = 電話をかける
messages-about = この会話について
messages-earlier = 以前のメッセージ
messages-loading = 読み込み中…
messages-newest = 最新のメッセージ
messages-new-below = 新着{ $n }件
messages-new-divider = 新着メッセージ
# Where the history begins. $name is a person, $title a group.
messages-first = { $name }との会話はここから始まります。
messages-first-group = 「{ $title }」はここから始まります。
messages-group-size = { $n }人
messages-write = メッセージ
messages-write-to = { $name }へのメッセージ
messages-send = 送信
messages-edited = 編集済み
messages-deleted = このメッセージは削除されました。
messages-hour = { $time } UTC
messages-typing-one = { $name }が入力中…
messages-typing-two = { $name }と{ $other }が入力中…
messages-typing-many = 複数の人が入力中…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = 新着メッセージ{ $n }件

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = あなた
# The one who reads, as the one to whom something happened.
messages-you-there = あなた
messages-state-sending = 送信中
messages-state-sent = 送信済み
messages-state-delivered = 配信済み
messages-state-read = 既読
messages-state-failed = 未送信
messages-retry = 再試行
messages-discard = 破棄

## What can be done with a message.

messages-actions = 操作
messages-edit = 編集
messages-editing = メッセージを編集中
messages-copy = コピー
messages-copied = コピーしました
messages-delete = 削除
messages-delete-sure = このメッセージを全員の画面から削除しますか？すでに読まれているかもしれません。
messages-delete-yes = 削除
messages-sure = はい

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name }がグループ「{ $title }」を作成しました
messages-event-added = { $name }が{ $other }を追加しました
messages-event-removed = { $name }が{ $other }を外しました
messages-event-left = { $name }が退出しました
messages-event-renamed = { $name }がグループ名を「{ $title }」にしました

## Starting a conversation.

messages-start = メッセージを送る
messages-exact = 相手の正確なユーザー名
messages-start-now = 始める
messages-group = またはグループを作成
messages-group-title = グループの名前
messages-group-names = メンバー
messages-group-names-hint = 正確なユーザー名を、空白かコンマで区切って入力してください。あとから追加することもできます。
messages-group-now = グループを作成

## About a conversation.

messages-about-no-scripts = グループの変更や退出、人のブロックにはJavaScriptが必要ですが、このブラウザではオフになっています。
messages-members = メンバー
messages-owner = オーナー
messages-add = 人を追加
messages-add-now = 追加
messages-remove = { $name }を外す
messages-remove-sure = { $name }をグループから外しますか？これまでのやり取りは、相手の手元に残ります。
messages-rename-now = 名前を変更
messages-leave = グループから退出
messages-leave-sure = 「{ $title }」から退出しますか？これまでのやり取りは手元に残りますが、これ以降のやり取りは見られません。
messages-leave-yes = 退出
messages-write-to-them = { $name }にメッセージを送る
messages-block-title = ブロック
messages-block-hint = ブロックした相手は、メッセージも通話もあなたに届けられません。相手には通知されません。
messages-block = ブロック
messages-block-sure = { $name }をブロックしますか？今後、相手のメッセージは届きません。相手には通知されません。
messages-block-yes = ブロック
messages-block-done = { $name }をブロックしました
messages-unblock = ブロックを解除
messages-unblock-done = { $name }のブロックを解除しました
messages-blocked = ブロックした人
messages-blocked-hint = メッセージも通話もあなたに届けられません。相手には通知されません。
messages-blocked-empty = ブロックした人はいません。

## Why nothing can be written.

messages-you-blocked = { $name }をブロックしています。やり取りを再開するには、ブロックを解除してください。
messages-you-left = あなたはもうこのグループのメンバーではありません。メンバーだった間のやり取りは読めます。
messages-blocked-you = このアカウントは削除されました。会話は引き続き読めます。

## The line to the server.

messages-line-waiting = 再接続中… 書いたメッセージは、接続が戻ると送信されます。
messages-line-signed-out = ここではログアウトしています。続きから始めるには、ログインしてください。
messages-line-sign-in = ログイン
messages-later = 現在、接続がありません。接続が戻ると実行されます。
messages-line-replaced = 開いているウィンドウが多すぎるため、このウィンドウを休止しました。
messages-line-take-over = このウィンドウを使う

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = ユーザー名「{ $name }」の人は見つからないか、メッセージを送れません。つづりを確かめてください。
messages-refused-names = 追加できない人が含まれています。そのユーザー名の人がいないか、メッセージを送れません。それぞれのつづりを確かめてください。
messages-refused-yourself = あなた自身のユーザー名です。
messages-refused-empty = 送信するものがありません。
messages-refused-empty-name = ユーザー名を入力してください。
messages-refused-empty-title = グループに名前を付けてください。
messages-refused-too_long = 1つのメッセージには長すぎます。分けて送信してください。
messages-refused-too_fast = 短い時間に操作が集中しました。少し待って、もう一度お試しください。
messages-refused-too_many = 始めた会話かブロックした人の数が、アカウントの上限に達しています。
messages-refused-busy = サーバーが混み合っています。少し待って、もう一度お試しください。
messages-refused-you_blocked = この人をブロックしています。先にブロックを解除してください。
messages-refused-no_such_room = この会話はもうないか、あなたはもう参加していません。
messages-refused-no_such_message = このメッセージはもうありません。
messages-refused-not_yours = このメッセージを変更できるのは、書いた人だけです。
messages-refused-deleted = このメッセージは別のウィンドウで削除されました。
messages-refused-edited_elsewhere = このメッセージは、その間に別のウィンドウで編集されました。内容を見直してから編集してください。
messages-refused-not_a_group = グループでのみできる操作です。
messages-refused-not_owner = グループのオーナーだけができる操作です。
messages-refused-group_full = グループは満員です。
messages-refused-malformed = 送信できませんでした。ページを再読み込みして、もう一度お試しください。
