"""Words that report what somebody says."""

from __future__ import annotations

import re

_REPORTING = """
accused accuses accusing acknowledged acknowledges acknowledging add added adding adds admits admitted admitting
affirme affirmé agree agreed agreeing agrees ajouté announced announces announcing answered answers argue argued
argues arguing ask asked asking asks assured assures bemoaned bemoans betont betonte boasted boasting boasts branded
called calling calls caution cautioned cautioning cautions characterised characterized claim claimed claiming claims
commented comments complained conceded concedes concluded concludes condemned condemns confirmed confirming confirms
contended contends continued continues countered counters credited cried criticised criticized declared declares
declaring denied denies denying describe described describes describing dismissed dismisses dit déclare déclaré
emailed emails emphasised emphasized emphasizes erklärt erklärte exclaimed explain explained explaining explains
insist insisted insisting insists joked lamented laments maintained maintains meint meinte mused note noted notes
noting observed pledged pledges pledging posted praised predicted predicting predicts promised promises promising
quipped quoted read reads recall recalled recalling recalls reiterated reiterates remarked replied replies replying
reported reporting reports respond responded responding responds sagt sagte said say saying says shouted stated states
stating stressed stresses stressing suggested suggests tell telling tells testified testifies testifying texted told
tweeted tweets urged urges urging vowed vowing vows warn warned warning warns welcomed whispered write writes writing
wrote говорит добавил добавила заявил заявила заявили написал написала отметил отметила пишет подчеркнул подчеркнула
сказал сказала сказали сообщил сообщила
"""
VERBS = "|".join(sorted(_REPORTING.split(), key=len, reverse=True))
"""Alternatives of a pattern, the longer ones first."""

CUE = re.compile(
    rf"\b(?:{VERBS})\b|\bput it\b|\b[Aa]ccording to\b|\b[Ii]n the words of\b|\b[Aa]sked (?=about|if|whether)"
)
"""A reporting verb, or "as … put it", "according to", "in the words of"."""

_BETWEEN = "a also always are famously had has have is later once recently reportedly then was were which who"
ADVERBS = rf"(?:(?:{'|'.join(_BETWEEN.split())}|\w+ly) )*"
"""What may stand between the speaker and the verb."""
