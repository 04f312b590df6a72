"""Check the technical plan: every number comes from the calculation, and every conclusion follows its numbers."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from dossier.case import Case, open_case
from dossier.documents.compose import layers
from dossier.documents.context import build_context
from dossier.documents.loader import TemplateLibrary
from dossier.documents.missing import MissingValue
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.facts.capacity import PEAK_FACTOR
from dossier.profile.load import parse_profile
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve
from dossier.values.money import plain

ROOT = Path(__file__).parents[2]
LIBRARY = TemplateLibrary(ROOT / "templates", None)
PROPERTIES = DocumentProperties("示例公司", "", draft=False, timestamp=datetime(2026, 11, 25, 10, 0))
CHAPTERS = [
    "总体设计", "网络拓扑与组网方案", "主要设备与软件清单", "软件架构与功能实现", "数据流程", "容量测算", "可靠性设计",
    "安全设计", "IPv6支持", "实施进度",
]  # fmt: skip


def open_example(name: str, *changes: tuple[str, str], province: str | None = None, day: date | None = None) -> Case:
    """Open an example with pieces of its text exchanged; every piece must be there."""
    path = ROOT / "examples" / name / "profile.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    loaded, law = parse_profile(text, path), open_law()
    place = find_province(law, province or loaded.profile.application.province or "")
    as_of = day or loaded.profile.application.planned_submission or date(2026, 12, 1)
    return open_case(loaded, resolve(law, place.code, as_of), as_of)


def render(case: Case) -> WordDocument:
    chain = LIBRARY.chain("D06.md", layers(case))
    return render_document(LIBRARY, chain, build_context(case), PROPERTIES)


@cache
def example(name: str) -> tuple[Case, WordDocument]:
    case = open_example(name)
    return case, render(case)


def changed(name: str, *changes: tuple[str, str]) -> str:
    return render(open_example(name, *changes)).text


@pytest.mark.parametrize(
    "folders",
    [
        ["national"],
        ["national", "types/B25"],
        ["national", "types/B21"],
        ["national", "types/B25", "types/B21"],
        ["national", "types/B25", "types/B21", "provinces/520000"],
    ],
)
def test_the_plan_compiles_in_every_chain(folders: list[str]) -> None:
    assert LIBRARY.template(LIBRARY.chain("D06.md", folders)) is not None


@pytest.mark.parametrize("name", ["qinghe", "yunqi"])
def test_both_examples_give_the_ten_chapters_without_traces_of_templates(name: str) -> None:
    document = example(name)[1]
    assert [heading.text for heading in document.headings if heading.level == 1] == CHAPTERS
    for trace in ("{{", "}}", "{%", "None", "True", "False", "待定", "××", "。。", "、、", "（）"):
        assert trace not in document.text
    assert [place.kind for place in document.signatures][-2:] == ["seal", "date"]


def test_a_province_without_its_own_version_gets_the_national_plan() -> None:
    document = render(open_example("qinghe", province="贵州省"))
    assert [heading.text for heading in document.headings if heading.level == 1] == CHAPTERS


@pytest.mark.parametrize("name", ["qinghe", "yunqi"])
def test_every_step_of_the_calculation_is_printed_with_its_numbers(name: str) -> None:
    case, document = example(name)
    assert case.sizing is not None
    for result in (case.sizing.launch, case.sizing.design):
        for step in result.steps:
            gap = " " if step.unit in ("GB", "Mbit/s") else ""
            assert f"{step.working}＝{plain(step.value)}{gap}{step.unit}" in document.text
            assert step.formula in document.text


def test_the_constants_in_the_input_table_are_those_of_the_calculation() -> None:
    case, document = example("qinghe")
    assert case.sizing is not None
    assert f"峰值系数\n{PEAK_FACTOR}\n倍" in document.text
    assert "存储使用上限\n70%" in document.text
    assert case.sizing.design["storage"].working.endswith("÷ 70%")
    assert "× 3 ÷" in case.sizing.design["storage"].working
    assert "设计年度按三年" in document.text


@pytest.mark.parametrize("name", ["qinghe", "yunqi"])
def test_equipment_rows_are_the_nodes_of_the_topology(name: str) -> None:
    case, document = example(name)
    nodes = (case.profile.technology and case.profile.technology.nodes) or []
    rows = document.text.split("主要设备与资源清单", 1)[1].split("合计", 1)[0]
    assert nodes
    assert all(f"\n{node.name}\n{node.model}\n{node.count}\n" in rows for node in nodes)
    assert f"清单共{len(nodes)}项，合计数量{sum(node.count or 0 for node in nodes)}" in document.text


def test_enough_bandwidth_is_called_enough() -> None:
    text = example("qinghe")[1].text
    assert "合同带宽合计50 Mbit/s（见第2.3节），不低于设计年度所需的23.11 Mbit/s" in text
    assert "启动年度为7.7%、设计年度为46.2%" in text
    assert "弹性带宽" not in text


def test_bandwidth_below_the_design_year_asks_for_elastic_extension_in_time() -> None:
    text = changed("qinghe", ("bandwidth: 50", "bandwidth: 20"))
    assert "低于设计年度所需的23.11 Mbit/s，相差3.11 Mbit/s" in text
    assert "可支持约41540户注册用户" in text
    assert "弹性带宽" in text
    assert "现有合同带宽能够满足启动年度至设计年度的需要" not in text


def test_bandwidth_below_the_first_year_is_called_insufficient() -> None:
    text = changed("qinghe", ("bandwidth: 50", "bandwidth: 3"))
    assert "低于启动年度所需的3.85 Mbit/s，相差0.85 Mbit/s，也低于设计年度所需的23.11 Mbit/s" in text
    assert "现有合同带宽不足" in text
    assert "能够满足" not in text


def test_too_few_servers_are_to_be_added() -> None:
    assert "不少于设计年度测算的2台" in example("qinghe")[1].text
    later = changed("qinghe", ("node_requests: 60", "node_requests: 5"))
    assert "少于设计年度测算的5台，须在设计年度之前增加2台" in later
    now = changed("qinghe", ("node_requests: 60", "node_requests: 1"))
    assert "少于启动年度测算的5台，须在业务开通前增加2台" in now
    assert "能够承担测算的峰值请求" not in later + now


def test_a_single_database_is_called_single() -> None:
    row = next(
        line for line in (ROOT / "examples/qinghe/profile.yaml").read_text("utf-8").split("\n") if "id: db2" in line
    )
    links = [
        ("    - {source: db1, target: db2, label: 流复制}\n", ""),
        ("source: db2, target: backup", "source: db1, target: backup"),
    ]
    text = changed("qinghe", (f"{row}\n", ""), *links)
    assert "少于测算的2台，须在业务开通前补足备用数据库" in text
    assert "数据库为单台配置" in text


def test_users_ask_only_on_the_way_to_an_application() -> None:
    text = example("yunqi")[1].text
    assert "回源 HTTPS\n回源请求及静态内容\n" in text
    assert "HTTP 8081\n用户请求及响应\n" in text
    inner = ("{source: app, target: cache, label: TCP 6379}", "{source: app, target: review, label: 内部接口}")
    outward = ("{source: review, target: oss, label: HTTPS 443}", "{source: oss, target: review, label: 取回文件}")
    text = changed("qinghe", inner, outward)
    assert "内部接口\n应用之间的调用及结果\n" in text
    assert "取回文件\n业务数据\n" in text


def test_a_hit_rate_without_a_delivery_network_is_not_relied_on() -> None:
    assert "须按命中率为0重新测算" in changed("qinghe", ("cdn_hit_rate: 0", "cdn_hit_rate: 50%"))
    assert "须按命中率为0重新测算" not in example("yunqi")[1].text


def test_the_recovery_goal_is_bound_to_the_backups_that_meet_it() -> None:
    text = example("qinghe")[1].text
    assert "业务数据库事务日志（15分钟）、资料文件与认证图片（15分钟），恢复点目标由这些对象的备份保障" in text
    slow = changed("qinghe", ("every_hours: 0.25", "every_hours: 2"))
    assert "现有备份的最短周期为2小时，长于恢复点目标" in slow
    assert "恢复点目标由这些对象的备份保障" not in slow


def test_logs_are_measured_against_the_law() -> None:
    assert (
        "网络日志留存7个月，符合《中华人民共和国网络安全法》第二十三条第（三）项不少于6个月"
        in example("qinghe")[1].text
    )
    short = changed("qinghe", ("retention_months: 7", "retention_months: 5"))
    assert "短于《中华人民共和国网络安全法》第二十三条第（三）项规定的6个月，须在业务开通前延长" in short
    assert "短于本公司网络日志留存7个月对应的天数" in changed("qinghe", ("log_days: 215", "log_days: 180"))


def test_citations_follow_the_day_of_the_filing() -> None:
    text = render(open_example("qinghe", day=date(2025, 12, 1))).text
    assert "第二十一条第（三）项" in text
    assert "第二十三条第（三）项" not in text


def test_graded_protection_is_filed_or_planned() -> None:
    assert "计划于2027年3月前完成定级备案" in example("qinghe")[1].text
    filed = example("yunqi")[1].text
    assert "已向公安机关备案，备案号为44000000000-26021" in filed
    assert "完成定级备案" not in filed


def test_a_contract_that_ends_before_the_plan_is_to_be_renewed() -> None:
    assert "早于最后一个实施阶段届满，届满前续签" in example("qinghe")[1].text
    assert "届满前续签" not in changed("qinghe", ("ends_on: 2028-12-31", "ends_on: 2030-12-31"))


def test_only_the_plan_for_transactions_has_orders() -> None:
    information, both = example("qinghe")[1].text, example("yunqi")[1].text
    for word in ("订单状态转换", "交易处理的技术要求", "电子商务法"):
        assert word not in information
        assert word in both
    assert "自交易完成之日起保存5年，符合《中华人民共和国电子商务法》第三十一条不少于3年的规定" in both
    assert "自第四年起按每日新增条目继续增加存储" in both


def test_transaction_records_kept_too_short_are_to_be_kept_longer() -> None:
    text = changed("yunqi", ("record_years: 5", "record_years: 2"))
    assert "短于《中华人民共和国电子商务法》第三十一条规定的3年，须在业务开通前调整" in text
    assert "不少于3年的规定" not in text


def test_data_processing_without_trade_has_no_orders() -> None:
    with pytest.raises(MissingValue, match="电子数据交换"):
        changed("yunqi", ("name: 交易处理业务\n", "name: 电子数据交换业务\n"))
    bare = render(open_example("yunqi", ("name: 交易处理业务\n", "name: 未列名的业务\n"))).text
    assert "在线数据处理与交易处理模块" in bare
    assert "订单状态转换" not in bare


def test_foreign_places_are_not_called_domestic() -> None:
    assert "没有境外节点" in example("qinghe")[1].text
    abroad = changed(
        "qinghe", ("overseas_nodes: []", "overseas_nodes: [示例香港节点]\n  overseas_reason: 只缓存公开的图片")
    )
    assert "位于境外的节点为：示例香港节点；只缓存公开的图片。" in abroad
    assert "没有境外节点" not in abroad
    assert "没有境外节点" not in changed("qinghe", ("location: {region: 境内", "location: {region: 香港"))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("    daily_active_rate: 10%\n", "日活跃比例"),
        ("    kilobytes_per_view: 500\n", "每次浏览传输"),
        ("    cdn_hit_rate: 0\n", "CDN命中率"),
        ("    node_requests: 60\n", "单台处理能力"),
        ("    log_days: 215\n", "日志保存天数"),
        ("  load_tested_on: 2026-09-15\n", "压力测试日期"),
        ("  rpo_minutes: 15\n", "恢复点目标"),
        ("  overseas_nodes: []\n", "境外节点"),
        ("      registered_users: 48000\n", "注册用户"),
        ("    bandwidth: 50\n", "带宽"),
    ],
)
def test_a_missing_fact_stops_the_plan_with_its_name(line: str, title: str) -> None:
    with pytest.raises(MissingValue) as stopped:
        render(open_example("qinghe", (line, "")))
    assert stopped.value.title.endswith(title)
