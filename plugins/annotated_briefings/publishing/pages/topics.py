"""The list of topics, and a page per topic with its briefings."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import TOPICS, topic_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import cards
from annotated_briefings.publishing.templating import render


def build_topics(context: Context) -> Iterator[Page]:
    """The index, then a page per topic."""
    say = context.language.say
    title = say("publishing.topics")
    rows = [
        {
            "href": context.addresses.link(TOPICS, topic_path(topic)),
            "name": name,
            "count": context.language.count("publishing.briefing-count", len(_about(context, name))),
        }
        for topic, name in context.topics.items()
    ]
    yield Page(
        path=TOPICS,
        title=title,
        listed_as=say("publishing.all-topics"),
        html=render("topics.html", title=title, summary=say("publishing.topics-summary"), topics=rows),
        searchable=False,
    )
    for topic, name in context.topics.items():
        yield _build_topic(context, topic, name)


def _build_topic(context: Context, topic: str, name: str) -> Page:
    here = topic_path(topic)
    briefings = _about(context, name)
    html = render(
        "briefings.html",
        title=name,
        summary=context.language.count("publishing.briefing-count", len(briefings)),
        cards=cards(context, here, briefings),
    )
    return Page(path=here, title=name, html=html, section=TOPICS)


def _about(context: Context, name: str) -> list[Briefing]:
    return [briefing for briefing in context.newest if name in briefing.front.topics]
