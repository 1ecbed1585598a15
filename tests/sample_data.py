"""A small data folder that uses every layer, both kinds of service, and every kind of reference."""

from datetime import date
from pathlib import Path

DAY = date(2023, 2, 1)
"""The day of tests: ``hunan-2022`` and ``news-2023`` are young enough for most lines then, ``law-2021`` is not."""

SEASON = date(2024, 6, 30)
"""A day on which the residence permit has a fee; it has none on :data:`DAY`."""

JURISDICTIONS = """\
'000000':
  kind: nation
  name: {zh: 全国, en: the nation}
  aliases: [nation]
'430000':
  kind: province
  name: {zh: 湖南, en: Hunan}
  parent: '000000'
'czt':
  kind: area
  name: {zh: 长株潭, en: the three cities}
  parent: '430000'
'430100':
  kind: city
  name: {zh: 长沙, en: Changsha}
  parent: 'czt'
  aliases: [长沙市]
'430200':
  kind: city
  name: {zh: 株洲, en: Zhuzhou}
  parent: 'czt'
  aliases: [株洲市]
'430300':
  kind: city
  name: {zh: 湘潭, en: Xiangtan}
  parent: 'czt'
  aliases: [湘潭市]
'430111':
  kind: district
  name: {zh: 雨花区, en: Yuhua District}
  parent: '430100'
'430181':
  kind: district
  name: {zh: 浏阳市, en: Liuyang}
  parent: '430100'
"""

SOURCES = """\
law-2021:
  title: 医疗保障办法
  publisher: 国家医保局
  grade: official
  published: '2021-05-01'
  url: https://example.org/law
hunan-2022:
  title: 湖南省备案通知
  publisher: 湖南省医保局
  grade: official
  published: '2022-03'
news-2023:
  title: 三市一家亲
  publisher: 湖南日报
  publisher_en: Hunan Daily
  grade: press
  published: '2023'
  url: https://example.org/news
blog-undated:
  title: 一个博客
  publisher: 某网站
  grade: other
"""

CHANNELS = """\
hotline-12345:
  kind: hotline
  name: {zh: 12345 政务服务热线, en: Government hotline 12345}
  provider: '430000'
  phone: '12345'
  sources: [news-2023]
  verified: 2026-11-22
hotline-12393:
  kind: hotline
  name: {zh: 医保服务热线, en: Medical insurance hotline}
  aliases: [医保电话]
  provider: '000000'
  phone: '12393'
  note: {zh: 先拨区号, en: dial the area code first}
  sources: [law-2021]
  verified: 2026-11-22
app-my-changsha:
  kind: app
  name: {zh: “我的长沙”App, en: My Changsha app}
  aliases: [我的长沙]
  provider: '430100'
  url: https://example.org/app
  sources: [news-2023]
  verified: 2026-11-22
"""

LICENCES = """\
id-card-licence:
  name: {zh: 居民身份证, en: Resident identity card}
  issuer: {zh: 公安机关, en: Police}
  recognised: ['430100', '430300']
  aliases: [身份证]
  sources: [hunan-2022]
  verified: 2026-11-22
"""

OFFICES_CHANGSHA = """\
changsha-service-centre:
  name: {zh: 长沙市政务服务中心, en: Changsha Service Centre}
  address: {zh: 长沙市岳麓大道218号, en: '218 Yuelu Avenue, Changsha'}
  hours:
    - {days: mon-fri, opens: '09:00', closes: '17:00', valid_from: 2022-01-04}
  exceptions:
    - {first: 2023-01-21, last: 2023-01-27, note: {zh: 春节, en: Spring Festival}}
    - {first: 2023-04-06, last: 2023-04-06, opens: '10:00', closes: '12:00'}
  windows:
    - {name: {zh: 综合窗口, en: General window}}
    - {name: {zh: 跨域通办专窗, en: Window for other cities}, cross_city: true}
  valid_from: 2020-05-01
  sources: [news-2023]
  verified: 2026-11-22
"""

OFFICES_ZHUZHOU = """\
zhuzhou-service-centre:
  name: {zh: 株洲市政务服务中心, en: Zhuzhou Service Centre}
  sources: [news-2023]
  verified: 2026-11-22
"""

OFFICES_XIANGTAN = """\
xiangtan-citizens-home:
  name: {zh: 湘潭市民之家, en: Xiangtan Citizens' Home}
  address: {zh: 湘潭大道1号, en: 1 Xiangtan Avenue}
  phones: [0731-52817001]
  hours:
    - {days: mon-fri, opens: '09:00', closes: '12:00'}
    - {days: mon-fri, opens: '13:30', closes: '17:00'}
  note: {zh: 在北栋, en: in the north block}
  sources: [news-2023]
  verified: 2026-11-22
"""

FILING = """\
id: medical-offsite-filing
name: {zh: 异地就医备案, en: Filing for medical treatment in another city}
aliases:
  zh: [医保异地备案, 外地住院备案]
  en: [off-site treatment filing]
domain: medical-insurance
audience: person
ends:
  origin: {zh: 参保地, en: Insured in}
  destination: {zh: 就医地, en: Treated in}
decided_by: origin
ask: hotline-12393
standing: 90
verified: 2026-11-22
number: 1
statements:
  - id: mode-nation
    element: handling_mode
    scope: nation
    mode: home_window
    text: {zh: 到参保地窗口备案。, en: File at the window of the city that insures you.}
    sources: [law-2021]
  - id: mode-hunan
    element: handling_mode
    scope: hunan
    mode: fully_online
    text: {zh: 网上备案。, en: File online.}
    sources: [hunan-2022]
  - id: mode-pair
    element: handling_mode
    scope: xiangtan->changsha
    mode: no_action
    text: {zh: 湘潭到长沙不用备案。, en: Nothing to file from Xiangtan to Changsha.}
    sources: [news-2023, law-2021]
  - id: condition-nation
    element: condition
    scope: nation
    text: {zh: 已参保。, en: You are insured.}
    sources: [law-2021]
  - id: material-id
    element: material
    scope: nation
    originals: 1
    copies: 2
    licence: id-card-licence
    text: {zh: 身份证, en: Identity card}
    sources: [law-2021]
  - id: material-form
    element: material
    scope: nation
    requirement: residence
    text: {zh: 备案表, en: Filing form}
    sources: [law-2021]
  - id: material-xiangtan
    element: material
    scope: xiangtan@origin
    replaces: [material-form]
    text: {zh: 湘潭备案表, en: Form of Xiangtan}
    sources: [hunan-2022]
  - id: step-choose
    element: step
    scope: nation
    text: {zh: 选医院。, en: Choose a hospital.}
    sources: [law-2021]
  - id: step-changsha
    element: step
    scope: changsha@destination
    text: {zh: 在长沙刷卡。, en: Swipe the card in Changsha.}
    sources: [news-2023]
  - id: step-submit
    element: step
    scope: nation
    text: {zh: 提交。, en: Submit.}
    sources: [law-2021]
  - id: channel-app
    element: channel
    scope: changsha
    channel: app-my-changsha
    sources: [news-2023]
  - id: channel-hotline
    element: channel
    scope: hunan
    channel: hotline-12393
    sources: [hunan-2022]
  - id: office-xiangtan
    element: office
    scope: xiangtan@origin
    office: xiangtan-citizens-home
    sources: [news-2023]
  - id: time-limit-nation
    element: time_limit
    scope: nation
    days: {count: 5, kind: working}
    text: {zh: 五个工作日, en: five working days}
    sources: [law-2021]
  - id: time-limit-zhuzhou
    element: time_limit
    scope: zhuzhou
    days: {count: 1, kind: calendar}
    text: {zh: 当天, en: same day}
    verified: 2026-10-01
    valid_from: 2022-01-01
    valid_to: 2030-12-31
    sources: [news-2023]
  - id: fee-czt
    element: fee
    scope: czt
    yuan: 0
    text: {zh: 不收费, en: free}
    sources: [news-2023]
  - id: note-blog
    element: note
    scope: czt
    text: {zh: 据说很快。, en: Said to be quick.}
    verified: 2022-06-01
    sources: [blog-undated]
  - id: legal-basis-nation
    element: legal_basis
    scope: nation
    text: {zh: 国家办法第三条, en: 'National measures, article 3'}
    sources: [law-2021]
  - id: condition-news
    element: condition
    scope: nation
    contradicts: [condition-nation]
    text: {zh: 没参保也行。, en: Those without insurance may file too.}
    sources: [news-2023]
"""

QUESTIONS = """\
  - id: step-pledge
    element: step
    scope: hunan
    text: {zh: 在承诺书上签字。, en: Sign the pledge.}
    sources: [hunan-2022]
questions:
  - id: why-there
    kind: choice
    text: {zh: 为什么去那边看病？, en: Why are you treated there?}
    why: {zh: 理由不同，要的材料不同。, en: The reason decides which papers you need.}
    sources: [hunan-2022]
  - id: settled
    kind: yes_no
    text: {zh: 您在那边长住吗？, en: Do you live there for good?}
    why: {zh: 长住的不用每次备案。, en: Those who live there file once.}
    sources: [law-2021]
answers:
  - {question: why-there, answer: living, text: {zh: 住在那边, en: I live there}, to: settled}
  - {question: why-there, answer: emergency, text: {zh: 急诊, en: Emergency}, to: emergency}
  - {question: why-there, answer: holiday, text: {zh: 去玩, en: On holiday}, to: not-here}
  - {question: settled, answer: 'yes', to: resettled}
  - {question: settled, answer: 'no', to: not-here}
  - {question: settled, answer: unsure, to: ask-first}
outcomes:
  - id: emergency
    kind: possible
    text: {zh: 急诊不用先备案，出院前补上。, en: 'No filing before an emergency, file before you leave.'}
    sources: [law-2021]
    withdraws: [material-form]
  - id: resettled
    kind: possible
    text: {zh: 签一次承诺书就行。, en: Sign the pledge once.}
    sources: [hunan-2022, law-2021]
    keeps: [step-choose]
    adds: [step-pledge]
  - id: not-here
    kind: not_possible
    text: {zh: 不能备案，先办居住证。, en: 'Not possible, get a residence permit first.'}
    sources: [hunan-2022]
    instead: residence-permit
  - id: ask-first
    kind: not_known
    text: {zh: 没有来源说得清，先打电话。, en: 'No source says, ring first.'}
    sources: [news-2023]
    ring: hotline-12345
"""
"""What :data:`FILING` asks: each kind of question and outcome, and a statement of one case only."""

RESIDENCE = """\
id: residence-permit
name: {zh: 居住证, en: Residence permit}
aliases:
  zh: [暂住证]
domain: public-security
audience: person
ends:
  destination: {zh: 居住地, en: Live in}
decided_by: destination
ask: hotline-12345
standing: 80
verified: 2026-11-22
number: 2
statements:
  - id: mode-changsha
    element: handling_mode
    scope: changsha
    mode: home_window
    text: {zh: 到长沙的派出所办。, en: Go to a police station in Changsha.}
    verified: 2022-06-01
    sources: [blog-undated]
  - id: condition-destination
    element: condition
    scope: changsha@destination
    text: {zh: 在长沙住满半年。, en: Half a year in Changsha.}
    sources: [news-2023]
  - id: fee-2024
    element: fee
    scope: hunan
    yuan: 20
    text: {zh: 工本费二十元。, en: Twenty yuan for the card.}
    valid_from: 2024-01-01
    valid_to: 2024-12-31
    sources: [hunan-2022]
"""

SENIOR = """\
id: senior-card
name: {zh: 老年人优待证, en: Senior citizen card}
aliases:
  zh: [老年证]
domain: civil-affairs
audience: person
ends:
  origin: {zh: 户籍地, en: Registered in}
  destination: {zh: 办理地, en: Wanted in}
ask: hotline-12345
verified: 2026-11-22
number: 3
statements:
  - id: status-hunan
    element: status
    scope: hunan
    state: ended
    text: {zh: 老年证已经取消，凭身份证享受优待。, en: The card has ended; the identity card does.}
    sources: [hunan-2022]
"""

COMPANY = """\
id: company-registration
name: {zh: 公司开办（设立登记）, en: Opening a company}
aliases:
  zh: [注册公司, 办营业执照]
  en: [start a company]
domain: market
audience: business
ends:
  origin: {zh: 经营者所在地, en: Owner in}
  destination: {zh: 注册地, en: Company in}
decided_by: destination
ask: hotline-12345
verified: 2026-11-22
number: 4
statements:
  - id: office-changsha
    element: office
    scope: changsha@destination
    office: changsha-service-centre
    sources: [news-2023]
  - id: step-one
    element: step
    scope: nation
    text: {zh: 起名字。, en: Choose a name.}
    sources: [law-2021]
"""

LISTS = """\
czt-services-2023:
  name: {zh: 三市通办事项（首批）, en: 'Services of the three cities, first batch'}
  issuer: {zh: 长株潭三市, en: the three cities}
  about: services
  scope: czt
  published: '2023-01'
  count: 55
  entries:
    - name: {zh: 异地就医登记备案, en: Registering treatment away from home}
      services: [medical-offsite-filing]
    - name: {zh: 居住证签注, en: Endorsing residence permits}
      services: [residence-permit]
  sources: [news-2023]
  verified: 2026-11-22
hunan-services:
  name: {zh: 湖南省异地通办事项, en: Services of Hunan for people elsewhere}
  issuer: {zh: 湖南省, en: Hunan}
  about: services
  scope: hunan
  count: 100
  at_least: true
  note: {zh: 只公布了数字, en: only the number was published}
  entries:
    - name: {zh: 跨省异地就医, en: Treatment in another province}
      services: [medical-offsite-filing]
    - name: {zh: 住院费用结算, en: Settling hospital bills}
      services: [medical-offsite-filing, residence-permit]
    - name: {zh: 学历认证, en: Proof of a degree}
  sources: [hunan-2022]
  verified: 2026-11-22
czt-licences-2023:
  name: {zh: 三市互认证照, en: Licences that the three cities accept}
  issuer: {zh: 长株潭三市, en: the three cities}
  about: licences
  scope: czt
  published: '2023'
  count: 300
  entries:
    - name: {zh: 身份证, en: Identity card}
  sources: [news-2023]
  verified: 2026-11-22
"""

LIFE_EVENTS = """\
moving:
  name: {zh: 搬到外市, en: Moving house}
  aliases: {zh: [搬家, 换城市], en: [relocating]}
  lead: {zh: 先办居住，再办看病。, en: 'First a place to live, then a doctor.'}
  steps:
    - service: residence-permit
      why: {zh: 别的都要用它。, en: The rest asks for it.}
    - service: medical-offsite-filing
      why: {zh: 生病之前办好。, en: Before you fall ill.}
retirement:
  name: {zh: 退休, en: Retirement}
  aliases: {zh: [退休以后]}
  lead: {zh: 带上身份证就行。, en: An identity card will do.}
  steps:
    - service: senior-card
      why: {zh: 已经取消。, en: It has ended.}
"""

REQUIREMENTS = """\
residence:
  name: {zh: 居住证明, en: Proof of residence}
  verified: 2026-11-22
  accepted:
    - text: {zh: 居住证, en: Residence permit}
      scope: nation
      originals: 1
      issuer: {zh: 派出所, en: Police station}
      valid_for: {zh: 1 年, en: One year}
      licence: id-card-licence
      sources: [law-2021]
    - text: {zh: 房产证, en: Title deed}
      scope: changsha@origin
      copies: 2
      sources: [hunan-2022]
    - text: {zh: 房产证, en: Title deed}
      scope: zhuzhou@origin
      copies: 2
      sources: [news-2023]
    - text: {zh: 租房合同, en: Lease}
      scope: xiangtan->changsha
      sources: [news-2023]
      verified: 2026-10-01
    - text: {zh: 承诺书, en: A pledge}
      scope: zhuzhou@origin
      services: [medical-offsite-filing]
      valid_from: 2022-06-01
      sources: [blog-undated]
"""

LEXICON = """\
groups:
- words: [就医, 看病, 看医生]
  en: [medical treatment, treatment, see a doctor, doctor]
  reason: 百姓说看病，文件写就医
- words: [门诊]
  en: [outpatient]
  under: [就医]
  reason: 不住院的看病
- words: [住院, 开刀]
  en: [inpatient, hospital stay]
  under: [就医]
  reason: 要住进医院的看病
- words: [医院]
  en: [hospital]
  reason: 看病的地方
- words: [湘雅]
  under: [医院]
  place: '430100'
  reason: 只在长沙
- words: [异地, 外地, 跨市]
  en: [another city, elsewhere, off-site]
  reason: 不在自己那座城
- words: [备案, 报备]
  en: [filing, notify]
  reason: 先打招呼
- words: [报销]
  en: [reimbursement, reimburse]
  reason: 把花的钱要回来；样本里没有一项是它
- words: [社会保险, 社保]
  en: [social insurance]
  reason: 医保、养老的总称
- words: [医保, 医疗保险]
  en: [medical insurance, health insurance]
  under: [社会保险]
  reason: 全称太长
- words: [住房公积金, 公积金]
  en: [housing fund]
  reason: 全称太长
- words: [证件]
  en: [licence, licenses]
  reason: 各种证的总称
- words: [居住证, 暂住证]
  en: [residence permit]
  under: [证件]
  reason: 暂住证是老叫法
- words: [身份证, 身份证件]
  en: [identity card, id card]
  under: [证件]
  reason: 全名是居民身份证
- words: [老年证, 优待证]
  en: [senior card]
  under: [证件]
  reason: 全名太长
- words: [营业执照, 执照]
  en: [business licence]
  under: [证件]
  reason: 开公司要的那张
- words: [老年人, 老人, 老倌子]
  en: [senior, senior citizen, old people]
  reason: 老倌子是土话
- words: [公司, 企业]
  en: [company, firm]
  reason: 一个意思
- words: [开办, 设立, 注册]
  en: [open, start, register]
  reason: 让公司有个身份
- words: [工伤]
  en: [work injury]
  reason: 首字母和公司一样；样本里没有一项是它
- words: [搬家, 换城市]
  en: [moving, moving house, relocating]
  reason: 换一座城住
- words: [退休]
  en: [retirement, retired]
  context: true
  reason: 在哪里退休，档案就在哪里
- words: [户口, 户籍]
  en: [hukou, household registration]
  context: true
  reason: 在哪里落户，档案就在哪里
- words: [补办, 补领]
  en: [replacement, replace]
  reason: 掉了再办一张
- words: [热线, 电话]
  en: [hotline, phone]
  reason: 一个意思
pairs:
- verbs: [丢, 掉]
  objects: [身份证, 居住证, 本本]
  means: 补办
  reason: 光说掉了不知是什么
- verbs: [办, 开]
  objects: [公司]
  means: 开办
  reason: 办证不是开办
asking:
- words: [怎么, 如何, 怎么办, 办理, 我想, 需要]
  en: [how to, how do i, i want to, the, a, in, my, from, to]
  reason: 只是在问
- words: [带什么, 材料]
  en: [documents]
  element: material
  reason: 问要带什么
- words: [多少钱, 收费]
  en: [how much]
  element: fee
  reason: 问费用
- words: [在哪里]
  en: [where]
  element: office
  reason: 问去哪里
places:
- names: [星城]
  code: '430100'
  reason: 长沙的别名
- names: [雨花亭]
  code: '430111'
  reason: 雨花区的地方
- names: [河西, 开发区]
  code: '430100'
  weak: true
  reason: 三市都有
- names: [新区]
  code: '430200'
  weak: true
  reason: 三市都有
"""

SAYINGS = """\
medical-offsite-filing:
  zh: [到省城大医院动手术前打招呼, 带崽去长沙看毛病]
  en: [tell the insurance before surgery elsewhere]
residence-permit:
  zh: [租房子落脚要的本本]
  en: [paper for people from out of town]
senior-card:
  zh: [坐公交不要钱的卡]
  en: [ride the bus for free]
id-card-licence:
  zh: [证明我是我]
  en: [prove who I am]
hotline-12345:
  zh: [有事投诉找谁]
  en: [complain about an office]
"""

FILING_FILE = "services/medical-insurance/medical-offsite-filing.yaml"
RESIDENCE_FILE = "services/public-security/residence-permit.yaml"

FILES = {
    "jurisdictions.yaml": JURISDICTIONS,
    "sources.yaml": SOURCES,
    "channels.yaml": CHANNELS,
    "licences.yaml": LICENCES,
    "lists.yaml": LISTS,
    "life_events.yaml": LIFE_EVENTS,
    "requirements.yaml": REQUIREMENTS,
    "offices/430100.yaml": OFFICES_CHANGSHA,
    "offices/430200.yaml": OFFICES_ZHUZHOU,
    "offices/430300.yaml": OFFICES_XIANGTAN,
    FILING_FILE: FILING + QUESTIONS,
    RESIDENCE_FILE: RESIDENCE,
    "services/civil-affairs/senior-card.yaml": SENIOR,
    "services/market/company-registration.yaml": COMPANY,
}
"""What the catalogue says."""

WORD_FILES = {"lexicon.yaml": LEXICON, "sayings.yaml": SAYINGS}
"""What it is found by besides."""


def write_sample(folder: Path) -> Path:
    """Write the sample below ``folder`` and return it."""
    return _write(folder, FILES | WORD_FILES)


def write_words(folder: Path) -> Path:
    """Write only the words of the sample, which no spreadsheet carries."""
    return _write(folder, WORD_FILES)


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit_file(folder: Path, file: str, old: str, new: str) -> None:
    """Put ``new`` in the place of ``old``, which stands in ``file`` exactly once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
