from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.translate.merging import Match, Matching, match
from reportbuild.translate.po import Entry
from reportbuild.translate.segments import SegmentRecord
from tests.translate.samples import HERE, words

LONG = "More than half of the minority population fled after July 1999."
EDITED = "More than half of the pre-war minority population fled after July 1999."


def record(context: str, text: str) -> SegmentRecord:
    """A segment; the kind is the last word of its context that is no number."""
    kind = next(part for part in reversed(context.split("/")) if not part.isdecimal())
    return SegmentRecord(context, kind, text, words(text), HERE)


def only(matching: Matching) -> Match:
    """The one match of one segment."""
    (found,) = matching.matches
    return found


def updated(matching: Matching) -> tuple[Entry, ...]:
    """The entries of a catalogue brought up to date."""
    return (*(m.entry for m in matching.matches), *matching.retired)


def test_the_same_key_keeps_its_translation():
    """Nothing has changed, so nothing changes: flags, remarks and line included."""
    entry = Entry("a/title", "Health", "Santé", comments="sic", flags=("no-wrap",), line=7)
    found = match([record("a/title", "Health")], [entry])
    assert only(found).entry == entry
    assert (only(found).state, found.retired) == ("translated", ())


def test_what_has_no_entry_is_missing():
    """So is what has an entry of nothing, or of spaces, whatever its flags."""
    assert only(match([record("a/title", "Health")], [])).state == "missing"
    empty = Entry("a/title", "Health", "  ", fuzzy=True, previous="x")
    found = only(match([record("a/title", "Health")], [empty])).entry
    assert (found.filled, found.fuzzy, found.previous) == (False, False, None)


def test_a_fuzzy_entry_is_stale():
    """It is not printed, whoever set the mark."""
    fuzzy = Entry("a/title", "Health", "Santé", fuzzy=True)
    assert only(match([record("a/title", "Health")], [fuzzy])).state == "stale"


def test_a_moved_text_takes_its_translation_along():
    """From chapter to chapter, from heading to title: the same text has the same translation."""
    entry = Entry("a/heading", LONG, "Plus de la moitié", comments="checked", line=9)
    found = match([record("b/title", LONG)], [entry])
    assert only(found).state == "translated"
    assert only(found).entry == replace(entry, context="b/title")
    assert found.retired == ()


def test_two_texts_alike_move_each_with_its_own_translation():
    """Of several lost entries of one text, each goes along once, that of the same kind first."""
    entries = [Entry("a/heading", "Total", "Totaux"), Entry("a/cell", "Total", "Total")]
    found = match([record("b/cell", "Total"), record("b/heading", "Total")], entries)
    assert [m.entry.translation for m in found.matches] == ["Total", "Totaux"]
    assert found.retired == ()


def test_a_text_used_again_in_the_same_kind_has_its_translation_at_once():
    """A second cell "Total" is a cell "Total"."""
    entries = [Entry("a/cell", "Total", "Somme", comments="remark")]
    found = match([record("a/cell", "Total"), record("b/cell", "Total")], entries)
    assert [m.state for m in found.matches] == ["translated", "translated"]
    assert [m.entry.comments for m in found.matches] == ["remark", ""]


def test_a_text_used_again_as_something_else_is_a_proposal():
    """A heading may need other words than a cell: the copy is stale until somebody looks."""
    entries = [Entry("a/cell", "Return", "Rendre", line=5)]
    found = match([record("a/cell", "Return"), record("a/heading", "Return")], entries)
    copy = found.matches[1]
    assert copy.state == "stale"
    assert (copy.entry.previous, copy.entry.previous_context) == ("Return", "a/cell")


def test_a_text_that_is_translated_in_two_ways_is_a_proposal():
    """Where translators differ, none is taken as the one that is right here."""
    entries = [Entry("a/cell", "Return", "Rendre"), Entry("b/cell", "Return", "Revenir")]
    records = [record(f"{name}/cell", "Return") for name in "abc"]
    assert [m.state for m in match(records, entries).matches] == [
        "translated",
        "translated",
        "stale",
    ]


def test_a_changed_text_has_its_old_translation_as_stale():
    """With the text it was made for, so that the translator sees what changed."""
    entry = Entry("a/paragraph", LONG, "Plus de la moitié", comments="checked", line=9)
    found = match([record("a/paragraph", EDITED)], [entry])
    made = only(found).entry
    assert (only(found).state, made.text, made.translation) == ("stale", EDITED, entry.translation)
    assert (made.previous, made.previous_context, made.line) == (LONG, "a/paragraph", 9)


def test_a_changed_figure_alone_makes_a_translation_stale():
    """One digit is what this is all about."""
    old, new = "In all 5,800 had returned by April.", "In all 5,900 had returned by April."
    found = match([record("a/paragraph", new)], [Entry("a/paragraph", old, "5 800")])
    assert only(found).state == "stale"


def test_a_text_changed_twice_remembers_what_was_translated():
    """Between two changes nobody translated: the previous text is the one that somebody did."""
    entry = Entry("a/paragraph", EDITED, "Plus de la moitié", fuzzy=True, previous=LONG)
    found = match([record("a/paragraph", EDITED.replace("July", "June"))], [entry])
    assert only(found).entry.previous == LONG


def test_what_is_gone_is_kept_and_comes_back_with_its_text():
    """A paragraph taken out and put back is translated as it was."""
    entry = Entry("a/paragraph", LONG, "Plus de la moitié", line=3)
    gone = match([], [entry])
    assert gone.retired == (replace(entry, retired=True),)
    back = match([record("a/paragraph", LONG)], gone.retired)
    assert (only(back).state, back.retired) == ("translated", ())


def test_a_changed_text_changed_back_is_translated_again():
    """What the change made stale was kept as it stood, and the proposal goes without a trace."""
    entry = Entry("a/paragraph", LONG, "Plus de la moitié")
    changed = match([record("a/paragraph", EDITED)], [entry])
    assert [e.key for e in changed.retired] == [entry.key]
    back = match([record("a/paragraph", LONG)], updated(changed))
    assert only(back).entry == entry
    assert back.retired == ()


def test_a_proposal_that_was_worked_on_is_kept():
    """A translator's half-finished words on a text that went are not thrown away."""
    entries = [
        Entry("a/paragraph", EDITED, "Plus de la moitié, à moitié revu", fuzzy=True, previous=LONG),
        Entry("a/paragraph", LONG, "Plus de la moitié", retired=True),
    ]
    found = match([], entries)
    assert {e.translation for e in found.retired} == {e.translation for e in entries}


def test_what_was_never_translated_leaves_no_trace():
    """But a translator's remark on it does, and comes back with the text."""
    assert match([], [Entry("a/title", "Health")]).retired == ()
    remark = Entry("a/title", "Health", comments="What kind of health?")
    gone = match([], [remark])
    assert [e.comments for e in gone.retired] == [remark.comments]
    back = match([record("a/title", "Health")], gone.retired)
    assert (only(back).entry.comments, back.retired) == (remark.comments, ())


def test_remarks_on_both_ends_of_a_move_are_kept():
    """A remark made on the empty new entry stands before that which moved there."""
    entries = [Entry("a/title", "Health", "Santé", comments="old"),
               Entry("b/title", "Health", comments="new")]  # fmt: skip
    found = match([record("b/title", "Health")], entries)
    assert (only(found).entry.translation, only(found).entry.comments) == ("Santé", "new\nold")


def test_retired_entries_have_keys_of_their_own():
    """Gettext refuses a file whose retired entries repeat a key: a double is numbered on."""
    entries = [
        Entry("a/title", "Health", "Santé"),
        Entry("a/title", "Health", "La santé", retired=True),
        Entry("a/title", "Health", "Soins", retired=True),
        Entry("a/title", "Health", "Soins", retired=True),
    ]
    found = match([record("a/title", "Health")], entries)
    keys = [entry.key for entry in updated(found)]
    assert len(keys) == len(set(keys))
    assert {e.translation for e in updated(found)} == {"Santé", "La santé", "Soins"}


def test_many_changed_texts_find_their_own_translations():
    """In a chapter edited throughout, each paragraph is offered the translation of its past."""
    before = [f"Village {n} had {n * 7} houses, of which {n * 3} had a roof." for n in range(300)]
    after = [f"{text} That was in 2003." for text in before]
    entries = [Entry("a/paragraph", text, f"traduction {n}") for n, text in enumerate(before)]
    found = match([record("a/paragraph", text) for text in after], entries)
    right = [m.entry.translation == f"traduction {n}" for n, m in enumerate(found.matches)]
    assert {m.state for m in found.matches} == {"stale"}
    assert sum(right) > 290


TEXTS = [LONG, EDITED, "Health", "Total", "Totals", "Return"]
PLACES = ["a/paragraph", "b/paragraph", "a/cell", "b/heading"]
REPORTS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(TEXTS)), max_size=6, unique=True
)
TRANSLATED = st.lists(st.sampled_from(["", "un", "deux", "?"]), min_size=6, max_size=6)


def worked_on(matching: Matching, said: Sequence[str]) -> tuple[Entry, ...]:
    """What a translator makes of a catalogue: "" leaves an entry, "?" leaves it as fuzzy."""
    entries = []
    for place, found in enumerate(matching.matches):
        word = said[place]
        if word == "?":
            entries.append(replace(found.entry, translation="trois", fuzzy=True))
        else:
            new = f"{word} {found.record.text}" if word else found.entry.translation
            keep = found.entry.fuzzy and not word
            entries.append(replace(found.entry, translation=new, fuzzy=keep))
    return (*entries, *matching.retired)


@settings(max_examples=300)
@given(st.lists(st.tuples(REPORTS, TRANSLATED), min_size=1, max_size=5))
def test_nothing_translated_is_ever_lost_and_updating_again_changes_nothing(
    history: list[tuple[list[tuple[str, str]], list[str]]],
):
    """Through any history of edits and translations: all words kept, keys unique, stable."""
    entries: tuple[Entry, ...] = ()
    for places, said in history:
        records = [record(context, text) for context, text in places]
        found = match(records, entries)
        now = updated(found)
        assert updated(match(records, now)) == now
        assert len({entry.key for entry in now}) == len(now)
        sure = {(e.text, e.translation) for e in entries if e.filled and not e.fuzzy}
        assert sure <= {(e.text, e.translation) for e in now if not e.fuzzy}
        assert {e.translation for e in entries} - {""} <= {e.translation for e in now}
        entries = worked_on(found, said)


@settings(max_examples=200)
@given(REPORTS, REPORTS, TRANSLATED)
def test_a_translation_is_printed_only_for_the_text_it_was_made_for(
    before: list[tuple[str, str]], after: list[tuple[str, str]], said: list[str]
):
    """Whatever moves and changes, what counts as translated was translated from that very text."""
    first = worked_on(match([record(*place) for place in before], ()), said)
    made_for = {(e.text, e.translation) for e in first if not e.fuzzy}
    for found in match([record(*place) for place in after], first).matches:
        if found.state == "translated":
            assert (found.record.text, found.entry.translation) in made_for
