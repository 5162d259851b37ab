## The app Calls: the page.

calls-dial = Call somebody
calls-dial-hint = The exact user name of the person
calls-dial-video = Video call
calls-dial-voice = Voice call
calls-recent = Recent calls
calls-recent-empty = Nobody has called yet, and you have called nobody.
calls-earlier = Earlier calls
calls-newest = Newest calls
calls-clear = Clear the list
calls-clear-why = This empties your own list. The people you have talked to keep theirs.
calls-clear-now = Clear it
calls-sign-out = Sign out of Calls
calls-no-scripts = Calls need JavaScript, which is switched off in this browser. The list below works without it.

## Lines of the list.

calls-outgoing = Outgoing
calls-incoming = Incoming
calls-missed = Missed
calls-unanswered = No answer
calls-declined = Declined
calls-cancelled = Cancelled
calls-was-busy = Busy
calls-deleted = Deleted account
calls-lasted = lasted { $time }
# The name of a button; $name is a person.
calls-call-voice = Call { $name }
calls-call-video = Call { $name } with camera

## What stands above the list when something is the matter.

calls-line-waiting = Reconnecting… Calls reach you again in a moment.
calls-line-signed-out = You are signed out here, so no call reaches this window.
calls-line-sign-in = Sign in
calls-line-replaced = This page is open in another tab, which takes the calls now.
calls-line-take-over = Take them here
calls-silent = This window cannot ring until you press something in it.
calls-silent-wake = Let it ring
calls-elsewhere = You are in a call with { $name } in another window.
calls-elsewhere-end = End that call

## Why a call cannot be begun.

calls-refused-yourself = That is your own user name.
calls-refused-unknown = Nobody here has the user name { $name }. Check how it is written.
calls-refused-in_a_call = You are in a call in another window, or somebody is ringing you. End that first.
calls-refused-blocked = You have blocked { $name }. Unblock them in Messages to call them.
calls-refused-too_many = Those were many calls in a short time. Wait a minute, then try again.
calls-refused-out_of_turn = That is not a user name. Check how it is written.
calls-refused-unavailable = The call could not be begun. Try again in a moment.
calls-refused-offline = There is no connection to the server at the moment. Try again when it is back.
calls-refused-empty = Enter a user name.

## The call itself: its state.

calls-preparing = Getting ready…
calls-calling = Calling…
calls-rings-voice = is calling you
calls-rings-video = is calling you with camera
calls-connecting = Connecting…
calls-reconnecting = Reconnecting…
calls-over-declined = Declined the call
calls-over-busy = Busy: in another call
calls-over-no_answer = No answer
calls-over-they_hung_up = The call has ended
calls-over-you_hung_up = The call has ended
calls-over-ended_elsewhere = Ended in another window
calls-over-lost = The connection was lost
calls-over-stopped = The server is being restarted. Call again in a moment.
calls-over-gone = The call is over
calls-over-cancelled = The call has ended
calls-over-unreachable = No connection could be made between your networks. Try another network, or ask the operator of this server for a relay.
calls-over-after = { $why } · after { $time }
calls-toast-answered = Answered in another window
calls-toast-declined = Declined in another window
calls-toast-missed = Missed call from { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = Decline
calls-answer-voice = Answer
calls-answer-video = Answer with camera
calls-mute = Mute
calls-camera-off = Camera off
calls-share = Share screen
calls-settings = Devices
calls-hang-up = Hang up
calls-cancel = Cancel
calls-again = Call again
calls-close = Close
calls-retry = Try again
calls-anyway = Call anyway
calls-controls = Controls of the call
calls-their-picture = Picture of { $name }
calls-your-picture = Your own picture

## Said in passing during a call.

calls-note-muted = { $name } is muted
calls-note-you-are-muted = You are muted
calls-note-shares = { $name } shares a screen
calls-note-you-share = You share your screen
calls-note-blocked = The browser keeps the call silent until you press something.

## Devices.

calls-settings-title = Devices
calls-settings-microphone = Microphone
calls-settings-camera = Camera
calls-settings-speaker = Speaker
calls-settings-default = Chosen by the system
calls-settings-none = None found
calls-settings-unnamed = Device { $n }
calls-settings-relay = Hide my network address
calls-settings-relay-hint = Calls then go through this server’s relay. The next call will; a call can take a moment longer to begin.
calls-settings-done = Done

calls-microphone-refused = The browser does not let this page use the microphone, so you cannot be heard. Allow it at the address bar, then try again.
calls-microphone-missing = No microphone was found, so you cannot be heard. Connect one, then try again.
calls-microphone-busy = Another program is using the microphone, so you cannot be heard. Close it, then try again.
calls-microphone-insecure = This page is not served over HTTPS, so the browser keeps microphone and camera from it. Ask the operator of this server.
calls-microphone-other = The microphone could not be opened, so you cannot be heard. Try again, or choose another one.
calls-camera-refused = The browser does not let this page use the camera. The call goes on without it.
calls-camera-missing = No camera was found. The call goes on without it.
calls-camera-busy = Another program is using the camera. The call goes on without it.
calls-camera-other = The camera could not be opened. The call goes on without it.
calls-screen-busy = The screen could not be shared: the system did not give it out.
calls-screen-missing = There is no screen that could be shared.
calls-screen-other = The screen could not be shared.
