"""News: whoever follows page by page ends with what there is, whatever happens between two pages."""

from hypothesis import given
from hypothesis import strategies as st

from euca.domain.news import Page, Seen, page_since


class Teller:
    """A tier's journal, in small: items and forgotten ones by sequence."""

    def __init__(self, epoch: str) -> None:
        self.epoch = epoch
        self.sequence = 0
        self.items: dict[str, tuple[int, str]] = {}
        self.forgotten: list[tuple[str, int]] = []
        self.oldest = 0

    def change(self, name: str, value: str) -> None:
        self.sequence += 1
        self.items[name] = (self.sequence, value)
        self.forgotten = [(i, s) for i, s in self.forgotten if i != name]

    def forget(self, name: str) -> None:
        if self.items.pop(name, None):
            self.sequence += 1
            self.forgotten.append((name, self.sequence))

    def prune(self, keep: int) -> None:
        dropped = self.forgotten[: max(0, len(self.forgotten) - keep)]
        if dropped:
            self.oldest = dropped[-1][1]
            self.forgotten = self.forgotten[len(dropped) :]

    def page(self, seen: Seen, limit: int) -> Page[tuple[str, str]]:
        items = {name: (sequence, (name, value)) for name, (sequence, value) in self.items.items()}
        return page_since(seen, self.epoch, self.sequence, items, self.forgotten, self.oldest, limit)


class Asker:
    """Follows as the docstring of Page says."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.known: dict[str, str] = {}
        self.listed: set[str] | None = None

    def take(self, page: Page[tuple[str, str]]) -> None:
        if page.complete:
            self.listed = set()
        self.known.update(page.items)
        for name in page.forgotten:
            self.known.pop(name, None)
        if self.listed is not None:
            self.listed |= {name for name, _ in page.items}
            if not page.more:
                self.known = {name: value for name, value in self.known.items() if name in self.listed}
                self.listed = None
        self.seen = page.seen


names = st.sampled_from("abcdefghij")
steps = st.one_of(
    st.tuples(st.just("change"), names, st.sampled_from(["new", "old"])),
    st.tuples(st.just("forget"), names),
    st.tuples(st.just("prune"), st.integers(0, 3)),
    st.tuples(st.just("ask"), st.integers(1, 4)),
    st.tuples(st.just("other epoch")),
)


@given(st.lists(steps, max_size=60), st.integers(1, 3))
def test_whoever_follows_ends_with_what_there_is(history: list[tuple], limit: int) -> None:
    teller, asker = Teller("first"), Asker()
    for step in history:
        if step[0] == "change":
            teller.change(step[1], step[2])
        elif step[0] == "forget":
            teller.forget(step[1])
        elif step[0] == "prune" and asker.listed is None:
            # What is forgotten is kept for a day: longer than anybody takes between two pages of one listing.
            teller.prune(step[1])
        elif step[0] == "ask":
            asker.take(teller.page(asker.seen, step[1]))
        elif step[0] == "other epoch":
            teller.epoch += "x"
            teller.sequence = 0
            teller.items, teller.forgotten, teller.oldest = {}, [], 0
    for _ in range(len(teller.items) + len(teller.forgotten) + 2):
        page = teller.page(asker.seen, limit)
        asker.take(page)
        assert len(page.items) + len(page.forgotten) <= limit
    assert asker.known == {name: value for name, (_, value) in teller.items.items()}
    assert teller.page(asker.seen, limit).empty and asker.seen == Seen(teller.epoch, teller.sequence)


def test_a_long_listing_ends_although_much_was_forgotten_since_its_first_items() -> None:
    teller, asker = Teller("e"), Asker()
    for name in "abcde":
        teller.change(name, "old and alive")
    for number in range(20):
        teller.change(f"short{number}", "x")
        teller.forget(f"short{number}")
    teller.prune(0)
    pages = []
    while not pages or pages[-1].more:
        pages.append(teller.page(asker.seen, 2))
        asker.take(pages[-1])
        assert len(pages) < 10
    assert sorted(asker.known) == list("abcde")
    assert [page.complete for page in pages] == [True, False, False]


def test_an_asker_from_the_future_gets_everything() -> None:
    teller = Teller("e")
    teller.change("a", "x")
    assert teller.page(Seen("e", 7), 10).complete
    assert teller.page(Seen("e+", 7), 10).complete
    assert not teller.page(Seen("e", 1), 10).complete
