"""Words that report what somebody says."""

from __future__ import annotations

import re

_REPORTING = """
accused accuses accusing acknowledged acknowledges acknowledging add added adding adds admits admitted admitting
affirme affirmé agree agreed agreeing agrees ajouté announced announces announcing answered answers argue argued
argues arguing ask asked asking asks assured assures believed believes bemoaned bemoans betont betonte blasted boasted
boasting boasts branded called calling calls caution cautioned cautioning cautions characterised characterized claim
claimed claiming claims commented comments complain complained complains conceded concedes concluded concludes
condemned condemns confirmed confirming confirms contended contends continued continues countered counters
credited cried criticised criticized declared declares declaring decried denied denies denounced denying describe
described describes describing disclosed dismissed dismisses dit déclare déclaré emailed emails emphasised emphasized
emphasizes erklärt erklärte exclaimed explain explained explaining explains fumed gushed hailed heralded highlighted
hoped hopes identified insist insisted insisting insists joked jokes joking labeled labelled lamented laments
maintained maintains meint meinte mused note noted notes noting observed offered opined pledged pledges pledging
posted praised predicted predicting predicts promised promises promising quipped quips quoted read reads recall
recalled recalling recalls recounted recounts reiterated reiterates remarked remember remembered remembers reminded
reminds replied replies replying reported reporting reports respond responded responding responds revealed revealing
reveals sagt sagte said say saying says screamed shouted slammed stated states stating stressed stresses stressing
suggested suggests tell telling tells testified testifies testifying texted think thinks thought told tweeted tweets
urged urges urging vowed vowing vows warn warned warning warns welcomed whispered write writes writing wrote yelled
yells говорит добавил добавила заявил заявила заявили написал написала отметил отметила пишет подчеркнул подчеркнула
сказал сказала сказали сообщил сообщила
"""
VERBS = "|".join(sorted(_REPORTING.split(), key=len, reverse=True))
"""Alternatives of a pattern, the longer ones first."""

_INFINITIVES = """
add admit announce argue ask call claim complain declare describe explain insist joke note say stress tell warn write
"""
_BARE = "|".join(_INFINITIVES.split())
_INFINITIVE = (
    r"(?:(?:am|is|are|was|were) (?:quick|keen|careful|eager|at pains)|(?:goes|went) on|had) "
    rf"to (?:{_BARE})|(?:would|could|can|did|does|might) (?:\w+ )?(?:{_BARE})"
)
CUE = re.compile(
    rf"\b(?:{_INFINITIVE})\b|\b(?<!\bto )(?<!\ba )(?<!\bthe )(?:{VERBS})\b|\bputs? it\b|\b[Aa]ccording to\b"
    r"|\b[Ii]n the words of\b|\b(?:found|finds|showed|shows?)(?= that\b)|\bpoint(?:s|ed) to\b"
    r"|\b[Aa]sked (?=about|if|whether)"
)
"""A reporting verb, or "as … put it", "was quick to say", "according to", "in the words of"."""

_BETWEEN = "a also always are famously had has have is later once recently reportedly then was were which who"
ADVERBS = rf"(?:(?:{'|'.join(_BETWEEN.split())}|\w+ly) )*"
"""What may stand between the speaker and the verb."""
