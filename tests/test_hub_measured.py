"""What the files for hubs promise a learner is what was measured, and the guide says the same."""

import json

from test_hub_files import HUB, ROOT, VALUES, bytes_of, of_littlest

from pain_helpers.teaching import words

MEASURED = json.loads((HUB / "measured.json").read_text(encoding="utf-8"))
SPAWNER = of_littlest()
#: How many learners the guide promises a machine for.
ROOM = 30


def test_a_learner_is_promised_what_any_notebook_needs_and_may_have_some_of_them_open():
    needed = {name: held["both"] for name, held in MEASURED["notebooks"].items()}
    assert max(needed.values()) < 300 and 300e6 <= bytes_of(SPAWNER.mem_guarantee) < 1.1 * 300e6, needed
    server = max(held["server"] for held in MEASURED["notebooks"].values())
    kernel = max(held["kernel"] for held in MEASURED["notebooks"].values())
    assert (server + 4 * kernel) * 1e6 < bytes_of(SPAWNER.mem_limit)


def test_the_guide_says_when_memory_is_free_and_when_a_server_ends():
    said = " ".join(words.ROOM_MORE)
    assert "--MappingKernelManager.cull_idle_timeout=900" in SPAWNER.args and "a quarter of an hour later" in said
    assert VALUES["cull"]["timeout"] == 3600 and "nobody used for an hour is ended" in said


def test_every_notebook_was_measured():
    assert set(MEASURED["notebooks"]) == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}


def test_no_learner_of_any_room_failed():
    rooms = MEASURED["rooms"]
    assert [room["failures"] for room in rooms] == [0] * len(rooms) and max(r["learners"] for r in rooms) == ROOM


def test_a_processor_is_promised_in_the_share_that_a_room_was_measured_with():
    assert VALUES["singleuser"]["cpu"]["guarantee"] == round(MEASURED["machine"]["cores"] / ROOM, 2)
