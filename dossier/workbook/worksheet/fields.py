"""Say for every field of the online forms what fills it in."""

from collections.abc import Mapping

from dossier.workbook.worksheet import applicant, owners, services
from dossier.workbook.worksheet.entry import Filler, fact, may_be_absent, upload

Key = tuple[str, str, str]
"""Form, block and label."""

_CONTACT_NOTE = "取许可负责人；另有联系人的改填其信息"

FILLERS: Mapping[Key, Filler] = {
    ("F2", "申请基本信息", "申请的电信业务种类"): applicant.categories,
    ("F2", "申请基本信息", "申请的业务覆盖范围"): fact("application.coverage"),
    ("F2", "申请基本信息", "公司名称"): fact("company.name"),
    ("F2", "申请基本信息", "统一社会信用代码"): fact("company.uscc"),
    ("F2", "申请基本信息", "注册资本"): applicant.capital,
    ("F2", "申请基本信息", "币种"): applicant.currency,
    ("F2", "法定代表人", "姓名"): fact("legal_representative.name"),
    ("F2", "法定代表人", "证件类型"): applicant.identity_kind,
    ("F2", "法定代表人", "证件号码"): fact("legal_representative.id_number"),
    ("F2", "法定代表人", "证件附件"): upload,
    ("F2", "法定代表人", "手机"): fact("legal_representative.mobile"),
    ("F2", "法定代表人", "邮箱"): fact("legal_representative.email"),
    ("F2", "法定代表人", "住所"): applicant.full_address("legal_representative.address"),
    ("F2", "股东及出资情况", "股东人数"): owners.holder_count,
    ("F2", "股东及出资情况", "境内自然人出资额"): owners.contributed_by("境内自然人"),
    ("F2", "股东及出资情况", "境内法人出资额"): owners.contributed_by("境内法人"),
    ("F2", "股东及出资情况", "境外自然人出资额"): owners.contributed_by("境外自然人"),
    ("F2", "股东及出资情况", "境外法人出资额"): owners.contributed_by("境外法人"),
    ("F2", "联系人", "联系人姓名"): fact("contacts.licence.name", _CONTACT_NOTE),
    ("F2", "联系人", "手机"): fact("contacts.licence.mobile"),
    ("F2", "联系人", "固定电话"): applicant.contact_phone,
    ("F2", "联系人", "传真"): may_be_absent("company.fax", "传真"),
    ("F2", "联系人", "邮箱"): fact("contacts.licence.email"),
    ("F2", "联系人", "通信地址"): fact("company.office_address"),
    ("F3", "公司基本信息", "主营业务所属行业"): fact("company.industry"),
    ("F3", "公司基本信息", "现有人员规模"): applicant.staff_band,
    ("F3", "公司基本信息", "公司经营规模"): fact("company.revenue_scale"),
    ("F3", "三位负责人", "姓名"): applicant.of_each_role("name"),
    ("F3", "三位负责人", "手机"): applicant.of_each_role("mobile"),
    ("F3", "三位负责人", "邮箱"): applicant.of_each_role("email"),
    ("F3", "人员情况证明", "社保证明"): applicant.insurance_proofs,
    ("F4", "责任人", "网络与信息安全第一责任人"): fact("legal_representative.name"),
    ("F4", "责任人", "网络与信息安全责任人"): fact("contacts.security.name"),
    ("F4", "承诺事项", "承诺事项"): applicant.undertakings,
    ("F5", "外资成分", "股东追溯是否涉及外资"): owners.foreign,
    ("F5", "外资成分", "审定意见书情况"): owners.only_foreign(owners.opinion),
    ("F5", "外资成分", "工商公示截图"): upload,
    ("F5", "外资成分", "股权结构未变化承诺说明"): upload,
    ("F5", "股东明细", "股东名称"): owners.of_each_holder(owners.name),
    ("F5", "股东明细", "股东类型"): owners.of_each_holder(owners.kind),
    ("F5", "股东明细", "股权比例"): owners.of_each_holder(owners.share),
    ("F5", "股东明细", "出资金额"): owners.of_each_holder(owners.amount),
    ("F5", "股东明细", "证照附件"): owners.of_each_holder(owners.paper),
    ("F5", "间接股东追溯", "间接股东"): owners.only_foreign(owners.indirect),
    ("F5", "中外方投资者情况", "中方比例合计"): owners.only_foreign(owners.chinese_share),
    ("F5", "中外方投资者情况", "外方比例合计"): owners.only_foreign(owners.foreign_share),
    ("F5", "中外方投资者情况", "中方主要投资者"): owners.only_foreign(owners.main_chinese),
    ("F5", "中外方投资者情况", "外方投资者"): owners.only_foreign(owners.foreign_investors),
    ("F6", "承诺书", "承诺书扫描件"): upload,
    ("F1-B25", "业务类型", "业务类型"): services.kinds("b25"),
    ("F1-B25", "盈利模式", "盈利模式"): fact("business.b25.profit_model"),
    ("F1-B25", "专项审批", "涉及项目"): services.sectors,
    ("F1-B25", "域名和商标", "域名证书"): services.domain_papers,
    ("F1-B25", "域名和商标", "商标证书"): services.trademark_papers,
    ("F1-B21", "业务类型", "业务类型"): services.kinds("b21"),
    ("F1-B21", "平台信息", "网站或APP名称"): services.of_each_platform(services.platform_name),
    ("F1-B21", "平台信息", "域名"): services.of_each_platform(services.platform_domain),
    ("F1-B21", "平台信息", "服务器放置地"): services.of_each_platform(services.platform_place),
    ("F1-B21", "平台信息", "所在应用商店"): services.of_each_platform(services.platform_stores),
    ("F1-B21", "盈利模式", "盈利模式"): fact("business.b21.profit_model"),
}
"""Every field of the forms; a test holds them equal to the fields of the law file."""
