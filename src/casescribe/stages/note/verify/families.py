"""Words that may stand for each other in a case note: general and British everyday English, by family.

A line holds words that a careful reader takes for the same thing when one stands in a note and the
other in the speech it was written from; after "head:" they are like the head and not like each other.
It is a reading aid, no dictionary: sentence vectors add to it.
"""

from casescribe.stages.note.verify.words import stem

_TABLE = """
mum mother mam mom mummy ma
dad father da daddy
parent: mum dad
sibling: brother sister
brother kid
son boy lad child kid
daughter girl lass child kid
child kid baby toddler bairn
partner: wife husband spouse missus girlfriend boyfriend ex
spouse: wife husband
wife missus
nan gran grandma grandmother nana
grandad grandfather grandpa
man bloke fella guy lad
woman lady girl
friend mate pal
doctor gp surgery doc
chemist pharmacy pharmacist
hospital ward admit admission
nurse sister
tablet pill medicine medication med
dose tablet lot
ring call phone telephone rang contact
speak talk tell say discuss chat mention
speak contact ring
tell inform report advise let
report say mention tell
ask request
write note record letter document
email message send
text message
send post submit email
refer referral
flat apartment home place house accommodation
house home place bungalow
live stay reside home
move relocate
leave go depart
rent arrears
owe arrears debt behind
debt behind arrears
money cash skint broke income afford fund
skint broke poor money
pound quid p
benefit credit pip allowance universal
job work employment employ
wage pay earn salary
work shift
boss manager supervisor
interview appointment meeting session visit
see visit meet attend come
come visit attend arrive turn
appointment visit session meeting
attend go come
drink alcohol booze
drink: pint can beer lager cider wine
alcohol: beer lager cider wine
lager: can pint beer
drunk intoxicate
smoke: cigarette fag vape
cigarette fag
drug substance
drug: cannabis weed heroin cocaine spice
cannabis weed
take swallow
stop quit cease discontinue
start begin commence new
increase rise raise up
reduce cut lower decrease down drop
change alter amend switch
sleep: bed nap
awake: sleep night
tired knackered exhausted shattered fatigue flag
sad low down depressed unhappy mood
worry concern anxious nervous
afraid frightened scared fear
angry cross annoyed
happy glad pleased content
good well okay fine
bad worse poor
pain sore hurt ache achy
hurt injure injury harm bruise
fall fell slip trip tumble
wound sore ulcer
breath breathless breathe
leg: foot ankle
rash reaction
allergy allergic
blood bloods
weigh weight kilo stone
suicide kill die death
die death dead
police cop officer
court judge magistrate
prison jail inside custody
release out
offence crime conviction
steal shoplift theft nick rob
fight assault hit
victim
curfew tag
breach break
warn warning
licence permit
probation supervision
order
hour time
late delay
early soon
bus transport travel
car drive vehicle
train rail
school teacher class
college course
neighbour door
carer care help support
help assist support
wash: bathe bath shower
dress clothes
cook: meal food
eat: meal food
shop shopping
clean tidy
eat food meal
shower bath
gas cooker
alarm sensor
key lock
arm: wrist
grip hold grab
mark bruise
forget miss
miss absent absence
cancel call off
book arrange schedule
arrange organise book set
agree accept consent promise happy
refuse decline reject deny no
deny rubbish untrue
want like wish would
hope wish
plan intend arrange
try attempt
allow permit let
need require must
finish complete do done
complete do
begin start
give hand provide
buy purchase
bring carry fetch
collect fetch pick
show tell
look see
check test
result test
negative clear
clear negative
problem issue trouble difficulty
argue row argument
split separate break
separate split left
marry wedding marriage
pregnant baby expect
big large great
small little
about around approximately roughly
every each daily
daily day
weekly week
fortnight week
twice two double
once one
morning am
evening night pm
night evening
afternoon pm
today now
currently now still
recently lately
after later following since
since after
only just
not without
gain put
safe safety
safeguard protect
risk danger
threat threaten
shout yell scream
cry tear weep
noise noisy loud
room bedroom
offer propose
card number
number phone line
line number
form application
apply application
letter write
mistake error accident wrong
error mistake wrong
own self
unwell ill sick poorly
sick ill vomit
dizzy woozy faint floppy
recover back normal
normal fine
heal better recover
memory forget dementia
hear listen
understand realise
decide decision
praise well proud brilliant
trust rely
honest truth
lie untrue
"""


def _by_stem() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _TABLE.strip().splitlines():
        head, _, rest = line.rpartition(":")
        members = {stem(word) for word in rest.split()}
        for member in {stem(head)} if head else members:
            found.setdefault(member, set()).update(members)
        for member in members if head else ():
            found.setdefault(member, set()).add(stem(head))
    return {member: frozenset(others) for member, others in found.items()}


_RELATED = _by_stem()


def related(one: str, other: str) -> bool:
    """Whether two stems share a family."""
    return other in _RELATED.get(one, ())
