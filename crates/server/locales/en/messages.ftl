## The app Messages: the page.

messages-rooms = Conversations
messages-room = Conversation
messages-new = New conversation
messages-rooms-empty = No conversations yet.
messages-rooms-empty-hint = Start one with somebody whose user name you know, or tell others yours:
messages-hint = Choose a conversation, or start a new one.
messages-hint-keys = Enter sends, Shift and Enter begin a new line, Escape leads back.
messages-gone = There is no such conversation, or you are not part of it.
messages-gone-back = All conversations
messages-back = Back to the conversations
messages-back-to-room = Back to the conversation
messages-sign-out = Sign out
messages-no-scripts = JavaScript is switched off in this browser: you can read and write, and see what is new when you load the page again.

## The list. $n is a number, or 99+.

messages-unread = { $n } unread
messages-nothing-yet = Nothing said yet
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = Deleted account
messages-today = Today
messages-yesterday = Yesterday

## The conversation.

messages-call = Call
messages-call-words = Call
messages-about = About this conversation
messages-earlier = Earlier messages
messages-loading = Loading…
messages-newest = Newest messages
messages-new-below = { $n } new
messages-new-divider = New messages
# Where the history begins. $name is a person, $title a group.
messages-first = This is the beginning of your conversation with { $name }.
messages-first-group = This is the beginning of “{ $title }”.
messages-group-size = { $n } people
messages-write = Message
messages-write-to = Message to { $name }
messages-send = Send
messages-edited = edited
messages-deleted = This message was deleted.
messages-hour = { $time } UTC
messages-typing-one = { $name } is typing…
messages-typing-two = { $name } and { $other } are typing…
messages-typing-many = Several people are typing…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = { $n } new messages

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = You
# The one who reads, as the one to whom something happened.
messages-you-there = you
messages-state-sending = Sending
messages-state-sent = Sent
messages-state-delivered = Delivered
messages-state-read = Read
messages-state-failed = Not sent
messages-retry = Try again
messages-discard = Discard

## What can be done with a message.

messages-actions = Actions
messages-edit = Edit
messages-editing = Editing a message
messages-copy = Copy
messages-copied = Copied
messages-delete = Delete
messages-delete-sure = Delete this message for everybody? Others may have read it already.
messages-delete-yes = Delete
messages-sure = Yes

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name } made the group “{ $title }”
messages-event-added = { $name } added { $other }
messages-event-removed = { $name } removed { $other }
messages-event-left = { $name } left
messages-event-renamed = { $name } named the group “{ $title }”

## Starting a conversation.

messages-start = Write to somebody
messages-exact = The exact user name of the person
messages-start-now = Start
messages-group = Or make a group
messages-group-title = Name of the group
messages-group-names = Who is in it
messages-group-names-hint = Exact user names, with spaces or commas between them. You can add people later.
messages-group-now = Make the group

## About a conversation.

messages-about-no-scripts = Changing a group, leaving it, and blocking somebody need JavaScript, which is switched off in this browser.
messages-members = Members
messages-owner = Owner
messages-add = Add somebody
messages-add-now = Add
messages-remove = Remove { $name }
messages-remove-sure = Remove { $name } from the group? They keep what was said until now.
messages-rename-now = Rename
messages-leave = Leave the group
messages-leave-sure = Leave “{ $title }”? You keep what was said until now, and see nothing that is said later.
messages-leave-yes = Leave
messages-write-to-them = Write to { $name }
messages-block-title = Blocking
messages-block-hint = Somebody you have blocked cannot reach you by messages or calls, and is not told.
messages-block = Block
messages-block-sure = Block { $name }? What they write from now on does not reach you. They are not told.
messages-block-yes = Block
messages-block-done = { $name } is blocked
messages-unblock = Unblock
messages-unblock-done = { $name } is no longer blocked
messages-blocked = Blocked people
messages-blocked-hint = They cannot reach you by messages or calls, and are not told.
messages-blocked-empty = You have blocked nobody.

## Why nothing can be written.

messages-you-blocked = You have blocked { $name }. Unblock them to write to each other again.
messages-you-left = You are no longer in this group. You can read what was said while you were.
messages-blocked-you = This account was deleted. You can still read the conversation.

## The line to the server.

messages-line-waiting = Reconnecting… What you write goes out when the connection is back.
messages-line-signed-out = You are signed out here. Sign in to go on where you were.
messages-line-sign-in = Sign in
messages-later = There is no connection just now. This is done when it is back.
messages-line-replaced = Too many windows are open, so this one was put to rest.
messages-line-take-over = Use this window

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = Nobody here has the user name “{ $name }”, or they cannot be written to. Check how it is written.
messages-refused-names = One of these cannot be added: nobody has that user name, or they cannot be written to. Check how each is written.
messages-refused-yourself = That is your own user name.
messages-refused-empty = There is nothing to send.
messages-refused-empty-name = Enter a user name.
messages-refused-empty-title = Give the group a name.
messages-refused-too_long = This is too long for one message. Send it in parts.
messages-refused-too_fast = That was a lot in a short time. Wait a moment, then try again.
messages-refused-too_many = You have started as many conversations, or blocked as many people, as an account may.
messages-refused-busy = The server has a lot to do. Try again in a moment.
messages-refused-you_blocked = You have blocked this person. Unblock them first.
messages-refused-no_such_room = This conversation is not there any more, or you are no longer in it.
messages-refused-no_such_message = This message is not there any more.
messages-refused-not_yours = This message is not yours to change.
messages-refused-deleted = This message was deleted in another window.
messages-refused-edited_elsewhere = This message was edited in another window meanwhile. Look at it again, then edit.
messages-refused-not_a_group = Only groups can do that.
messages-refused-not_owner = Only the owner of the group can do that.
messages-refused-group_full = The group is full.
messages-refused-malformed = This could not be sent. Load the page again, then try once more.
