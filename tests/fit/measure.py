"""Measure what becomes of a workspace with 60 MB of scans, and write docs/fitting.md."""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dossier.evidence.inspect.parent import inspections
from dossier.fit.fit import fit_slots
from dossier.fit.fitted import Fitted
from dossier.fit.work.ladder import FLOOR, LADDER
from dossier.pipeline import open_profile

PAGE = Path(__file__).parents[2] / "docs" / "fitting.md"
_MB = 1_000_000
_LIMIT = 5 * _MB


def main(page: Path = PAGE) -> None:
    """Make the workspace, fit it in processes of their own, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        made = [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from tests.fit.heavy import heavy_case; heavy_case(Path(sys.argv[1]))",
        ]
        subprocess.run([*made, folder], check=True)
        environment = {**os.environ, "DOSSIER_CACHE": str(Path(folder) / "cache")}
        again = [sys.executable, "-m", "tests.fit.measure", folder]
        first, second = (
            subprocess.run(again, check=True, env=environment, capture_output=True, text=True).stdout for _ in range(2)
        )
    table, seconds, peak = first.rstrip("\n").rsplit("\n", 2)
    remembered = second.rstrip("\n").rsplit("\n", 2)[1]
    page.write_text(_page(table, float(seconds), float(remembered), int(peak)), encoding="utf-8")


def measure(folder: Path) -> None:
    """Fit a workspace and print a table, the seconds and the peak memory of the working process in MB."""
    case = open_profile(folder / "profile.yaml")
    known = inspections(case)
    start = time.perf_counter()
    fitted = fit_slots(case, known)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 // _MB
    too_large = [file.origins for one in fitted for file in one.files if file.size > _LIMIT or one.problem]
    assert not too_large, too_large
    for one in fitted:
        print(_line(one, case.materials[one.slot.material].title.zh))
    print(f"{seconds:.2f}\n{peak}")


def _line(one: Fitted, title: str) -> str:
    origins = dict.fromkeys(place for file in one.files for place in file.places)
    before = sum(place.stat().st_size for place in origins) / _MB
    sizes = "、".join(f"{file.size / _MB:.2f}" for file in one.files)
    steps = "；".join(step.zh for step in one.steps) or "不处理"
    return f"| {title} | {len(origins)} | {before:.2f} | {len(one.files)} | {sizes} | {one.problem.zh if one.problem else steps} |"


def _page(table: str, seconds: float, remembered: float, peak: int) -> str:
    ladder = "、".join(f"{step.dpi} dpi/{step.quality}" for step in LADDER)
    return f"""# 压缩到系统上限：测量 / Fitting the portal: measurements

由 `make fitting` 写成，不手工修改。 / Written by `make fitting`, never by hand.

- 工作目录含约 60 MB 扫描件（600 dpi 彩色扫描、20 页 PDF、手机照片、一个栏目 12 张图片），上限 5 MB（按 5,000,000 字节）。
- 用时 {seconds:.1f} 秒，处理进程内存峰值 {peak} MB；文件不变时再次生成 {remembered:.2f} 秒（读取记住的结果）。
- 逐级压缩：{ladder}（分辨率/JPEG 质量），用第一个够小的级别；下限 {FLOOR.dpi} dpi、质量 {FLOOR.quality}，此时六号字（7.5 磅）仍能被文字识别逐字读出（测试 `test_small_print_is_read_at_the_floor`）。

A workspace with about 60 MB of scans takes {seconds:.1f} s and {peak} MB in the working process; {remembered:.2f} s when
nothing has changed. Small print of 7.5 points is still read letter by letter at the floor.
{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}.

| 材料 | 原文件数 | 原大小 MB | 上传文件数 | 各文件 MB | 处理 |
|---|---:|---:|---:|---|---|
{table}
"""


if __name__ == "__main__":
    measure(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
