"""Describe who owns the applicant, as a tree up to the final owners."""

from typing import Literal

from dossier.profile.model.company import IdentityKind, Listing
from dossier.profile.types import Amount, Day, EndDay, Flag, Name, Record, Share, Uscc, fact, required

HolderKind = Literal[
    "自然人", "企业法人", "国有资本", "上市公司", "集体组织", "事业单位", "社会团体", "合伙企业", "基金", "信托"
]
Region = Literal["境内", "香港", "澳门", "台湾", "境外"]


class Shareholder(Record):
    """One holder, with its own holders below it."""

    name: Name = required("股东名称", "与证照逐字一致", "林知远")
    kind: HolderKind | None = fact("股东类型", "自然人、企业法人、国有资本等", "自然人")
    region: Region | None = fact("国别地区", "境内、香港、澳门、台湾或境外", "境内")
    share: Share | None = fact("持股比例", "占上一级的比例", "60%")
    id_kind: IdentityKind | None = fact("证件类型", "自然人填写", "居民身份证")
    id_number: Name | None = fact("证件号码", "自然人填写", "110000198503070010")
    id_valid_until: EndDay | None = fact("证件有效期至", "自然人填写", "2038-03-07")
    uscc: Uscc | None = fact("统一社会信用代码", "单位填写", "91110000MAFAKE02XA")
    contribution: Amount | None = fact("认缴出资额", "对上一级认缴的出资", "300万元", "元")
    paid_in: Amount | None = fact("实缴出资额", "已实缴的出资", "120万元", "元")
    mode: Literal["货币", "实物", "知识产权", "土地使用权", "股权", "其他"] | None = fact(
        "出资方式", "章程所载", "货币"
    )
    capital_source: Name | None = fact("资金来源", "自有资金、经营积累等", "自有资金")
    contributed_by: Day | None = fact("出资期限", "章程所载的缴付期限", "2029-05-19")
    nationality: Name | None = fact("国籍", "自然人填写", "中国")
    stock_code: Name | None = fact("股票代码", "上市公司填写", "600000")
    listing: Listing | None = fact("上市情况", "上市公司填写", {"markets": ["境内A股"]})
    nominee: Flag | None = fact("是否代持", "是否代他人持有", "否")
    shareholders: list["Shareholder"] | None = fact("上一级股东", "非最终出资人逐级列出", [])
