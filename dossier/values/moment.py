"""Fix the one time that every file of a package carries."""

import os
from datetime import UTC, date, datetime

MemberTime = tuple[int, int, int, int, int, int]


def member_time(day: date) -> MemberTime:
    """Return the time of all zip members: SOURCE_DATE_EPOCH when set, else midnight of the case's day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime(day.year, day.month, day.day)
    return (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second)
