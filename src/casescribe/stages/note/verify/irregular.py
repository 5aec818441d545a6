"""Irregular forms of common English verbs and nouns, with their base forms."""

_TABLE = """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
say says said
tell told
get gets got gotten
come came
take took taken
give gave given
see saw seen
know knew known
think thought
find found
make made
keep kept
leave left
feel felt
bring brought
buy bought
sell sold
send sent
spend spent
lend lent
pay paid
lose lost
meet met
hear heard
hold held
stand stood
understand understood
sit sat
sleep slept
eat ate eaten
drink drank drunk
drive drove driven
ride rode ridden
write wrote written
speak spoke spoken
break broke broken
steal stole stolen
choose chose chosen
wake woke woken
wear wore worn
tear tore torn
swear swore sworn
begin began begun
ring rang rung
sing sang sung
swim swam swum
run ran
fall fell fallen
grow grew grown
throw threw thrown
fly flew flown
draw drew drawn
show showed shown
catch caught
teach taught
fight fought
seek sought
build built
sweep swept
mean meant
deal dealt
dream dreamt
learn learnt
burn burnt
smell smelt
spill spilt
shake shook shaken
hide hid hidden
bite bit bitten
stick stuck
strike struck
win won
lead led
feed fed
bleed bled
light lit
shoot shot
forget forgot forgotten
forgive forgave forgiven
rise rose risen
become became
freeze froze frozen
weep wept
hang hung
swing swung
lay laid
child children
man men
woman women
person people
foot feet
tooth teeth
life lives
wife wives
knife knives
self selves
half halves
good better best well
bad worse worst badly
"""

BASE_FORMS = {form: line.split()[0] for line in _TABLE.strip().splitlines() for form in line.split()} | {
    "lives": "live",
    "left": "leave",
    "felt": "feel",
}
