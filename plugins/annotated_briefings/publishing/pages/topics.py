"""The list of topics, and a page per topic with its briefings."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.publishing.addresses import TOPICS, topic_feed_path, topic_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.listing import build_listing
from annotated_briefings.publishing.templating import render


def build_topics(context: Context) -> Iterator[Page]:
    """The index, then a page per topic."""
    say = context.language.say
    title = say("publishing.topics")
    rows = [
        {
            "href": context.addresses.link(TOPICS, topic_path(topic.slug)),
            "name": topic.name,
            "count": context.language.count("publishing.briefing-count", len(topic.briefings)),
        }
        for topic in context.topics
    ]
    yield Page(
        path=TOPICS,
        title=title,
        listed_as=say("publishing.all-topics"),
        html=render("topics.html", title=title, summary=say("publishing.topics-summary"), topics=rows),
        searchable=False,
    )
    for topic in context.topics:
        yield from build_listing(
            context,
            topic.briefings,
            path=topic_path(topic.slug),
            title=topic.name,
            section=TOPICS,
            feed=topic_feed_path(topic.slug),
        )
