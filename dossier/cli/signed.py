"""Take signed scans back into the package in place of the documents they were printed from."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from dossier.building import Wishes, build, final_documents
from dossier.cli.build import say_built
from dossier.cli.options import as_of_option, province_option, templates_option
from dossier.cli.progress import progress_line
from dossier.errors import ExitCode
from dossier.pipeline import open_profile
from dossier.signed.take import Taken, take
from dossier.text import Language, Text


@click.command("signed")
@click.argument("scans", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("profile", type=click.Path(path_type=Path), default=Path("profile.yaml"))
@province_option
@as_of_option
@templates_option
@click.option("--person", default="", help="谁逐页核对了无法识别的扫描件 / who compared what the tool cannot read")
@click.option("--pdf", is_flag=True, help="另做各文件的 PDF 和全套材料.pdf / also PDF files and one bound volume")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("out"), help="输出目录 / output folder")
@click.pass_obj
def command(
    language: Language,
    scans: Path,
    profile: Path,
    province: str | None,
    as_of: date | None,
    templates: tuple[Path, ...],
    person: str,
    pdf: bool,
    out: Path,
) -> int:
    """接收签署后的扫描件；0 全部接收，1 有未接收或阻断 · Take signed scans back; 1 when one is refused."""
    case = open_profile(profile, province, as_of, templates)
    with progress_line() as progress:
        taken = take(
            case, final_documents(case, out), scans, person=person.strip(), day=date.today(), progress=progress
        )
        _say(taken, language)
        built = build(case, out, Wishes(pdf=pdf, progress=progress))
    say_built(built, language)
    return ExitCode.FINDINGS if built.draft or not all(one.accepted for one in taken) else ExitCode.READY


def _say(taken: Sequence[Taken], language: Language) -> None:
    for one in taken:
        click.echo(_line(one).pick(language))
    click.echo()


def _line(one: Taken) -> Text:
    """Return what became of a scan on one line."""
    name, title = one.file.name, one.title
    about = Text(f"{name}《{title.zh}》", f"{name} ({title.en})") if title else Text(name, name)
    mark = Text("", "") if one.accepted else Text("未接收：", "refused: ")
    return Text(f"{about.zh}：{mark.zh}{one.message.zh}", f"{about.en}: {mark.en}{one.message.en}")
