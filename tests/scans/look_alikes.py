"""Ask the recogniser for characters that are printed alike: pairs -> those it takes for each other.

Run as ``python -m tests.scans.look_alikes``; what it prints belongs into ``LOOK_ALIKE`` of ``dossier.evidence.read.vote``.
"""

from collections import Counter
from random import Random

from dossier.evidence.read.recognise import recognise
from tests.scans.scanner import scan
from tests.scans.sheet import Sheet

PAIRS = (
    "日曰", "己已", "已巳", "未末", "土士", "干千", "千于", "人入", "大太", "大犬", "王玉", "木本", "白自", "目日", "冶治",
    "候侯", "析折", "晴睛", "清晴", "汇江", "请清", "戊戌", "戌戍", "崖涯", "赢羸", "祎袆", "晟晨", "洺洛", "天夫", "午牛",
    "乌鸟", "刀力", "九丸", "田由", "由甲", "甲申", "问间", "拔拨", "微徽", "撒撤", "茶荼", "壶壸", "杨扬", "栗粟", "亨享",
    "哀衷", "铂铀", "鸣呜", "幸辛", "万方", "博搏", "辉晖", "炜玮", "瑶遥", "琪淇", "皓浩", "宏弘", "泰秦", "丰平", "云去",
)  # fmt: skip
_A_PAGE = 24


def main() -> None:
    """Print every character that is returned for another one."""
    printed = list(dict.fromkeys("".join(PAIRS)))
    for start in range(0, len(printed), _A_PAGE):
        for shown, taken in _page(printed[start : start + _A_PAGE], Random(start)):
            print(f"printed {shown}, returned {taken}", flush=True)


def _page(printed: list[str], dice: Random) -> list[tuple[str, str]]:
    page = Sheet(210, 297)
    for number, char in enumerate(printed):
        page.write(20, 14 + 11 * number, f"{char}远示例科技有限公司", 12, dice.choice(("song", "hei", "kai")))
        page.write(120, 14 + 11 * number, f"林{char}", 12, dice.choice(("song", "hei")))
    read = Counter(line.text for line in recognise(scan(page.image, dice), 1))
    expected = {text: char for char in printed for text in (f"{char}远示例科技有限公司", f"林{char}")}
    missed = [text for text in expected if not read[text]]
    wrong = [text for text, times in read.items() if times > (text in expected)]
    return [(expected[text], other) for text in missed for other in wrong if _near(text, other)]


def _near(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


if __name__ == "__main__":
    main()
