"""Tells by its form whether a sentence promises, asks for, orders or schedules something.

The forms are grammatical ("I'll …", "would you …?", "you need to …", an imperative, "your next one is"); what
is done must be a deed that a task can consist of, so that "I'll be fine" and "can you tell me" are none.
"""

import re
from typing import Literal

Form = Literal["promise", "offer", "request", "duty", "order", "event", "deed"]

_DEEDS = (
    "ring|call|phone|email|e-mail|text|message|write|send|post|forward|pass|share|show|print|bring"
    "|take|fetch|collect|pick"
    r"|drop|return|hand|ask|tell|speak|talk|contact|chase|inform|notify|let(?!'s| me\b(?! (?:know|have)))"
    "|warn|remind|raise|report"
    "|discuss|mention|explain"
    "|book|arrange|order|make|organise|organize|schedule|rearrange|reschedule|cancel|change|correct"
    "|amend|update|add|put"
    "|record|note|log|document|fill|complete|finish|submit|apply|register|sign|enrol|join|refer"
    "|request|attend|come|go|visit"
    r"|see(?! (?:over|under|more|less|if|how|what|whether|that)\b)|meet|pop|check|look|find|search"
    r"|sort|fix|set|start|begin|stop|cut|reduce|keep|weigh|measure|test|pay|buy|get|give"
    r"|provide|prepare|draft|read|review|follow|confirm|propose|present|support|help|move"
    r"|clear(?= (?:the|your|an?|it|that|my|this|up|out)\b)|clean"
    "|remove|lock|turn|practise"
    r"|practice|try(?! and do\b)|use|continue|increase|swap|switch|avoid|stay|press|dial|wait|leave"
    r"|do(?!,? is\b)|download"
    "|upload|charge|claim"
    r"|have(?= (?:(?:my|our|the|his|her) )?\w+ (?:take|bring|ring|call|send|collect|pick|come|drop"
    r"|fetch|sort|look|do|get)\b)"
    r"|transfer|work|attach|file|copy|drive|walk|eat|drink|hold|save|open(?= (?:the|your|an?|it|that|my"
    r"|this|his|her)\b)|close|carry|request|liaise"
    "|escalate|flag|catch|rebook"
)
_SOFT = (
    r"(?:(?:just|also|then|definitely|certainly|probably|maybe|actually|now|always|quickly|personally"
    r"|go and|come and"
    r"|try and|try to|be able to|make sure (?:that )?(?:i|you|we|to)|have to|need to|want to"
    r"|be sure to|get round to),? )*"
)
_ACT = rf"{_SOFT}(?P<deed>{_DEEDS})\b"
_GERUND = r"(?P<deed>\w{2,}ing)\b"
_I = (
    r"(?:i'll|i will|i shall|i'm going to|i am going to|i'm gonna|i gotta|we'll|we will|we're going to"
    r"|we're gonna)"
)
_PROMISES = (
    (
        rf"\b(?:{_I}|i'll have to|i've got to|i have got to|i have to|i need to|i'll need to|i must"
        rf"|i'd better|we need to|we have to) {_ACT}"
    ),
    (
        rf"\b(?:i'm|i am|we're) (?:just )?(?!going to\b|trying\b|asking\b|saying\b|telling\b"
        rf"|being\b)(?!.*\bwas\b){_GERUND}"
        r"(?=.*\b(?:right now|straight away|today|tonight|tomorrow|this (?:afternoon|morning|evening|week)"
        r"|next week"
        r"|(?:on |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
    ),
    (
        rf"\b(?:i promise|i've promised|i've agreed|i've said i'll|we've agreed|we agreed|agreed) (?:to "
        rf"|that (?:i'll|we'll|you'll) ){_ACT}"
    ),
    rf"\b(?:the )?plan(?:'s| is) (?:to|that (?:i|we|you)(?:'ll)?) {_ACT}",
    rf"\blet's {_ACT}",
)
_OFFERS = (
    rf"\b(?:i'd|i would|we'd) like to {_ACT}",
    rf"\b(?:shall|can|could|may|should) (?:i|we) {_ACT}",
    r"\b(?:can|could|may) (?:i|we) (?P<deed>have|get) (?:an?|the|that|your|some|it)\b",
    (
        rf"\b(?:would you let me|will you let me|is it (?:ok|okay|all right|alright) if (?:i|we)"
        rf"|are you (?:ok|okay|happy|all right)"
        rf" (?:for me to|if i)|do you want me to|would you like me to|you want me to) {_ACT}"
    ),
)
_REQUESTS = (
    rf"\b(?:can|could|would|will) you (?:please )?{_ACT}",
    rf"\b(?:would|are) you (?:be )?(?:willing|happy|able|up for it) to {_ACT}",
    rf"\bhow about (?:you )?{_GERUND}(?= \w)",
    rf"\bwhy don't you {_ACT}",
)
_DUTIES = (
    rf"\byou(?:'ll|'ve| will)? (?:need to|have to|have got to|got to|must|should|ought to) {_ACT}",
    (
        rf"\b(?:i'd like|i want|i need|i'd want|i'd prefer|we'd like|we need|i'm asking) (?:you|him|her"
        rf"|them) to {_ACT}"
    ),
    r"\b(?:i'd like|i want|we'd like) (?:you|him|her|them) to (?P<deed>have)\b",
    rf"\b(?:make sure|be sure) (?:that )?(?:you|to) {_ACT}",
    rf"\b(?:don't forget to|remember to|please) {_ACT}",
    (
        rf"\b(?:your (?:job|homework|task)|what i(?:'d like| want) you to do) (?:is"
        rf"|for next time is) (?:to )?{_ACT}"
    ),
)
_DELEGATED = (
    r"\b(?P<who>(?i:the|my|our|your|a|an|her|his) (?:[\w'-]+ ){0,3}?[\w'-]+|[A-Z][a-z]+|(?i:he|she"
    r"|they|somebody|someone|you))"
    r"(?:'ll| will|'s going to|'re going to| is going to| are going to|'s coming|'re coming| is coming"
    r"| are coming)"
    r"(?: (?:also|then|just))* ?(?P<deed>come|coming|visit|ring|call|phone|write|send|contact"
    r"|be in touch|get|receive|have|see"
    r"|bring|take|pick|collect|email|text|meet|do|assess|review|deliver|fit|out|round|to|on)?\b"
)
_LEAD = (
    r"^(?:(?:so|and|but|then|now|right|okay|ok|well|also|just|please|yeah|yes|all right|alright|oh|um|er"
    r"|good|no(?=,)),? )*"
)
_ORDER = re.compile(
    rf"{_LEAD}(?:(?:please|just|do|don't forget to|always|make sure you) )*{_ACT}", re.IGNORECASE
)
_FORBIDDEN = re.compile(rf"{_LEAD}(?:don't|do not|never) {_ACT}", re.IGNORECASE)
_SMALL_TALK = re.compile(
    r"\b(?:(?:tell|talk|show|remind|walk|give) me\b(?! (?:have|know by|a copy))|(?:can|could"
    r"|may) i (?:just )?(?:ask|check|see|get you"
    r"|start|say|have a (?:look|think))|(?<!you )let me\b|let's (?:see|start|move|look|talk|go"
    r"|have a look|do a bit|get (?:on|started|into))|come in|come through"
    r"|come on|go on\b|go ahead|take (?:your time|a seat)|have a seat|grab|hang on|hold on|look,"
    r"|put it (?:this|that) way|make sense"
    r"|make (?:it|that|this) (?:the|a|our|your)"
    r"|call it|i'll (?:come|get|go) (?:on|back) to|i'll ask you|i'm going to ask you|i have to ask you"
    r"|i need to ask you|i've got to ask you"
    r"|can you (?:tell|talk|describe|explain|remember|say|see|hear|think|manage|walk|get|go|do|sleep"
    r"|cook|stop|keep)\b|start with|start from"
    r"|do you|see what i mean|i see\b|(?:shall|can|should) we (?:just )?(?:start|begin|continue"
    r"|carry on|move|go)|(?:try|do) (?:my|our)(?: very)? best"
    r"|(?:confirm|double-check) (?:your|you|how|what|whether)|ask (?:you )?(?:an?|a few|some"
    r"|a couple of|another|one more) (?:\w+ )?questions?"
    r"|(?:have|get|take) your (?:full )?(?:name|date of|address|postcode)|(?:help"
    r"|get) you (?:this|today|better"
    r"|well|soon)|look after|let's say|make a thing|make it eleven|keep (?:going"
    r"|meaning)|go and see"
    r"|talk (?:about|through) (?:that|it|this|the|your|how)|go through|move on|i'll tell you (?:what"
    r"|why|how)|i'll be honest|wait (?:a|and)"
    r"|have to do is|get (?:on|back) to|come back to|got to ask|have to ask|i have to say|do what you"
    r"|have a (?:good|nice|lovely)|take care)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:i was going to|was going to|were going to|i would have|i'd have|i could have|used to"
    r"|i never|i won't|i'll not|i'm not going to|i'm never"
    r"|wouldn't|we won't|not going to|there's no way|i might|might)\b",
    re.IGNORECASE,
)
_STATIVE = re.compile(
    (
        r"\b(?:i'll|i will|we'll) (?:have a go|take it|go (?:mad|out in)|do (?:nothing|owt)|stop (?:there"
        r"|you)|leave (?:it|that) there)\b"
    ),
    re.IGNORECASE,
)
_EVENT_NOUN = re.compile(
    r"\b(?:appointments?|sessions?|meeting|visit|review|clinic|check(?:[- ]?up)?|interview|tests?"
    r"|bloods|scan|x-ray|class|course|hearing|court"
    r"|assessment|panel|surgery|operation|physio|group|next (?:one|time|session|appointment|meeting"
    r"|visit)|see you|come back|come again|back in"
    r"|come (?:and|to) see|booked|due|induction|viewing|conference|follow[- ]up|jab|injection|training"
    r"|programme|transport)\b",
    re.IGNORECASE,
)
_PAST_EVENT = re.compile(
    r"\b(?:was|were|had|went|missed|came|happened|did|released|since|ago|last)\b", re.IGNORECASE
)

_ASKS = re.compile(
    r"\b(?:what|where|who|when|why|how)(?:['\u2019]s|['\u2019]re"
    r"| is| are| was| were| do| does| did| have)\b.*\?$",
    re.IGNORECASE,
)

_FORMS: dict[Form, tuple[str, ...]] = {
    "promise": _PROMISES,
    "duty": _DUTIES,
    "offer": _OFFERS,
    "request": _REQUESTS,
}
_TABLE: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE)) for form, patterns in _FORMS.items() for pattern in patterns
)
_DELEGATION = re.compile(_DELEGATED)
_ASSENT = re.compile(
    r"^(?:(?:um|er|erm|oh|ah|well|mm|no,? (?=yeah|of course|that's fine|course)|i mean|hm+),? )*(?:yes"
    r"|yeah|yep|yup|aye|okay|ok|all right|alright"
    r"|right|fine|sure|go on|will do|i will|i'll|definitely|of course|course|grand|perfect|lovely"
    r"|champion|promise|deal|ta\b|thanks|thank you"
    r"|that'd be|that would be|that's fine|that's great|sounds|if you like|fair enough|no problem"
    r"|happy to|brilliant|great|good|please|absolutely"
    r"|we can|i can|got it|no worries|i suppose|suppose so|go ahead|yes please|cheers|nice one"
    r"|i'd like that|tomorrow|today)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"^(?:(?:um|er|oh|well|ah),? )*(?:(?:no|nah|nope)\b(?!,? (?:yeah|of course|course|problem|worries"
    r"|that's fine|i will|i'll|understood))"
    r"|i(?:'d| would) rather not|i(?:'m| am) not|i don't want|i won't|i can't|i don't need"
    r"|not (?:today|yet|now|really)|leave it|please don't)",
    re.IGNORECASE,
)
_ELICITS = re.compile(
    (
        r"\bwhat (?:do you do|will you do|would you do|are you going to do|are you gonna do|have we agreed"
        r"|'s the plan|is the plan|you going to do)\b"
    ),
    re.IGNORECASE,
)


def forms(text: str) -> tuple[Form, re.Match[str]] | None:
    """The form of a sentence that concerns something to be done, and where; None when it has none."""
    plain = text.replace("\u2019", "'")
    if _NOT_DONE.search(plain) or _STATIVE.search(plain):
        return None
    hits = [
        (match.start(), place, form, match)
        for place, (form, pattern) in enumerate(_TABLE)
        if (match := pattern.search(plain))
    ]
    hits = [hit for hit in hits if not _SMALL_TALK.search(plain, max(0, hit[0] - 1), hit[3].end() + 16)]
    if not hits:
        return None
    first = min(hits, key=lambda hit: hit[:2])
    return first[2], first[3]


def ordered(text: str) -> re.Match[str] | None:
    """The match of an imperative at the head of a sentence, or of one that forbids."""
    plain = text.replace("\u2019", "'")
    match = _ORDER.match(plain) or _FORBIDDEN.match(plain)
    if (
        match is None
        or _ASKS.search(plain)
        or _SMALL_TALK.search(plain, 0, match.end() + 16)
        or _clause_follows(plain, match)
    ):
        return None
    return match


def _clause_follows(text: str, match: re.Match[str]) -> bool:
    """Whether the word was a noun or question after all: "Work is fine", "Do you …"."""
    return bool(
        re.match(
            r",? ?(?:is|are|was|were|has|had|would|will|can|could|i|you|he|she|we|they|wise|of)\b",
            text[match.end() :].lstrip(),
        )
    )


def delegated(text: str) -> re.Match[str] | None:
    """The match of something that somebody else will do: "the nurse will come", "you'll get a letter"."""
    match = _DELEGATION.search(text.replace("\u2019", "'"))
    return None if match is None or match["deed"] is None or _NOT_DONE.search(text) else match


def names_event(text: str) -> bool:
    """Whether an appointment or the like is spoken of as something to come."""
    return bool(_EVENT_NOUN.search(text)) and not _PAST_EVENT.search(text)


def assents(text: str) -> bool:
    """Whether a reply agrees."""
    return bool(_ASSENT.match(text.replace("\u2019", "'")))


def refuses(text: str) -> bool:
    """Whether a reply declines."""
    return bool(_REFUSAL.match(text.replace("\u2019", "'")))


def elicits(text: str) -> bool:
    """Whether a question asks what somebody will do."""
    return bool(_ELICITS.search(text.replace("\u2019", "'")))
