"""Time limits that a clerk can check with a wall calendar.

A row says: received | limit, with settings | due | why. Limits are in h(ours), wd (working days),
d(ays), m(onths); 0 wd is "trong ngày". Settings: `15:00` is a cut-off, `end` ends working days in
the evening, `clock` keeps the clock time for days and months, `real` counts hours without turning
8 of them into a day, `idle` leaves made-up Saturdays out. Hours are 7:30-11:30 and 13:30-17:00.
"""

ROWS = """
# November 2026: the 24th, a Tuesday, is Ngày Văn hóa Việt Nam
Fri 20/11/2026 09:15 | 3 wd        | Thu 26/11/2026 09:15 | 23, not 24, 25, 26
Mon 23/11/2026 08:45 | 5 wd        | Tue 01/12/2026 08:45 | 25, 26, 27, 30, 1
Mon 02/11/2026 08:00 | 20 wd       | Tue 01/12/2026 08:00 | 4 + 5 + 5 + 4 + 2
Mon 16/11/2026 10:00 | 1 wd        | Tue 17/11/2026 10:00 | the first day is not counted
Mon 23/11/2026 10:00 | 1 wd        | Wed 25/11/2026 10:00 | over the holiday
Fri 20/11/2026 10:00 | 1 wd        | Mon 23/11/2026 10:00 | over the weekend
Fri 20/11/2026 10:00 | 2 wd        | Wed 25/11/2026 10:00 | over both
Mon 16/11/2026 10:00 | 0 wd        | Mon 16/11/2026 17:00 | within the day

# when a day begins and ends
Mon 16/11/2026 00:00 | 1 wd        | Tue 17/11/2026 07:30 | the night before opening
Mon 16/11/2026 07:00 | 1 wd        | Tue 17/11/2026 07:30 | before opening
Mon 16/11/2026 07:30 | 1 wd        | Tue 17/11/2026 07:30 | at opening
Mon 16/11/2026 11:29 | 1 wd        | Tue 17/11/2026 11:29 | the last minute of the morning
Mon 16/11/2026 11:30 | 1 wd        | Tue 17/11/2026 13:30 | the morning is over
Mon 16/11/2026 12:10 | 1 wd        | Tue 17/11/2026 13:30 | at lunch
Mon 16/11/2026 13:29 | 1 wd        | Tue 17/11/2026 13:30 | still at lunch
Mon 16/11/2026 13:30 | 1 wd        | Tue 17/11/2026 13:30 | the afternoon begins
Mon 16/11/2026 17:00 | 1 wd        | Tue 17/11/2026 17:00 | the closing minute is still today
Mon 16/11/2026 17:01 | 1 wd        | Wed 18/11/2026 07:30 | from Tuesday 7:30
Mon 16/11/2026 23:59 | 1 wd        | Wed 18/11/2026 07:30 | from Tuesday 7:30
Fri 20/11/2026 17:00 | 1 wd        | Mon 23/11/2026 17:00 | the closing minute of the week
Fri 20/11/2026 17:01 | 1 wd        | Wed 25/11/2026 07:30 | from Monday 7:30
Sat 21/11/2026 09:00 | 1 wd        | Wed 25/11/2026 07:30 | from Monday 7:30
Sun 22/11/2026 10:00 | 1 wd        | Wed 25/11/2026 07:30 | from Monday 7:30
Tue 24/11/2026 10:00 | 1 wd        | Thu 26/11/2026 07:30 | on the holiday: from Wednesday 7:30
Mon 16/11/2026 17:00 | 0 wd        | Mon 16/11/2026 17:00 | within a day that is over
Mon 16/11/2026 17:01 | 0 wd        | Tue 17/11/2026 17:00 | within the next day

# hours run in the sessions
Thu 19/11/2026 10:00 | 4 h         | Thu 19/11/2026 16:00 | 1.5 before lunch, 2.5 after
Mon 16/11/2026 09:00 | 2 h         | Mon 16/11/2026 11:00 | in one session
Mon 16/11/2026 10:30 | 1 h         | Mon 16/11/2026 11:30 | used up when lunch begins
Mon 16/11/2026 10:31 | 1 h         | Mon 16/11/2026 13:31 | one minute after lunch
Mon 16/11/2026 11:30 | 1 h         | Mon 16/11/2026 14:30 | from 13:30
Mon 16/11/2026 12:10 | 2 h         | Mon 16/11/2026 15:30 | from 13:30
Mon 16/11/2026 16:00 | 1 h         | Mon 16/11/2026 17:00 | used up at closing
Mon 16/11/2026 16:30 | 1 h         | Tue 17/11/2026 08:00 | overnight
Mon 16/11/2026 17:00 | 1 h         | Tue 17/11/2026 08:30 | nothing left of today
Mon 16/11/2026 17:01 | 1 h         | Tue 17/11/2026 08:30 | from Tuesday 7:30
Sun 22/11/2026 10:00 | 2 h         | Mon 23/11/2026 09:30 | from Monday 7:30
Fri 20/11/2026 16:00 | 2 h         | Mon 23/11/2026 08:30 | over the weekend
Mon 23/11/2026 16:00 | 2 h         | Wed 25/11/2026 08:30 | over the holiday
Mon 16/11/2026 07:30 | 7 h         | Mon 16/11/2026 16:30 | 4 + 3
Mon 16/11/2026 07:30 | 8 h         | Tue 17/11/2026 07:30 | 8 hours are one working day
Mon 16/11/2026 07:30 | 10 h        | Tue 17/11/2026 09:30 | a day and 2 hours
Mon 16/11/2026 16:00 | 12 h        | Wed 18/11/2026 10:30 | Tue 16:00, then 1 + 3
Mon 16/11/2026 08:00 | 24 h        | Thu 19/11/2026 08:00 | three working days
Fri 20/11/2026 10:00 | 24 h        | Thu 26/11/2026 10:00 | 23, 25, 26
Fri 20/11/2026 16:00 | 8 h         | Mon 23/11/2026 16:00 | one working day
Fri 20/11/2026 16:00 | 8 h real    | Mon 23/11/2026 16:30 | 1 + 4 + 3 hours
Mon 16/11/2026 07:30 | 8 h real    | Tue 17/11/2026 08:00 | a day has 7.5
Mon 16/11/2026 08:00 | 24 h real   | Thu 19/11/2026 09:30 | 3 days of 7.5 and 1.5

# Tết 2025: 27-31 January, Monday to Friday
Thu 23/01/2025 10:00 | 2 wd        | Mon 03/02/2025 10:00 | 24, then after Tết
Wed 22/01/2025 10:00 | 7 wd        | Fri 07/02/2025 10:00 | 2 before, 5 after
Fri 24/01/2025 16:30 | 1 h         | Mon 03/02/2025 08:00 | half an hour before, half after
Mon 20/01/2025 09:00 | 8 d         | Mon 03/02/2025 17:00 | the 28th is Tết
Mon 20/01/2025 09:00 | 1 m         | Thu 20/02/2025 17:00 | Tết counts inside a month

# Tết 2026: 16-20 February, Monday to Friday
Fri 13/02/2026 09:00 | 1 wd        | Mon 23/02/2026 09:00 | nine days off
Wed 11/02/2026 14:00 | 5 wd        | Wed 25/02/2026 14:00 | 12, 13, 23, 24, 25
Tue 17/02/2026 10:00 | 3 wd        | Thu 26/02/2026 07:30 | received on mùng một: from the 23rd
Fri 13/02/2026 15:00 | 4 h         | Mon 23/02/2026 09:30 | 2 before, 2 after
Thu 05/02/2026 08:00 | 10 d        | Mon 23/02/2026 17:00 | the 15th is a Sunday, Tết behind it

# Tết 2027 as the table guesses it: 4-10 February, Thursday to Wednesday
Wed 03/02/2027 10:00 | 1 wd        | Thu 11/02/2027 10:00 | seven days off
Mon 01/02/2027 10:00 | 5 wd        | Mon 15/02/2027 10:00 | 2, 3, 11, 12, 15
Wed 03/02/2027 16:00 | 3 h         | Thu 11/02/2027 09:30 | 1 before, 2 after
Tue 26/01/2027 09:00 | 10 d        | Thu 11/02/2027 17:00 | the 5th is Tết

# New Year; 2 January 2026 is swapped against Saturday 10 January
Tue 31/12/2024 08:00 | 1 wd        | Thu 02/01/2025 08:00 | New Year
Wed 31/12/2025 10:00 | 1 wd        | Mon 05/01/2026 10:00 | 1 and 2 off, then the weekend
Wed 31/12/2025 10:00 | 5 wd        | Fri 09/01/2026 10:00 | 5 to 9
Wed 31/12/2025 10:00 | 6 wd        | Sat 10/01/2026 10:00 | the Saturday is worked
Fri 02/01/2026 09:00 | 1 wd        | Tue 06/01/2026 07:30 | from Monday 7:30
Fri 09/01/2026 16:30 | 1 h         | Sat 10/01/2026 08:00 | into the Saturday
Sat 10/01/2026 09:00 | 1 wd        | Mon 12/01/2026 09:00 | received on it
Fri 09/01/2026 10:00 | 1 d         | Sat 10/01/2026 17:00 | no day off, so nothing moves
Thu 31/12/2026 16:00 | 2 h         | Mon 04/01/2027 08:30 | 1 January 2027 is a Friday

# 30 April
Fri 26/04/2024 10:00 | 1 wd        | Thu 02/05/2024 10:00 | Monday 29 swapped, 30 and 1 off
Thu 02/05/2024 10:00 | 2 wd        | Sat 04/05/2024 10:00 | the Saturday worked for it
Fri 25/04/2025 10:00 | 1 wd        | Sat 26/04/2025 10:00 | worked for 2 May
Tue 29/04/2025 10:00 | 1 wd        | Mon 05/05/2025 10:00 | 30, 1, 2 off, then the weekend
Fri 24/04/2026 10:00 | 1 wd        | Tue 28/04/2026 10:00 | Giỗ Tổ on Sunday: Monday off
Wed 29/04/2026 15:00 | 3 h         | Mon 04/05/2026 08:30 | 2 before, 1 after

# 2 September; in 2026 Monday 31 August is swapped against Saturday 22 August
Fri 21/08/2026 10:00 | 1 wd        | Sat 22/08/2026 10:00 | the Saturday is worked
Fri 21/08/2026 10:00 | 1 wd idle   | Mon 24/08/2026 10:00 | an office that does not count it
Sat 22/08/2026 10:00 | 1 wd idle   | Tue 25/08/2026 07:30 | there it is a day off
Fri 21/08/2026 17:30 | 1 wd        | Mon 24/08/2026 07:30 | from Saturday 7:30
Fri 21/08/2026 16:00 | 3 h         | Sat 22/08/2026 09:30 | 1, then 2 on Saturday
Sat 22/08/2026 14:00 | 4 h         | Mon 24/08/2026 08:30 | 3 on Saturday, then 1
Fri 28/08/2026 10:00 | 1 wd        | Thu 03/09/2026 10:00 | 31, 1, 2 off
Thu 20/08/2026 09:00 | 10 wd       | Mon 07/09/2026 09:00 | 21, 22, 24 to 28, 3, 4, 7
Fri 29/08/2025 10:00 | 1 wd        | Wed 03/09/2025 10:00 | 1 and 2 off
Wed 01/09/2027 10:00 | 1 wd        | Mon 06/09/2027 10:00 | 2 off, 3 as the table guesses

# days: all count, the end moves over days off to the evening of a working day
Mon 16/11/2026 10:00 | 10 d        | Thu 26/11/2026 17:00 | the holiday inside counts
Mon 16/11/2026 10:00 | 5 d         | Mon 23/11/2026 17:00 | the 21st is a Saturday
Mon 16/11/2026 10:00 | 6 d         | Mon 23/11/2026 17:00 | the 22nd is a Sunday
Mon 16/11/2026 10:00 | 7 d         | Mon 23/11/2026 17:00 | nothing moves
Mon 09/11/2026 09:20 | 15 d        | Wed 25/11/2026 17:00 | the 24th is the holiday
Mon 09/11/2026 09:20 | 15 d clock  | Wed 25/11/2026 09:20 | an office that keeps the clock
Mon 16/11/2026 17:01 | 1 d         | Wed 18/11/2026 17:00 | from Tuesday
Sat 21/11/2026 10:00 | 1 d         | Wed 25/11/2026 17:00 | from Monday; the 24th is off
Fri 07/08/2026 10:00 | 15 d        | Sat 22/08/2026 17:00 | the Saturday is worked
Fri 27/03/2026 10:00 | 30 d        | Tue 28/04/2026 17:00 | the 26th Giỗ Tổ, a day off for it

# months: the same day of the month, or its last
Wed 31/01/2024 10:00 | 1 m         | Thu 29/02/2024 17:00 | a leap year
Wed 31/01/2029 10:00 | 1 m         | Wed 28/02/2029 17:00 | no leap year
Mon 30/11/2026 10:00 | 3 m         | Mon 01/03/2027 17:00 | 28 February is a Sunday
Thu 24/09/2026 10:00 | 2 m         | Wed 25/11/2026 17:00 | the 24th is the holiday
Tue 31/03/2026 08:00 | 1 m         | Mon 04/05/2026 17:00 | 30 April, 1 May, the weekend
Mon 16/11/2026 10:00 | 12 m        | Tue 16/11/2027 17:00 | a year
Thu 29/02/2024 10:00 | 12 m        | Fri 28/02/2025 17:00 | no 29 February 2025
Mon 16/11/2026 10:00 | 2 m         | Mon 18/01/2027 17:00 | over New Year; the 16th is a Saturday

# the cut-off of 15:00
Fri 20/11/2026 14:59 | 0 wd 15:00  | Fri 20/11/2026 17:00 | before it
Fri 20/11/2026 15:00 | 0 wd 15:00  | Fri 20/11/2026 17:00 | at it
Fri 20/11/2026 15:01 | 0 wd 15:00  | Mon 23/11/2026 17:00 | after it
Fri 20/11/2026 15:30 | 0 wd 15:00  | Mon 23/11/2026 17:00 | within the next working day
Mon 23/11/2026 15:05 | 0 wd 15:00  | Wed 25/11/2026 17:00 | the next working day is Wednesday
Sat 21/11/2026 16:00 | 0 wd 15:00  | Mon 23/11/2026 17:00 | a day off is left once, not twice
Mon 16/11/2026 07:00 | 0 wd 15:00  | Mon 16/11/2026 17:00 | before opening
Fri 20/11/2026 15:01 | 5 wd 15:00  | Tue 01/12/2026 07:30 | from Monday 7:30
Fri 20/11/2026 16:00 | 2 h 15:00   | Mon 23/11/2026 09:30 | from Monday 7:30
Fri 20/11/2026 16:00 | 3 d 15:00   | Thu 26/11/2026 17:00 | from Monday

# an office whose limits end in the evening
Fri 20/11/2026 09:15 | 3 wd end    | Thu 26/11/2026 17:00 | the same day
Mon 16/11/2026 10:00 | 4 h end     | Mon 16/11/2026 16:00 | hours still end on the minute
"""

# An office with half days and hours of its own. A row of these says: day | kind | hours.
OWN_DAYS = """
Wed 18/11/2026 | morning   |                         | everybody is at a training in the afternoon
Fri 27/11/2026 | afternoon |                         | no electricity in the morning
Sat 28/11/2026 | morning   |                         | a Saturday session
Thu 03/12/2026 | own_hours | 08:00-10:00 14:00-16:00 | a feast of the place
Mon 07/12/2026 | local_off |                         | the feast itself
"""

# As above; `whole` is an office that does not count half days.
OWN_ROWS = """
# only the morning of Wednesday 18/11 is worked
Tue 17/11/2026 10:00 | 1 wd        | Wed 18/11/2026 10:00 | a half day is a working day
Tue 17/11/2026 15:00 | 1 wd        | Wed 18/11/2026 11:30 | it ends when the half day closes
Tue 17/11/2026 15:00 | 2 wd        | Thu 19/11/2026 15:00 | behind it the clock is kept again
Tue 17/11/2026 10:00 | 1 wd end    | Wed 18/11/2026 11:30 | the evening of a half day is noon
Wed 18/11/2026 11:00 | 1 wd        | Thu 19/11/2026 11:00 | received on it
Wed 18/11/2026 11:30 | 1 wd        | Thu 19/11/2026 11:30 | its closing minute is still today
Wed 18/11/2026 12:00 | 1 wd        | Fri 20/11/2026 07:30 | it is closed: from Thursday 7:30
Wed 18/11/2026 09:00 | 0 wd        | Wed 18/11/2026 11:30 | within the half day
Wed 18/11/2026 14:00 | 0 wd        | Thu 19/11/2026 17:00 | within the next day
Wed 18/11/2026 11:00 | 0 wd 10:00  | Thu 19/11/2026 17:00 | after the cut-off
Tue 17/11/2026 16:00 | 2 h         | Wed 18/11/2026 08:30 | 1 on Tuesday, 1 on Wednesday
Wed 18/11/2026 10:00 | 2 h         | Thu 19/11/2026 08:00 | 1.5 until noon, 0.5 on Thursday
Wed 18/11/2026 10:00 | 6 h         | Thu 19/11/2026 14:00 | 1.5, then 4 and 0.5 on Thursday
Tue 17/11/2026 16:00 | 8 h         | Thu 19/11/2026 10:00 | a day of 7.5: 1, then 4, then 2.5
Wed 18/11/2026 07:30 | 8 h         | Thu 19/11/2026 11:00 | a day of 7.5: 4, then 3.5
Tue 17/11/2026 07:30 | 8 h         | Wed 18/11/2026 07:30 | Tuesday was whole
Tue 17/11/2026 16:00 | 8 h real    | Thu 19/11/2026 10:30 | 1, then 4, then 3
Mon 16/11/2026 10:00 | 2 d         | Wed 18/11/2026 11:30 | the evening of a half day
Mon 16/11/2026 16:00 | 2 d clock   | Wed 18/11/2026 11:30 | 16:00 is past its closing
Tue 17/11/2026 15:00 | 1 wd whole  | Thu 19/11/2026 15:00 | an office that leaves half days out
Tue 17/11/2026 16:00 | 2 h whole   | Thu 19/11/2026 08:30 | there it is a day off
Wed 18/11/2026 09:00 | 1 wd whole  | Fri 20/11/2026 07:30 | from Thursday 7:30

# only the afternoon of Friday 27/11, and the morning of Saturday 28/11
Thu 26/11/2026 15:00 | 1 wd        | Fri 27/11/2026 15:00 | in the afternoon
Thu 26/11/2026 10:00 | 1 wd        | Fri 27/11/2026 13:30 | when the half day opens
Fri 27/11/2026 08:00 | 0 wd        | Fri 27/11/2026 17:00 | within the half day
Fri 27/11/2026 08:00 | 1 wd        | Sat 28/11/2026 11:30 | from 13:30; Saturday closes at 11:30
Fri 27/11/2026 15:00 | 2 wd        | Mon 30/11/2026 15:00 | Saturday is one
Fri 27/11/2026 16:00 | 3 h         | Sat 28/11/2026 09:30 | 1, then 2
Sat 28/11/2026 09:00 | 1 wd        | Mon 30/11/2026 09:00 | received on it
Sat 28/11/2026 12:00 | 1 wd        | Tue 01/12/2026 07:30 | closed: from Monday 7:30
Wed 25/11/2026 09:00 | 3 d         | Sat 28/11/2026 11:30 | a worked Saturday moves nothing
Thu 26/11/2026 15:00 | 1 wd whole  | Mon 30/11/2026 15:00 | neither Friday nor Saturday counts

# 8:00-10:00 and 14:00-16:00 on Thursday 3/12; Monday 7/12 is off
Wed 02/12/2026 07:45 | 1 wd        | Thu 03/12/2026 08:00 | when it opens
Wed 02/12/2026 11:00 | 1 wd        | Thu 03/12/2026 14:00 | in its break: when it goes on
Wed 02/12/2026 16:30 | 1 wd        | Thu 03/12/2026 16:00 | when it closes
Thu 03/12/2026 07:30 | 4 h         | Thu 03/12/2026 16:00 | from 8:00: 2 and 2
Thu 03/12/2026 09:00 | 4 h         | Fri 04/12/2026 08:30 | 1, then 2, then 1
Fri 04/12/2026 10:00 | 1 wd        | Tue 08/12/2026 10:00 | Monday is the office's own
Fri 27/11/2026 10:00 | 10 d        | Tue 08/12/2026 17:00 | the 7th is off
"""
