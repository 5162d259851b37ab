## What stands around every page.

product = Doorcode
skip = Skip to the content
nav-apps = Apps
app-messages = Messages
app-calls = Calls
app-account = Account
foot-help = Help with two-step verification
foot-handset = Make-believe phone

## Days and times.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# $day (number), $month (text), $year (text)
date-day = { $day } { $month } { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day }, { $time } UTC
