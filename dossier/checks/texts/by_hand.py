"""Send a reader to the file for what a person wrote into it: finding + documents -> the finding, with its remedy."""

import re
from typing import TYPE_CHECKING

from dossier.checks.texts.registry import BEGINNING
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.case import Case
    from dossier.finding import Finding
    from dossier.values.passage import DocumentText


def in_the_file(case: "Case", finding: "Finding", documents: "Sequence[DocumentText]") -> "Finding":
    """Return a finding about words put in by hand without a line of the profile, and to be mended in the file."""
    document = next((one for one in documents if one.code == finding.subject and one.by_hand), None)
    excerpt = finding.facts.get("excerpt", "")
    if document is None or not excerpt or not _by_hand(case, document, finding.facts["heading"], excerpt):
        return finding
    fix = Text(
        f"这处文字是人工修改《{document.title}》时写入的，请在文件中改正并保存，再生成一次；档案有误的，先改正档案",
        f"these words were put into {finding.subject_title.en} by hand: correct and save the file, then build again; "
        "where the profile is wrong, correct that first",
    )
    return finding._replace(location=None, fix=fix)


def _by_hand(case: "Case", document: "DocumentText", heading: str, excerpt: str) -> bool:
    """Return whether only edited passages under the heading say the words; in doubt, whether the profile does not."""
    words = re.compile(rf"(?<![\d.]){re.escape(excerpt)}(?!\d)" if excerpt[0].isdigit() else re.escape(excerpt))
    holding = {
        said.text in document.by_hand
        for said in document.passages
        if heading in (said.heading, BEGINNING.zh) and (words.search(said.text) or words.search(_plain(said.text)))
    }
    return holding.pop() if len(holding) == 1 else case.loaded.find(excerpt) is None


def _plain(text: str) -> str:
    """Return the text with the brackets that numbers and names are looked for with."""
    return text.replace("（", "(").replace("）", ")")
