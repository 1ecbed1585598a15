"""Catalogues of any size for measuring: services put together from real departments, actions, objects and places."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache

from cztservices.authoring.entries import EntryMaker, Found
from cztservices.authoring.readings import read_name
from cztservices.authoring.vocabulary import word_forms, word_table
from cztservices.domain.catalogue import Catalogue, Text
from cztservices.domain.lexicon import Sayings
from cztservices.domain.words import EntryKind
from cztservices.search.vocabulary import Vocabulary
from cztservices.storage.search_index import SearchContent, SearchEntry

PLACES = [
    "长沙市",
    "株洲市",
    "湘潭市",
    "芙蓉区",
    "天心区",
    "岳麓区",
    "开福区",
    "雨花区",
    "望城区",
    "长沙县",
    "浏阳市",
    "宁乡市",
    "荷塘区",
    "芦淞区",
    "石峰区",
    "天元区",
    "渌口区",
    "攸县",
    "茶陵县",
    "炎陵县",
    "醴陵市",
    "雨湖区",
    "岳塘区",
    "湘潭县",
    "湘乡市",
    "韶山市",
    "湖南省",
    "高新区",
    "经开区",
    "星沙街道",
    "梅溪湖街道",
    "橘子洲街道",
    "坡子街街道",
    "清水塘街道",
    "龙头铺镇",
    "杨嘉桥镇",
    "易俗河镇",
    "九华街道",
    "云龙街道",
    "田心街道",
]
DEPARTMENTS = [
    "公安局",
    "人社局",
    "医保局",
    "住房公积金管理中心",
    "民政局",
    "市场监管局",
    "自然资源局",
    "税务局",
    "教育局",
    "卫健委",
    "交通运输局",
    "农业农村局",
    "退役军人事务局",
    "残联",
    "司法局",
    "应急管理局",
    "生态环境局",
    "文旅局",
    "城管局",
    "水利局",
    "行政审批局",
    "发改委",
    "商务局",
    "科技局",
    "林业局",
]
OBJECTS = [
    "居民身份证",
    "居住证",
    "户口簿",
    "出生医学证明",
    "结婚证",
    "离婚证",
    "驾驶证",
    "行驶证",
    "机动车牌证",
    "营业执照",
    "食品经营许可证",
    "药品经营许可证",
    "公共场所卫生许可证",
    "特种设备使用登记证",
    "建设工程规划许可证",
    "不动产权证书",
    "房屋租赁合同",
    "商品房预售许可证",
    "住房公积金账户",
    "住房公积金贷款",
    "职工养老保险关系",
    "城乡居民养老保险",
    "企业年金",
    "失业保险金",
    "工伤保险待遇",
    "生育津贴",
    "门诊慢特病待遇",
    "异地就医费用",
    "住院费用",
    "普通门诊费用",
    "医保关系",
    "医保电子凭证",
    "社会保障卡",
    "就业创业证",
    "高校毕业生档案",
    "流动人员人事档案",
    "职称证书",
    "职业资格证书",
    "教师资格证",
    "医师执业证书",
    "护士执业证书",
    "学籍",
    "学历证明",
    "义务教育入学",
    "残疾人证",
    "低保待遇",
    "特困供养待遇",
    "临时救助",
    "高龄津贴",
    "养老机构",
    "殡葬服务",
    "收养登记",
    "社会团体",
    "民办非企业单位",
    "退役军人优待证",
    "烈士遗属抚恤金",
    "伤残抚恤金",
    "道路运输证",
    "网约车驾驶员证",
    "出租汽车经营许可",
    "船舶所有权",
    "船员适任证书",
    "林木采伐许可",
    "取水许可",
    "排污许可证",
    "危险废物经营许可证",
    "安全生产许可证",
    "烟花爆竹零售许可",
    "危险化学品经营许可",
    "计量器具",
    "认证机构",
    "商标",
    "专利",
    "个体工商户",
    "外商投资企业",
    "分公司",
    "股权出质",
    "动产抵押",
    "农民专业合作社",
    "拖拉机驾驶证",
    "兽药经营许可证",
    "种子生产经营许可证",
    "动物防疫条件合格证",
    "渔业捕捞许可证",
    "律师执业证",
    "公证书",
    "法律援助",
    "基层法律服务工作者证",
    "旅行社业务",
    "娱乐场所经营许可",
    "文物保护单位",
    "广播电视节目制作许可",
    "户外广告",
    "建筑垃圾处置",
    "占道经营",
    "水电气报装",
    "燃气经营许可",
    "供热经营许可",
    "城市绿地",
    "污水排入管网许可",
]
ACTIONS = [
    "申领",
    "换领",
    "补领",
    "注销",
    "变更",
    "登记",
    "备案",
    "查询",
    "打印",
    "转移接续",
    "转入",
    "转出",
    "提取",
    "贷款",
    "还款",
    "缴费",
    "退费",
    "申报",
    "审核",
    "认定",
    "鉴定",
    "核发",
    "延续",
    "年审",
    "检验",
    "挂失",
    "解挂",
    "激活",
    "认证",
    "信息修改",
    "遗失声明",
    "证明开具",
    "资格确认",
    "待遇领取",
    "待遇停发",
    "关系恢复",
    "账户合并",
    "账户封存",
    "账户启封",
    "首次登记",
    "抵押登记",
    "预告登记",
    "更正登记",
    "异议登记",
    "跨省通办",
    "异地代收",
    "全程网办",
    "委托办理",
    "预约办理",
    "上门办理",
    "自助办理",
    "告知承诺办理",
    "联合办理",
    "容缺受理",
    "加急办理",
    "批量办理",
    "撤销申请",
    "进度查询",
    "结果送达",
    "费用结算",
    "费用报销",
    "手工报销",
    "直接结算",
    "政策咨询",
    "投诉举报",
    "材料补正",
    "复印存档",
    "信息公开",
    "复议申请",
    "听证申请",
    "现场核查",
    "年度报告",
    "清算备案",
    "名称预核准",
    "章程备案",
    "住所变更",
    "经营范围变更",
    "法定代表人变更",
    "注册资本变更",
    "合并分立",
    "简易注销",
    "普通注销",
    "补贴申领",
    "奖励申报",
    "费用减免",
    "困难救助",
    "信用修复",
]
AUDIENCES = (
    "个人",
    "企业",
    "个体户",
    "老年人",
    "外来务工人员",
    "在校学生",
    "退役军人",
    "残疾人",
    "灵活就业人员",
    "外籍人员",
)


@lru_cache(maxsize=4096)
def _read(part: str) -> tuple[str, ...]:
    return read_name(part)


class _Readings:
    """Reads a name part by part, as it was put together: reading a million names whole would take an hour."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[str, ...]] = {}

    def read(self, folded: str) -> tuple[str, ...]:
        return self.parts[folded] if folded in self.parts else read_name(folded)

    def join(self, *parts: str) -> str:
        name = "".join(parts)
        self.parts[name] = tuple(sound for part in parts for sound in _read(part))
        return name


def synthetic_entries(count: int, catalogue: Catalogue) -> SearchContent:
    """``count`` services with two aliases, a saying and a passage of text each, the same ones every time."""
    table = word_table(catalogue.lexicon, catalogue.jurisdictions.values())
    return SearchContent(_entries(count, Vocabulary(table)), asdict(table), word_forms(table))


def _entries(count: int, vocabulary: Vocabulary) -> Iterator[SearchEntry]:
    readings = _Readings()
    maker = EntryMaker(vocabulary, readings.read)
    for number in range(count):
        readings.parts.clear()
        place = PLACES[number % len(PLACES)]
        thing = OBJECTS[number // len(PLACES) % len(OBJECTS)]
        action = ACTIONS[number * 7 // (len(PLACES) * len(OBJECTS)) % len(ACTIONS)]
        variant = number // (len(PLACES) * len(OBJECTS) * len(ACTIONS))
        who = AUDIENCES[(number * 13 + variant) % len(AUDIENCES)]
        department = DEPARTMENTS[number * 5 % len(DEPARTMENTS)]
        text = Text(
            f"{who}到{place}{department}窗口办理{thing}{action}，带身份证原件，{number % 28 + 1}个工作日办结。", ""
        )
        yield maker.make(
            Found(
                EntryKind.SERVICE,
                f"s{number}",
                Text(readings.join(place, thing, action), f"{place} {number} service"),
                (readings.join(thing, "怎么", action), readings.join(who, "办", thing)),
                sayings=Sayings((f"{who}的{thing}要{action}",)),
                texts=(text,),
            )
        )


def commonest_terms() -> list[str]:
    """The words that stand in most services."""
    return [*PLACES, *DEPARTMENTS, *ACTIONS, *AUDIENCES, *OBJECTS][:200]
