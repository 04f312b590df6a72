"""Write the papers of the company, its people and its owners."""

from collections.abc import Iterable

from dossier.profile.model import Profile
from dossier.profile.model.evidence import Evidence
from dossier.profile.model.shareholders import Shareholder
from dossier.values.share import percent
from examples.evidence_maker.sheet import Row, Sheet, card, commitment, holder, person, rows, sheet, show, signed


@sheet("business_licence")
def _licence(profile: Profile, _: Evidence) -> Sheet:
    one, head = profile.company, profile.legal_representative
    facts = rows(名称=one.name, 统一社会信用代码=one.uscc, 类型=one.kind, 法定代表人=head and head.name,
                 注册资本=one.registered_capital, 成立日期=one.established_on, 营业期限至=one.term_ends_on,
                 住所=one.registered_address, 经营范围=one.business_scope)  # fmt: skip
    return Sheet("营业执照（副本）", facts, (), [f"{one.registration_authority}（示例印章）"])


@sheet("declaration")
def _declaration(profile: Profile, _: Evidence) -> Sheet:
    return commitment(
        "声明条款", profile,
        "本单位申请经营增值电信业务所提交的全部材料真实、有效，复印件与原件一致，如有虚假，愿意承担相应法律责任。",
    )  # fmt: skip


@sheet("social_insurance_proof")
def _insurance(profile: Profile, entry: Evidence) -> Sheet:
    one = person(profile, entry)
    proof = one.insurance
    months = [f"{month.year}年{month.month}月" for month in (proof and proof.months) or ()]
    facts = rows(姓名=one.name, 公民身份号码=one.id_number, 缴费单位=proof and proof.payer, 缴费月份=months,
                 险种="养老、失业、工伤、基本医疗（含生育）", 打印日期=proof and proof.printed_on,
                 查验码=proof and proof.verification_code)  # fmt: skip
    return Sheet("社会保险个人参保缴费证明", facts, (), ["示例社会保险基金管理中心（示例印章）"])


@sheet("responsible_person_ids")
def _person_card(profile: Profile, entry: Evidence) -> Sheet:
    one = person(profile, entry)
    return card(f"负责人身份证（{one.position}）", one.name, one.id_number, one.id_valid_until)


@sheet("premises_proof")
def _premises(profile: Profile, _: Evidence) -> Sheet:
    one = (profile.company.premises or [])[0]
    facts = rows(出租方=one.landlord, 承租方=profile.company.name, 房屋坐落=one.address, 建筑面积=f"{one.area}平方米", 用途=one.use,
                 租赁期限起=one.lease_starts_on, 租赁期限止=one.lease_ends_on)  # fmt: skip
    ending = [f"出租方：{one.landlord}（示例印章）", f"承租方：{profile.company.name}（示例印章）"]
    return Sheet("房屋租赁合同", facts, ["附：房屋权属证明复印件（示例）。"], ending)


def _holding(one: Shareholder) -> Row:
    share = "" if one.share is None else percent(one.share)
    paid, due = show(one.paid_in), show(one.contributed_by)
    return one.name, f"{one.kind}，{share}，认缴{show(one.contribution)}，实缴{paid}，{one.mode}，出资期限{due}"


@sheet("credit_publicity_screenshot")
def _publicity(profile: Profile, _: Evidence) -> Sheet:
    one, credit = profile.company, profile.company.credit
    facts = rows(企业名称=one.name, 统一社会信用代码=one.uscc, 登记机关=one.registration_authority,
                 经营异常名录=credit and credit.abnormal_list, 严重违法失信名单=credit and credit.serious_violation_list,
                 最近年报年度=credit and credit.annual_report_year, 查询日期=credit and credit.checked_on)  # fmt: skip
    return Sheet("国家企业信用信息公示系统查询页面", [*facts, *map(_holding, profile.shareholders or ())])


@sheet("no_foreign_commitment")
def _no_foreign(profile: Profile, _: Evidence) -> Sheet:
    return commitment(
        "股东追溯不涉及外资承诺书", profile,
        "经逐级追溯，本单位各级股东中均无外国投资者和香港、澳门、台湾投资者，不存在代持和协议控制安排。如有不实，愿意承担相应责任。",
    )  # fmt: skip


@sheet("equity_unchanged_statement")
def _unchanged(profile: Profile, _: Evidence) -> Sheet:
    names = "、".join(f"{one.name}{percent(one.share)}" for one in profile.shareholders or () if one.share is not None)
    return commitment(
        "股权结构未变化承诺说明", profile, f"本单位股东为{names}，与公示系统一致，自查询之日起未发生变化。"
    )


@sheet("corporate_shareholder_evidence")
def _corporate(profile: Profile, entry: Evidence) -> Sheet:
    one = holder(profile, entry)
    facts = rows(
        名称=one.name, 统一社会信用代码=one.uscc, 股东类型=one.kind, 在下一级持股=one.share and percent(one.share)
    )
    return Sheet("法人股东营业执照及公示系统截图", [*facts, *map(_holding, one.shareholders or ())])


@sheet("natural_shareholder_ids")
def _holder_card(profile: Profile, entry: Evidence) -> Sheet:
    one = holder(profile, entry)
    return card("自然人股东身份证", one.name, one.id_number, one.id_valid_until)


@sheet("articles_of_association")
def _articles(profile: Profile, _: Evidence) -> Sheet:
    one = profile.company
    return Sheet("公司章程", list(map(_holding, profile.shareholders or ())), [
        f"一、公司名称为{one.name}，住所为{one.registered_address}。",
        f"二、公司注册资本为{show(one.registered_capital)}，股东的姓名或者名称、出资额、方式和期限见上表。",
        f"三、公司经营范围：{one.business_scope}",
        "四、股东会由全体股东组成，按照出资比例行使表决权。",
    ], ["全体股东（示例签章）", f"{one.registration_authority}档案查询章（示例）"])  # fmt: skip


def _tree_lines(holders: Iterable[Shareholder] | None, level: int = 1) -> Iterable[Row]:
    for one in holders or ():
        yield (
            f"第{level}级",
            f"{'　' * (level - 1)}{one.name}（{one.kind}）{'' if one.share is None else percent(one.share)}",
        )
        yield from _tree_lines(one.shareholders, level + 1)


@sheet("equity_chart")
def _chart(profile: Profile, _: Evidence) -> Sheet:
    return Sheet(f"{profile.company.name}股权结构图", list(_tree_lines(profile.shareholders)), (), signed(profile))


@sheet("lawful_operation_commitment")
def _lawful(profile: Profile, _: Evidence) -> Sheet:
    return commitment(
        "依法经营电信业务承诺书", profile,
        "本单位遵守电信管理法律、行政法规和规章，在许可的业务种类和覆盖范围内经营；",
        "不伪造、涂改、倒卖、出租、转让经营许可证；落实网络与信息安全责任，保护用户合法权益；",
        "按时报送电信业务经营信息年报，接受电信管理机构的监督检查。",
    )  # fmt: skip
