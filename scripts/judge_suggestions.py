"""How often ``lexicon suggest`` names the right entry: for phrases that people say, taken out of the data before.

Judged are phrases on which nothing was set; ``--set-on`` judges those on which its bounds were set. Beside them stand
phrases that no office is meant by, for which it is to say nothing.
"""

import argparse
import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.domain.failed_search import anonymise
from cztservices.search.find import Finder
from cztservices.search.suggest import Suggester, Suggestion
from cztservices.storage.catalogue_db import CatalogueDb

HELD_OUT, SET_ON = 120, 600
_HELD_OUT_SEED, _SET_ON_SEED = 7, 99

FOREIGN = {
    True: """
        蓝牙耳机连不上 洗衣机不脱水 外卖红包怎么领 世界杯比分 打麻将规则 哈哈哈呵呵 怎么炒股
        我要投诉邻居太吵 电视没有信号 追剧在哪看 快递到哪里了 学做红烧肉 王者荣耀更新不了
        哪个奶茶最好喝 湖南卫视今晚节目 有没有热水喝 你好在吗 抖音账号被封了 彩票开奖号码
    """,
    False: """
        今天长沙天气怎么样 附近哪里有好吃的臭豆腐 苹果手机死机了怎么办 怎么减肥快 猫咪不吃饭
        电影票多少钱一张 股票今天涨了没有 头发掉得厉害 哪家理发店好 去张家界玩几天 火锅底料推荐
        厕所在哪里 充电宝在哪借 这里几点下班吃饭 屋里进了老鼠 空调不制冷 游戏充值退款
        微信聊天记录恢复 测试一下
    """,
}
"""Phrases that mean nothing of the catalogue: those on which the bounds were set, and others."""


def main() -> None:
    """Take phrases out, build, ask, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set-on", action="store_true", help="judge those on which the bounds were set")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, path = Path(folder, "data"), Path(folder, "catalogue.db")
        taken = prepare(data, set_on=options.set_on)
        build_catalogue(data, path)
        with CatalogueDb(path) as db:
            suggester = Suggester(Finder(db))
            print(judge([(key, suggester.suggest(phrase)) for key, phrase in taken]).write())
            said = [suggester.suggest(phrase) for phrase in FOREIGN[options.set_on].split()]
            probably, named = sum(one.is_probable for one in said), sum(bool(one.guesses) for one in said)
            print(f"of {len(said)} foreign phrases {probably} probably meant something, {named} perhaps")


def prepare(data: Path, *, set_on: bool) -> list[tuple[str, str]]:
    """Copy the data to ``data`` and take phrases out of its sayings: each, as it is counted, with its entry."""
    shutil.copytree(DATA_FOLDER, data)
    file = data / "sayings.yaml"
    sayings = yaml.safe_load(file.read_text(encoding="utf-8"))
    every = [(key, lang, one) for key, text in sayings.items() for lang in ("zh", "en") for one in text.get(lang, ())]
    taken = random.Random(_HELD_OUT_SEED).sample(every, HELD_OUT)
    if set_on:
        taken = random.Random(_SET_ON_SEED).sample(sorted({*every} - {*taken}), SET_ON)
    for key, language, phrase in taken:
        sayings[key][language].remove(phrase)
    file.write_text(yaml.safe_dump(sayings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return [(key, anonymise(phrase) or phrase) for key, _language, phrase in taken]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many phrases something was said of, and how often that was right."""

    phrases: int
    said: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        return self.right / max(1, self.said)

    @property
    def recall(self) -> float:
        """The share of all phrases of which something right was said."""
        return self.right / max(1, self.phrases)

    def write(self) -> str:
        """In words."""
        return f"{self.said}, right {self.right}: precision {self.precision:.2f}, recall {self.recall:.2f}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was named first as probable, and what is among those that were named at all."""

    probable: Share
    named: Share

    def write(self) -> str:
        """In words."""
        count = self.named.phrases
        return (
            f"{count} phrases; probably {self.probable.write()}; among those named {self.named.write()}; "
            f"no idea {count - self.named.said}"
        )


def judge(asked: Sequence[tuple[str, Suggestion]]) -> Judged:
    """Compare what is suggested with the entries that are meant."""
    probable = [key == one.guesses[0].hit.ref for key, one in asked if one.is_probable]
    named = [key in {guess.hit.ref for guess in one.guesses} for key, one in asked if one.guesses]
    return Judged(*(Share(len(asked), len(some), sum(some)) for some in (probable, named)))


if __name__ == "__main__":
    main()
