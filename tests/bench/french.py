"""French of no meaning, as long and as varied as that of real resources: Zipf's law over twenty thousand words."""

import random
from itertools import accumulate

VOCABULARY = 20_000
PARAGRAPHS = 12_000
WORDS_A_SENTENCE = 14
# In no other text than where `filling` puts them: in about twenty pages, and in a tenth of all.
RARE, COMMON = "héliostat", "photosynthèse"

OFTEN = """
de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son nous elle aux cette
ou leur mais peut comme ses tout on fait même ces entre deux sans aussi bien être après où très sous depuis chaque
élèves classe eau sol science énergie médiateur·rices école activité groupe expérience matière lumière forêt mine verre
acier terril machine carte dessin atelier recherche question réponse mesure observation hypothèse histoire territoire
"""
STARTS = """
acr alb am ann apr arb ast bal bar bio bor bri cal cap car cha chr cli col com con cou cri cul dé dem des di dra dur éch
écl élé em enc ens épi équ esp éth ex fab fer fil flo for fra gal gé gla gra gui hab hél his hum hyd illu im inc ins iso
jar jou lam lib lum mag mar mé mil mo mul nat né nor ob œu opt or os pal par pé phy pla pol por pré pro quar rac ré rou
sab sal sé sim sol sou sta syn ta té ther tra tur ultra un va vé vi vol zo
"""
MIDDLES = """
a ac al ar be bi bo ca ci co cul da di do é en er fi ga i il in li lo ma mi mo na ni o or pa pi ra ri ro sa si ta ti to
u ul va vi
"""
ENDS = """
tion ment eur euse trice ique iste isme al ale aux elle eau age ance ence esse ette if ive ier ière able ible é ée és er
ir oir ure ude ie ien ienne ois on ons ant ante
"""


def vocabulary(choose):
    """So many different words, those that are used most first."""
    starts, parts, ends = STARTS.split(), MIDDLES.split(), ENDS.split()
    words = dict.fromkeys(OFTEN.split())
    while len(words) < VOCABULARY:
        middles = choose.choices(parts, k=choose.randint(0, 2))
        words["".join([choose.choice(starts), *middles, choose.choice(ends)])] = None
    return list(words)


class French:
    """Texts by the same seed are the same."""

    def __init__(self, seed="banc"):
        self.choose = random.Random(seed)
        self.words = vocabulary(self.choose)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self._paragraphs = [self._paragraph() for _ in range(PARAGRAPHS)]

    def some(self, number):
        return self.choose.choices(self.words, cum_weights=self._weights, k=number)

    def title(self, *more):
        found = [*self.some(self.choose.randint(3, 7)), *more]
        self.choose.shuffle(found)
        return " ".join(found).capitalize()

    def lines(self, paragraphs, *more):
        """So many paragraphs of three sentences, and a line of `more` words."""
        return [*self.choose.choices(self._paragraphs, k=paragraphs), *([" ".join(more)] if more else [])]

    def text(self, paragraphs):
        return "\n".join(self.lines(paragraphs))

    def _paragraph(self):
        sentences = (self.some(WORDS_A_SENTENCE) for _ in range(3))
        return " ".join(f"{' '.join(map(self._with_article, words)).capitalize()}." for words in sentences)

    def _with_article(self, word):
        elided = word[0] in "aeiouéhœ" and len(word) > 3 and self.choose.random() < 0.3
        return f"{self.choose.choice('ld')}’{word}" if elided else word
