"""Closed classes of English words that the note stage tells apart by form alone."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLERS = _words("um umm erm er uh uhm uh-huh hmm hm mm mhm mm-hm ah eh aah ooh huh")

YES = _words("yes yeah yep yup aye yea ja definitely absolutely certainly")
NO = _words("no nope nah never none nothing not neither")

AGREEING = _words(
    "ok okay right sure fine alright agreed deal exactly correct perfect great good lovely brilliant "
    "grand champion "
    "cheers thanks thank ta course indeed fair enough true understood excellent cool super promise will"
)

FUNCTION = _words(
    "a an the and or but so if of to in on at by for from with as that this these those it its it's "
    "that's there's "
    "is are was were be been being am i i'm you he she we they me him her us them my your his our their "
    "do does did "
    "have has had will would can could should may might must shall not no yes what which who when where "
    "why how then "
    "than there here just very really quite bit all any some one about up out off over too also oh well "
    "like i've "
    "you're he's she's we're they're i'll you'll we'll don't didn't isn't wasn't aren't yeah go going "
    "get got let's "
    "say said know mean think see come on now again still back much more most own other same such into only"
)

SUBJECTS = _words(
    "i you he she we they it there this that who someone somebody everybody everyone nobody "
    "i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll we're we've we'd we'll "
    "they're they've they'd they'll it's it'd it'll that's there's there'd that'll that'd who's"
)

AUXILIARIES = _words(
    "is are was were am be been has have had do does did will would can could should may might must shall "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot "
    "couldn't "
    "shouldn't mustn't ain't need needn't got get gets goes went came come comes said says"
)

ASKING = _words("what what's when when's where where's which who who's whose why how how's how've how'd")

INVERTING = _words(
    "is are was were am has have had do does did will would can could should may might shall "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
    "couldn't shouldn't"
)

OPENERS = _words(
    "so and but well right okay ok oh now then anyway alright look listen because yeah mm um er erm"
)

CONDITIONS = _words("if unless whether suppose supposing provided depending depends")

HEDGES = _words(
    "might may maybe perhaps probably possibly reckon reckons think thinks suppose guess about around "
    "roughly nearly "
    "hope hoping hopefully would could"
)

POINTING = _words("it that one ones them those this these there he she they him her so")
