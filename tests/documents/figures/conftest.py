"""Give the tests of figures realistic inputs and a small Word file to put drawings in."""

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from dossier.documents.drawing import ID_MARK, Drawing
from dossier.documents.figures import EquityNode, Link, Node, OrgUnit, ProcessStep, Zone, model
from dossier.documents.figures.equity import equity_scene
from dossier.documents.figures.organisation import organisation_scene
from dossier.documents.figures.process import process_scene
from dossier.documents.figures.scene import Scene
from dossier.documents.figures.topology import topology_scene
from dossier.documents.figures.word import to_drawing


def holder(
    name: str, kind: model.HolderKind, share: str, effective: str, *children: EquityNode, code: str = ""
) -> EquityNode:
    return EquityNode(name, kind, share, effective, code, children)


STATE_TREE = EquityNode(
    "杭州星桥网络科技有限公司", "applicant", id_line="91330106MA2XXXXX0A", children=(
        holder("浙江星桥控股集团有限公司", "company", "51%", "51%",
               holder("浙江省国有资产运营有限公司", "state", "60%", "30.6%",
                      holder("浙江省人民政府国有资产监督管理委员会", "state", "100%", "30.6%")),
               holder("林知远", "person", "40%", "20.4%")),
        holder("杭州云岫企业管理合伙企业（有限合伙）", "fund", "29%", "29%",
               holder("周明", "person", "60%", "17.4%"), holder("陈岚", "person", "40%", "11.6%")),
        holder("吴桐", "person", "20%", "20%"),
    ),
)  # fmt: skip
FOREIGN_TREE = EquityNode(
    "上海蓝鲸电子商务有限公司", "applicant", children=(
        holder("上海蓝鲸投资有限公司", "company", "55%", "55%",
               holder("赵一鸣", "person", "80%", "44%"), holder("钱思齐", "person", "20%", "11%")),
        holder("Blue Whale International Holdings Limited（香港）", "foreign", "35%", "35%",
               holder("Harborview Capital Partners L.P.", "foreign", "100%", "35%")),
        holder("上海临港新片区科创股权投资基金合伙企业（有限合伙）", "fund", "10%", "10%"),
    ),
)  # fmt: skip
MANY_HOLDERS = EquityNode(
    "成都锦里信息技术股份有限公司", "applicant", children=(
        holder("成都锦里企业管理咨询合伙企业（有限合伙）", "fund", "12.5%", "12.5%",
               *(holder(name, "person", "25%", "3.13%") for name in ("冯春", "褚夏", "卫秋", "蒋冬"))),
        *(holder(f"自然人{name}", "person", "6.25%", "6.25%") for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯"),
    ),
)  # fmt: skip
SEVEN_DEPARTMENTS = OrgUnit("股东会", count=58, children=(
    OrgUnit("执行董事兼总经理", "林知远", children=(
        OrgUnit("技术研发部", "周明", 22), OrgUnit("网络与信息安全部", "陈岚", 8), OrgUnit("内容审核部", "吴桐", 9),
        OrgUnit("客户服务部", "郑爽", 7), OrgUnit("市场运营部", "王宁", 6), OrgUnit("财务部", "冯涛", 3),
        OrgUnit("人事行政部", "褚楠", 3),
    )),
))  # fmt: skip
TWELVE_DEPARTMENTS = OrgUnit("股东会", children=(OrgUnit("董事会", children=(OrgUnit("总经理", children=tuple(
    OrgUnit(name, None, count) for name, count in (
        ("技术研发部", 30), ("产品设计部", 8), ("网络安全部", 6), ("信息安全部", 5), ("内容审核部", 12), ("客户服务部", 9),
        ("市场拓展部", 7), ("商户运营部", 10), ("法务合规部", 3), ("财务管理部", 4), ("人力资源部", 3), ("行政部", 2),
    )
)),)),))  # fmt: skip
TEAMS = OrgUnit("总经理", "林知远", 60, children=(
    OrgUnit("技术中心", "周明", 30, (OrgUnit("前端组", None, 8), OrgUnit("后端组", None, 14), OrgUnit("测试组", None, 8))),
    OrgUnit("安全中心", "陈岚", 12, (OrgUnit("网络安全组", None, 5), OrgUnit("信息安全组", None, 7))),
    OrgUnit("运营中心", "吴桐", 14, (OrgUnit("客服组", None, 8), OrgUnit("商户组", None, 6))),
    OrgUnit("综合部", "郑爽", 4),
))  # fmt: skip

_VPC = "阿里云 华东1（杭州）专有网络 VPC 10.0.0.0/16"
CLOUD_ZONES = (
    Zone("公众网络", (Node("user", "网站与 App 用户", "user"), Node("net", "互联网", "internet"),
                  Node("cdn", "CDN 加速", "cdn", detail="静态资源"))),
    Zone("边界防护区", (Node("waf", "Web 应用防火墙", "waf", detail="WAF 企业版"),
                   Node("slb", "负载均衡 SLB", "lb", detail="10.0.0.10"))),
    Zone("应用区 10.0.1.0/24", tuple(
        Node(f"app{i}", f"应用服务器 {i}", "app", detail=f"ECS 8C16G\n10.0.1.{10 + i}") for i in range(1, 5)), _VPC),
    Zone("数据区 10.0.2.0/24", (Node("db1", "MySQL 主库", "db", detail="10.0.2.10"),
                            Node("db2", "MySQL 备库", "db", detail="10.0.2.11"),
                            Node("redis", "Redis 缓存", "cache", detail="10.0.2.20"),
                            Node("oss", "OSS 对象存储", "storage")), _VPC),
    Zone("管理运维区", (Node("bas", "堡垒机", "bastion", detail="10.0.9.10"),
                   Node("log", "日志服务 SLS", "log", detail="留存不少于6个月")), _VPC),
    Zone("异地备份区（华北2 北京）", (Node("bak", "备份存储", "backup", detail="每日全量"),)),
)  # fmt: skip
CLOUD_LINKS = (
    Link("user", "net"), Link("net", "cdn"), Link("net", "waf", "BGP 100Mbps"), Link("waf", "slb", "HTTPS 443"),
    *(Link("slb", f"app{i}") for i in range(1, 5)),
    *(Link(f"app{i}", "db1", "读写 3306") for i in range(1, 5)),
    *(Link(f"app{i}", "redis", "6379") for i in range(1, 5)),
    *(Link(f"app{i}", "oss") for i in range(1, 5)),
    Link("db1", "db2", "主备同步"), Link("db2", "bak", "每日备份"), Link("bas", "app4", "运维 SSH"),
    Link("app4", "log", "访问日志"),
)  # fmt: skip
COUNTED_ZONES = (
    Zone("公众网络", (Node("net", "互联网", "internet"),)),
    Zone("边界防护区", (Node("waf", "Web 应用防火墙", "waf"), Node("slb", "负载均衡 SLB", "lb"))),
    Zone("应用区", (Node("web", "网站前端", "app", 2, "ECS 4C8G"), Node("api", "业务服务", "app", 4, "ECS 8C16G")), _VPC),
    Zone("数据区", (Node("db1", "MySQL 主库", "db"), Node("db2", "MySQL 备库", "db"), Node("redis", "Redis", "cache"),
                 Node("oss", "OSS 对象存储", "storage")), _VPC),
    Zone("管理运维区", (Node("bas", "堡垒机", "bastion"), Node("log", "日志服务", "log")), _VPC),
    Zone("异地备份区", (Node("bak", "备份存储", "backup", detail="每日全量"),)),
)  # fmt: skip
COUNTED_LINKS = (
    Link("net", "waf", "BGP 100Mbps"), Link("waf", "slb", "443"), Link("slb", "web"), Link("slb", "api"),
    Link("web", "api", "内网调用"), Link("api", "db1", "读写"), Link("api", "redis"), Link("api", "oss"),
    Link("db1", "db2", "主备同步"), Link("db2", "bak", "每日备份"), Link("bas", "api", "运维"), Link("api", "log", "日志"),
)  # fmt: skip
REVIEW = (
    ProcessStep("用户提交信息"),
    ProcessStep("机器审核（关键词、图像识别）"),
    ProcessStep("是否命中违法信息", otherwise="拦截、保存记录并向主管部门报告", aside_when=True),
    ProcessStep("人工复审"),
    ProcessStep("是否合规", otherwise="退回用户修改后重新提交"),
    ProcessStep("发布信息"),
    ProcessStep("留存审核记录不少于6个月"),
)
ORDER = (
    ProcessStep("浏览商品并下单", "买家"),
    ProcessStep("校验库存并生成订单", "平台"),
    ProcessStep("支付货款", "买家"),
    ProcessStep("收款并冻结资金", "支付机构"),
    ProcessStep("通知卖家发货", "平台"),
    ProcessStep("发货并上传运单", "卖家"),
    ProcessStep("验收商品", "买家"),
    ProcessStep("是否有异议", "买家", "平台受理售后并裁决", True),
    ProcessStep("确认收货，通知结算", "平台"),
    ProcessStep("向卖家结算货款", "支付机构"),
    ProcessStep("开具发票", "卖家"),
    ProcessStep("订单完成", "平台"),
)
LONG = tuple(
    ProcessStep(f"第{i}步：核对申请材料与系统记录", "平台", "退回补正" if i % 4 == 0 else "") for i in range(1, 15)
)

SCENES: dict[str, Callable[[], Scene]] = {
    "state": lambda: equity_scene(STATE_TREE),
    "foreign": lambda: equity_scene(FOREIGN_TREE),
    "many": lambda: equity_scene(MANY_HOLDERS),
    "seven": lambda: organisation_scene(SEVEN_DEPARTMENTS),
    "twelve": lambda: organisation_scene(TWELVE_DEPARTMENTS),
    "teams": lambda: organisation_scene(TEAMS),
    "cloud": lambda: topology_scene(CLOUD_ZONES, CLOUD_LINKS),
    "counted": lambda: topology_scene(COUNTED_ZONES, COUNTED_LINKS),
    "review": lambda: process_scene(REVIEW),
    "order": lambda: process_scene(ORDER),
    "long": lambda: process_scene(LONG),
}

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def document_xml(drawings: Sequence[Drawing]) -> str:
    """Return a document with one centred paragraph for each drawing, ids made unique as the engine does."""
    paragraphs = []
    for number, drawing in enumerate(drawings, start=1):
        xml = re.sub(f'{ID_MARK}(\\d+)"', lambda found, n=number: f'{n * 1000 + int(found[1])}"', drawing.xml)
        paragraphs.append(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{xml}</w:r></w:p>')
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {names} mc:Ignorable="w14"><w:body>'
        f'{"".join(paragraphs)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
        'w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def write_docx(path: Path, drawings: Sequence[Drawing]) -> None:
    """Write the smallest Word file that holds the drawings."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", document_xml(drawings))


@pytest.fixture(params=sorted(SCENES))
def scene(request: pytest.FixtureRequest) -> Scene:
    """Each of the realistic figures in turn."""
    return SCENES[request.param]()


@pytest.fixture
def parsed(scene: Scene) -> etree._Element:
    """Each realistic figure as the root of a Word document."""
    return etree.fromstring(document_xml([to_drawing(scene)]).encode())


@pytest.fixture
def docx_of_all(tmp_path: Path) -> Path:
    """A Word file with every realistic figure."""
    path = tmp_path / "figures.docx"
    write_docx(path, [to_drawing(make()) for make in SCENES.values()])
    return path
