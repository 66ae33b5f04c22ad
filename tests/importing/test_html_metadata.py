"""What a web page says of its article, and whom we believe where it says two things."""

from __future__ import annotations

import json

import pytest

lxml_html = pytest.importorskip("lxml.html")

from annotated_briefings.importing.html.days import read_day  # noqa: E402
from annotated_briefings.importing.html.metadata import Metadata, read_metadata  # noqa: E402
from annotated_briefings.importing.html.titles import clean_title  # noqa: E402

CC = "http://creativecommons.org/licenses/"
PROSE = (
    "The committee met for a long time, and then it said that it would meet again in the spring of the next year. " * 3
)


def read(head: str = "", body: str = "", *, url: str | None = None, text: str = PROSE, lang: str = "en") -> Metadata:
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read_metadata(lxml_html.document_fromstring(page), url=url, text=text)


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def names(said: Metadata) -> list[str]:
    return [author.name for author in said.authors]


ARTICLE = {"@type": "NewsArticle", "headline": "Rain &amp; snow", "datePublished": "2020-02-03T04:05Z"}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        [[{"@graph": [{"@type": "WebSite", "name": "Weather"}, ARTICLE]}]],
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["Thing", "https://schema.org/BlogPosting"]},
    ],
)
def test_json_ld_is_read_in_every_shape(value: object) -> None:
    said = read(json_ld(value))

    assert (said.title, said.published) == ("Rain & snow", "2020-02-03")
    assert dict(said.provenance)["title"] == "JSON-LD"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        (["Jane Doe", {"@type": "Person", "name": "John Roe"}], ["Jane Doe", "John Roe"]),
        ({"@type": "Person", "name": ["Jane Doe", "John Roe"]}, ["Jane Doe", "John Roe"]),
        ({"@type": "Organization", "name": "Women and Men of Letters"}, ["Women and Men of Letters"]),
        ({"@type": "Person", "name": "Jane Doe | Weather Media"}, ["Jane Doe"]),
        ({"@type": "Person", "name": "Associated Press"}, ["Associated Press"]),
        ({"@type": "Person", "name": "admin"}, []),
        ("https://www.facebook.com/weather", []),
        ("@janedoe", []),
    ],
)
def test_authors_of_json_ld_are_a_string_a_node_or_a_list(author: object, expected: list[str]) -> None:
    assert names(read(json_ld(ARTICLE | {"author": author}))) == expected


def test_an_author_is_found_by_reference_with_role_and_affiliation() -> None:
    person = {
        "@id": "#p",
        "@type": "Person",
        "name": "Jane Doe",
        "jobTitle": "Editor",
        "worksFor": {"name": "University of York"},
    }

    said = read(json_ld({"@graph": [ARTICLE | {"author": {"@id": "#p"}}, person]}))

    assert [(one.name, one.role, one.affiliation) for one in said.authors] == [
        ("Jane Doe", "Editor", "University of York")
    ]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article", "headline": "Rain\nand snow",}',
        '<!-- {"@type": "Article", "headline": "Rain and snow"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Rain and snow"}\n//]]>',
        '{"@type": "Article" "headline": "Rain and snow", oh',
    ],
)
def test_broken_json_ld_is_read_as_far_as_it_goes(script: str) -> None:
    said = read(f'<script type="application/ld+json">{script}</script>')

    assert said.title == "Rain and snow"


def test_json_ld_that_cannot_be_parsed_is_told() -> None:
    said = read('<script type="application/ld+json">{"@type": "Article" "headline": "Rain", oh</script>')

    assert "broken-json-ld" in {found.code for found in said.diagnostics}


def test_an_article_that_the_page_only_links_to_is_not_the_pages_own() -> None:
    teasers = [ARTICLE | {"headline": f"Teaser {number}", "author": "Ann Poe"} for number in range(3)]

    said = read(json_ld(teasers) + "<title>Rain and snow</title>", "<h1>Rain and snow</h1>")

    assert (said.title, said.authors) == ("Rain and snow", ())


def test_a_page_that_lists_articles_is_by_none_of_their_authors() -> None:
    collection = json_ld({"@type": "CollectionPage", "name": "Weather"})
    lines = "By Jane Doe\n\n" + PROSE

    assert names(read(body="<p>By Jane Doe</p>", text=lines)) == ["Jane Doe"]
    assert names(read(collection, "<p>By Jane Doe</p>", text=lines)) == []


def test_by_lines_of_many_articles_are_those_of_a_list() -> None:
    people = ["Ann Poe", "Ben Roe", "Cat Low", "Dan Fox", "Eva Day", "Fay Bell", "Gus Hill", "Ida Mann", "Jon Reed"]
    teasers = "".join(f'<li><a href="/a">Rain</a> <span class="byline">By {name}</span></li>' for name in people)

    said = read(body=f"<ul>{teasers}</ul>", text=f"By {people[0]}\n\n{PROSE}")

    assert names(said) == []


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Rain and snow - Weather", "Rain and snow"),
        ("Rain and snow | Europe | The Weather", "Rain and snow | Europe"),
        ("Weather: rain and snow", "Weather: rain and snow"),
        ("The Weather | Rain and snow", "Rain and snow"),
        ("Rain – and snow", "Rain – and snow"),
        ("Weather", "Weather"),
    ],
)
def test_the_name_of_the_site_is_cut_from_the_title(title: str, clean: str) -> None:
    assert clean_title(title, site_names=("Weather",)) == clean


def test_a_heading_settles_where_a_title_ends() -> None:
    assert clean_title("Rain and snow_Europe_Weather", headings=("Rain and snow",)) == "Rain and snow"
    assert clean_title("Rain - and snow", headings=("Rain - and snow", "Rain")) == "Rain - and snow"


def test_a_page_without_any_title_has_none() -> None:
    said = read(body="<p>Prose.</p>")

    assert said == Metadata(language="en", provenance=(("language", "html lang"),))


def test_the_most_reliable_place_wins_and_the_other_is_told() -> None:
    said = read(json_ld(ARTICLE) + '<meta property="article:published_time" content="2020-02-07">')

    assert said.published == "2020-02-03"
    assert [found.message for found in said.diagnostics] == [
        "published: 2020-02-03 (JSON-LD) was taken, not 2020-02-07 (meta article:published_time)"
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Roe, John P.">',
         ["Jane Doe", "John P. Roe"]),
        ('<meta name="DC.creator" content="Jane Doe; John Roe">', ["Jane Doe", "John Roe"]),
        ('<meta name="byl" content="By JANE DOE and ANGUS MCDONALD">', ["Jane Doe", "Angus McDonald"]),
        ('<meta name="author" content="Jane Doe, Weather"><meta property="og:site_name" content="The Weather">',
         ["Jane Doe"]),
        ('<meta name="author" content="Mac &amp; i"><meta property="og:site_name" content="Mac &amp; i">', ["Mac & i"]),
        ('<meta property="article:author" content="https://x.org/jane"><meta name="author" content="Jane Doe">',
         ["Jane Doe"]),
    ],
)  # fmt: skip
def test_authors_stand_in_meta_tags(head: str, expected: list[str]) -> None:
    assert names(read(head)) == expected


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ('<div class="byline">By <a>Jane Doe</a> and <a>John Roe</a></div>', "en", ["Jane Doe", "John Roe"]),
        ('<p class="autor">Von Dr. Anna Müller und Jörg von Hagen</p>', "de", ["Anna Müller", "Jörg von Hagen"]),
        ('<p class="author">Par Jean Dupont</p>', "fr", ["Jean Dupont"]),
        ("<p>By Jane Doe , John Roe on Monday, November 18th, 2019</p>", "en", ["Jane Doe", "John Roe"]),
        ('<p class="articleByline">by Weather Press Agency</p>', "en", ["Weather Press Agency"]),
        ('<p>x</p><div class="comment"><span class="comment-author">Ann Poe</span></div>', "en", []),
        ('<p>x</p><aside><span class="byline">By Ann Poe</span></aside>', "en", []),
    ],
)
def test_by_lines_are_read_as_they_are_shown(line: str, lang: str, expected: list[str]) -> None:
    assert names(read(body=f"<main><h1>Rain and snow</h1>{line}</main>", lang=lang)) == expected


def test_author_boxes_hold_roles_and_affiliations_and_add_authors() -> None:
    box = "".join(
        f'<li class="author"><a rel="author"><span class="author-name">{name}</span></a><p class="role">{role}</p></li>'
        for name, role in (
            ("Jane Doe", "Lecturer in Security Studies, University of York"),
            ("John Roe", "Fellow in Peace & War, MIT"),
        )
    )

    said = read('<meta name="author" content="Jane Doe">', f"<h1>Rain and snow</h1><ul>{box}</ul><p>{PROSE}</p>")

    assert [(one.name, one.role, one.affiliation) for one in said.authors] == [
        ("Jane Doe", "Lecturer in Security Studies", "University of York"),
        ("John Roe", "Fellow in Peace & War", "MIT"),
    ]


def test_by_lines_of_a_page_of_teasers_are_nobodys() -> None:
    teasers = "".join(
        f'<div><h2>Title {name}</h2><p class="byline">By {name}</p></div>' for name in ("Ann Poe", "Jo Poe")
    )

    assert read(body="<h1>All the news</h1>" + "<p></p>" * 130 + teasers).authors == ()


def test_a_person_goes_before_the_sites_staff() -> None:
    said = read(
        json_ld(ARTICLE | {"author": "Weather Staff"}), '<h1>Rain and snow</h1><p class="byline">By Jane Doe</p>'
    )

    assert names(said) == ["Jane Doe"]


@pytest.mark.parametrize(
    ("said", "region", "edtf"),
    [
        ("2019-11-20T08:02:00+01:00", "", "2019-11-20"),
        ("2019/11/20", "", "2019-11-20"),
        ("20191120", "", "2019-11-20"),
        ("2019-11", "", "2019-11"),
        ("2019", "", "2019"),
        ("1574208000", "", "2019-11-20"),
        ("01:38:07 PM IST Nov 20, 2019", "", "2019-11-20"),
        ("20 Nov 2019 08:02 GMT", "", "2019-11-20"),
        ("Wed Nov 20 2019 08:00:58 GMT+0000", "", "2019-11-20"),
        ("publiziert am 30. Juli 2018", "", "2018-07-30"),
        ("Publié le 3 mars 2020 à 10h00", "", "2020-03-03"),
        ("13 марта 2020", "", "2020-03-13"),
        ("2016年10月14日07:17", "", "2016-10-14"),
        ("13.11.2019, 23:06", "", "2019-11-13"),
        ("3/9/2015", "en-US", "2015-03-09"),
        ("3/9/2015", "en-GB", "2015-09-03"),
        ("3/9/2015", "en", ""),
        ("2019-02-30", "", ""),
        ("soon", "", ""),
    ],
)
def test_a_day_is_as_precise_as_it_is_said(said: str, region: str, edtf: str) -> None:
    assert read_day(said, region) == edtf


def test_a_day_of_change_is_no_day_of_publication() -> None:
    body = "<h1>Rain and snow</h1><p>Updated 4 March 2020</p><p>Published 3 March 2020, updated 5 March 2020</p>"

    assert read('<meta property="article:modified_time" content="2020-03-06">', body).published == "2020-03-03"


def test_the_day_in_the_address_comes_last_and_is_marked_as_inferred() -> None:
    said = read("<title>Rain</title>", "<h1>Rain</h1>", url="https://x.org/2020/mar/03/rain")

    assert (said.published, dict(said.provenance)["published"]) == ("2020-03-03", "address (inferred)")
    assert [found.code for found in said.diagnostics] == ["date-inferred"]


@pytest.mark.parametrize(
    ("body", "licence", "rights"),
    [
        (f'<a rel="license" href="{CC}by-sa/3.0/">Licence</a>', "CC-BY-SA-3.0", "CC-BY-SA-3.0"),
        (f"<footer>This work is licensed under <a href='{CC}by-nd/4.0/deed.en'>a licence</a>.</footer>",
         "CC-BY-ND-4.0", "CC-BY-ND-4.0"),
        ("<p>All content is available under the Open Government Licence v3.0, except where otherwise stated</p>",
         "OGL-UK-3.0", "OGL-UK-3.0"),
        ("<p>Republish our articles for free, online or in print, under a Creative Commons license.</p>",
         "Creative Commons", ""),
        ("<a rel='license' href='https://creativecommons.org/publicdomain/mark/1.0/'></a>", "CC-PDM-1.0", "CC-PDM-1.0"),
        ("<a rel='license' href='/terms-of-use'>Terms</a>", "", ""),
        (f"<figure><figcaption><a rel='license' href='{CC}by/2.0/'>CC BY 2.0</a></figcaption></figure>", "", ""),
        (f"<p>{PROSE} He published it under a Creative Commons license.</p>", "", ""),
        ("<footer>© 2020 Weather. All rights reserved.</footer>", "", ""),
    ],
)  # fmt: skip
def test_a_licence_is_the_articles_own(body: str, licence: str, rights: str) -> None:
    said = read(body=body)

    assert (said.license, said.rights) == (licence, rights)


def test_a_licence_stands_in_json_ld_meta_tags_or_the_last_line() -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    line = "This article was originally published by Global Voices under a CC BY 3.0 licence."

    assert read(json_ld(ARTICLE | {"license": {"url": url}})).rights == "CC-BY-4.0"
    assert read(f'<meta name="DC.rights" content="{url}">').rights == "CC-BY-4.0"
    assert read(text=f"{PROSE}\n\n{line}").rights == "CC-BY-3.0"


def test_reserved_rights_are_no_licence_and_are_recorded() -> None:
    said = read(body="<footer>© 2020 Weather. All rights reserved.</footer>")

    assert (said.license, said.copyright) == ("", "All rights reserved")


def test_the_address_is_the_canonical_one_unless_that_is_the_front_page() -> None:
    given = "https://x.org/a/b?utm=1"

    assert read('<link rel="canonical" href="/a/b">', url=given).url == "https://x.org/a/b"
    assert read('<link rel="canonical" href="https://x.org/">', url=given).url == given
    assert read('<link rel="canonical" href="javascript:x">', url=given).url == given


def test_the_words_settle_the_language_where_the_page_is_wrong() -> None:
    german = (
        "Das ist nicht der Text, den die Seite verspricht, und er ist auf Deutsch, mit einem Satz für den Leser. " * 6
    )

    assert read(text=german).language == "de"
    assert read(lang="en_gb").language == "en-GB"
