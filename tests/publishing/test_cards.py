"""Images for previews of links: what is on them, who has one, and what they cost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.cards.build import Cards, card_path, prepare_cards
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.site import build_context, build_site, render_library

pytest.importorskip("PIL")
fonts_room = pytest.importorskip("annotated_briefings.publishing.cards.fonts")
draw_room = pytest.importorskip("annotated_briefings.publishing.cards.draw")
lines_room = pytest.importorskip("annotated_briefings.publishing.cards.lines")

from annotated_briefings.publishing.cards.model import Card  # noqa: E402
from PIL import Image  # noqa: E402

BASE = "https://example.org/site/"
INK, PAPER = (25, 28, 36), (251, 250, 247)


@pytest.fixture(scope="module")
def fonts():
    found = fonts_room.bundled_fonts()
    if found is None:
        pytest.skip("the font of the extra 'cards' is not installed")
    return found


def context_of(folder: Path, base: str = BASE, **titles: str) -> Context:
    """A project of briefings with these titles, by key."""
    (folder / "briefings").mkdir(exist_ok=True)
    for key, title in titles.items():
        text = f"---\ntitle: {title}\ndate: 2024-05\ntopics: [Energy]\n---\n\nText.\n"
        (folder / "briefings" / f"{key}.md").write_text(text, "utf-8")
    library, _ = load_library(folder / "briefings", root=folder)
    return build_context(render_library(library), addresses=Addresses(base=base), site_name="A site")


def picture(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image.convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part of the picture are dark."""
    return sum(image.crop(box).convert("L").histogram()[:96])


def names_in(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.png"))


def test_a_card_is_a_small_picture_of_the_size_that_previews_want(fonts) -> None:
    data = draw_room.draw_card(Card(title="Talks end without a deal", kicker="Energy", site="A site"), fonts)

    assert data.startswith(b"\x89PNG")
    assert picture(data).size == (1200, 630)
    assert len(data) <= 40_000


def test_the_same_card_gives_the_same_bytes(fonts) -> None:
    card = Card(title="Talks end without a deal", date="May 2024")

    assert draw_room.draw_card(card, fonts) == draw_room.draw_card(card, fonts)


def test_every_word_of_a_card_is_drawn(fonts) -> None:
    empty = picture(draw_room.draw_card(Card(title="T"), fonts))
    full = picture(draw_room.draw_card(Card(title="T", kicker="Energy", site="A site", date="May 2024"), fonts))

    places = {"kicker": (80, 60, 600, 110), "site": (80, 550, 400, 600), "date": (900, 550, 1130, 600)}
    for box in places.values():
        assert inked(empty, box) == 0
        assert full.crop(box).getcolors(2) is None


def test_the_title_stays_within_the_card_however_long_it_is(fonts) -> None:
    data = draw_room.draw_card(Card(title="Versicherungsgesellschaft " * 12), fonts)

    image = picture(data)
    assert inked(image, (1150, 0, 1200, 630)) == 0
    assert inked(image, (80, 540, 1200, 630)) == 0
    assert inked(image, (80, 120, 1130, 520)) > 1_000


@pytest.mark.parametrize("title", ["Putin and Xi pledge closer ties to offset US pressure", "X" * 300, "a " * 200])
def test_no_line_is_wider_than_the_column_and_no_word_is_lost(fonts, title: str) -> None:
    font = lines_room.load(fonts.bold, 60)

    lines = lines_room.break_lines(title, font, 600)

    assert all(font.getlength(line) <= 600 for line in lines)
    assert "".join("".join(lines).split()) == "".join(title.split())


def test_a_line_of_chinese_breaks_between_characters_but_not_before_punctuation(fonts) -> None:
    pieces = list(lines_room._pieces("北京，上海 and Harbin"))

    assert pieces == ["北", "京，", "上", "海 ", "and ", "Harbin"]


@pytest.mark.parametrize("text", ["Çağlar–Łódź № 5 … €", "Путин и Си: ёлка", "Αθήνα"])
def test_latin_cyrillic_and_greek_can_be_written(fonts, text: str) -> None:
    assert fonts.can_write(fonts_room.plain(text))


@pytest.mark.parametrize("text", ["北京", "القدس", "שלום", "हिन्दी", "e\u0334"])
def test_what_would_show_boxes_or_broken_letters_is_not_written(fonts, text: str) -> None:
    assert not fonts.can_write(fonts_room.plain(text))


def test_spaces_and_hyphens_that_only_guide_line_breaks_are_the_usual_ones() -> None:
    assert fonts_room.plain("a\u00a0b\u202fc\u2011d\u00ade\nf") == "a b c-de f"


def test_a_briefing_says_where_its_card_is(fonts, tmp_path: Path) -> None:
    context = context_of(tmp_path, talks="Talks")

    cards, found = prepare_cards(context, None, tmp_path)

    assert found == ()
    assert cards is not None
    page = next(page for page in build_site(context).pages if page.path == "briefings/talks.md")
    assert f'<meta property="og:image" content="{BASE}data/cards/talks.png">' in page.head
    cards.write_to(tmp_path / "site", None)
    assert names_in(tmp_path / "site") == [card_path("talks")]


def test_a_site_without_an_address_has_no_cards(tmp_path: Path) -> None:
    context = context_of(tmp_path, base="", talks="Talks")

    assert prepare_cards(context, None, tmp_path) == (None, ())
    assert not context.cards


def test_a_title_that_the_font_cannot_write_gets_no_card_and_a_note_with_its_place(fonts, tmp_path: Path) -> None:
    context = context_of(tmp_path, talks="Talks", beijing="北京")

    _, found = prepare_cards(context, None, tmp_path)

    assert list(context.cards) == ["talks"]
    assert [(one.code, str(one.location)) for one in found] == [("no-card", "briefings/beijing.md:2:8")]


def test_a_file_that_is_no_font_is_an_error_and_there_are_no_cards(tmp_path: Path) -> None:
    context = context_of(tmp_path, talks="Talks")
    (tmp_path / "font.ttf").write_bytes(b"no font")

    for name in ("font.ttf", "missing.ttf"):
        cards, found = prepare_cards(context, tmp_path / name, tmp_path)
        assert cards is None
        assert [(one.code, str(one.location.path)) for one in found] == [("invalid-font", name)]


def test_the_publishers_own_font_is_used(fonts, tmp_path: Path) -> None:
    context = context_of(tmp_path, talks="Talks")

    cards, _ = prepare_cards(context, fonts.regular, tmp_path)

    assert cards is not None
    cards.write_to(tmp_path / "one", None)
    other, _ = prepare_cards(context, None, tmp_path)
    assert other is not None
    other.write_to(tmp_path / "two", None)
    assert (tmp_path / "one" / card_path("talks")).read_bytes() != (tmp_path / "two" / card_path("talks")).read_bytes()


class TestCache:
    @pytest.fixture
    def drawn(self, monkeypatch) -> list[str]:
        """The titles of the cards that are drawn, as they are."""
        titles: list[str] = []
        draw = draw_room.draw_card

        def watched(card: Card, fonts) -> bytes:
            titles.append(card.title)
            return draw(card, fonts)

        monkeypatch.setattr(draw_room, "draw_card", watched)
        return titles

    def write(self, folder: Path, site: str, **titles: str) -> None:
        cards, _ = prepare_cards(context_of(folder, **titles), None, folder)
        assert isinstance(cards, Cards)
        cards.write_to(folder / site, folder / "cache")

    def test_only_what_has_changed_is_drawn_again(self, fonts, drawn, tmp_path: Path) -> None:
        self.write(tmp_path, "one", talks="Talks", visit="A visit")
        self.write(tmp_path, "two", talks="Talks", visit="A state visit")

        assert drawn == ["A visit", "Talks", "A state visit"] or drawn == ["Talks", "A visit", "A state visit"]
        assert len(names_in(tmp_path / "two")) == 2

    def test_cards_that_nobody_wants_are_dropped(self, fonts, tmp_path: Path) -> None:
        self.write(tmp_path, "one", talks="Talks")
        self.write(tmp_path, "two", talks="New talks")

        assert len(names_in(tmp_path / "cache")) == 1

    def test_a_folder_that_cannot_be_written_only_costs_time(self, fonts, tmp_path: Path) -> None:
        (tmp_path / "cache").write_text("in the way", "utf-8")

        self.write(tmp_path, "one", talks="Talks")

        assert names_in(tmp_path / "one") == [card_path("talks")]
