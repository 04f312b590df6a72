"""Build the package of a profile, for one province or several."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from dossier.building import Built, Wishes, build
from dossier.cli.formats import show
from dossier.cli.options import as_of_option, profile_argument, templates_option
from dossier.cli.password import known_password, new_password
from dossier.cli.progress import progress_line
from dossier.errors import ExitCode, UsageError
from dossier.package.encrypted import MEMBER, is_encrypted, open_encrypted
from dossier.pipeline import open_profile
from dossier.private import PrivateFolder
from dossier.text import Language, Text


@click.command("build")
@profile_argument
@click.option("--province", "provinces", multiple=True, help="省份，可重复 / province, repeatable")
@as_of_option
@templates_option
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("out"), help="输出目录 / output folder")
@click.option("--pdf", is_flag=True, help="另做各文件的 PDF 和全套材料.pdf / also PDF files and one bound volume")
@click.option(
    "--encrypt", is_flag=True, help="压缩包加密，密码另问或取 DOSSIER_PASSWORD / lock the zip with a password"
)
@click.option(
    "--amend", "previous", type=click.Path(path_type=Path), help="被退回的套件，只出改动的文件 / package sent back"
)
@click.option("--notice", type=click.Path(path_type=Path), help="补正通知 YAML / what the authority said, with --amend")
@click.option("--final", is_flag=True, help="有阻断项时拒绝生成草稿 / refuse to write a draft")
@click.option("--overwrite", is_flag=True, help="不保留套件中的人工改动 / discard changes made by hand")
@click.pass_obj
def command(
    language: Language,
    profile: Path,
    provinces: tuple[str, ...],
    as_of: date | None,
    templates: tuple[Path, ...],
    out: Path,
    pdf: bool,
    encrypt: bool,
    previous: Path | None,
    notice: Path | None,
    final: bool,
    overwrite: bool,
) -> int:
    """生成申请套件；0 正式，1 草稿 · Build the package; 0 final, 1 draft."""
    _refuse_half_an_answer(previous, notice, provinces)
    password, drafts = new_password(language) if encrypt else "", 0
    with progress_line() as progress, _opened(previous, language) as previous:
        wishes = Wishes(final, overwrite, pdf, password, previous, notice, progress)
        for province in provinces or (None,):
            built = build(open_profile(profile, province, as_of, templates), out, wishes)
            say_built(built, language)
            drafts += built.draft
    return ExitCode.FINDINGS if drafts else ExitCode.READY


@contextmanager
def _opened(previous: Path | None, language: Language) -> Iterator[Path | None]:
    """Yield the package that was sent back; a locked one is opened in a private folder for as long as it is needed."""
    if previous is None or not previous.is_file() or not is_encrypted(previous):
        yield previous
        return
    with PrivateFolder() as folder:
        archive = folder / MEMBER
        archive.write_bytes(open_encrypted(previous, known_password(language)))
        yield archive


def _refuse_half_an_answer(previous: Path | None, notice: Path | None, provinces: tuple[str, ...]) -> None:
    if previous is not None and len(provinces) > 1:
        raise UsageError(
            Text("--amend 只能用于一个省", "--amend is for one province"),
            hint=Text("只写一个 --province，或者不写", "name one --province, or none"),
        )
    if (previous is None) != (notice is None):
        raise UsageError(
            Text("--amend 和 --notice 须一起使用", "--amend and --notice go together"),
            hint=Text(
                "--amend 给出被退回的套件，--notice 给出补正通知（YAML）",
                "--amend names the package that was sent back, --notice what the authority said (YAML)",
            ),
        )


def say_built(built: Built, language: Language) -> None:
    """Show the report, what else there is to know, and where the package is."""
    show(built.report, "text", language)
    click.echo()
    for line in (*built.notes, *_unnumbered(built), *_result(built)):
        click.echo(line.pick(language))


def _unnumbered(built: Built) -> list[Text]:
    if not built.unnumbered:
        return []
    zh, en = "、".join(f"《{title.zh}》" for title in built.unnumbered), ", ".join(one.en for one in built.unnumbered)
    return [
        Text(
            f"{zh}的目录没有印页码：需要 LibreOffice 排版；也可在 Word 中更新目录",
            f"no page numbers in the contents of {en}: LibreOffice is needed for them, or update the contents in Word",
        )
    ]


def _result(built: Built) -> list[Text]:
    kind = Text("草稿套件", "draft package") if built.draft else Text("正式套件", "final package")
    lines = [Text(f"{kind.zh}：{built.folder}", f"{kind.en}: {built.folder}")]
    if built.locked:
        lines.append(
            Text(
                f"加密压缩包：{built.archive}（文件夹本身没有加密）",
                f"locked archive: {built.archive} (the folder itself is not locked)",
            )
        )
    return lines
