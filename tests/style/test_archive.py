"""Archives are reproducible and open everywhere."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from dossier.style.archive import archive, deflate, inflate, members

MOMENT = datetime(2026, 3, 5, 10, 20, 30)


@given(st.dictionaries(st.text("abc/文.", min_size=1), st.binary(), max_size=4))
def test_what_is_written_is_read_back_here_and_by_zipfile(contents: dict[str, bytes]) -> None:
    data = archive((deflate(name, content) for name, content in contents.items()), MOMENT)
    assert {member.name: inflate(member) for member in members(data)} == contents
    with ZipFile(BytesIO(data)) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == contents
        assert all(info.date_time == (2026, 3, 5, 10, 20, 30) for info in read.infolist())


def test_dates_before_zip_files_existed_become_the_first_possible() -> None:
    data = archive([deflate("a", b"")], datetime(1970, 1, 1))
    assert ZipFile(BytesIO(data)).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
