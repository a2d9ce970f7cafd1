"""Search for many sets of numbers with which the model meets everything, and write them into the package.

    .ci/plausible.py              search, judge, and write pain_helpers/model/plausible.npz: `make plausible`
    .ci/plausible.py --again      keep the sets that are there; run anew what is told of them
    .ci/plausible.py --check 6    search batch 6 again, and say whether the file holds the same

How: each of some hundred first draws, spread evenly over all ranges (Sobol), walks by itself until the model with it
meets every condition. A step is proposed from what the draws of its batch have shown so far: which numbers move which
figures near here, and the smallest move that would bring the figures that are off into their bands (an ensemble
smoother with a memory). A step is kept when it does not lead further off. No set is ever copied, so one that is kept
stands for a beginning of its own. Batches know nothing of each other; what they agree on is not owed to one of them.
The seed is fixed, and whatever one step hands to the next is rounded, far finer than it matters and far coarser than
the last digits in which machines and libraries differ: so the same seed gives the same file. ``--check`` sees to that.
"""

from __future__ import annotations

import argparse
import os

# Each process has a core of its own; libraries that take more slow both.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import io
import multiprocessing
import sys
import time
import zipfile
from typing import Any, NamedTuple

import numpy as np
from scipy.special import ndtr
from scipy.stats import qmc

from pain_helpers.model.plausible import FILE, Kept, read
from pain_helpers.model.simulation import coarser
from pain_helpers.studies import plausible
from pain_helpers.studies.plausible import CONDITIONS, FAR, GUIDES, INVARIANTS, PRIORS

SEED = 2026
BATCHES, FIRST = 8, 128
#: Normal scores of a number's prior beyond this are not tried: one draw in 400 lies there.
MOST_SCORE = 3.0
#: A step, in normal scores over all numbers together, is at most so long.
LONGEST = 4.0
#: How near in figures (in logarithms of bands) and in scores a draw seen before must lie to count much.
NEAR_IN_FIGURES, NEAR_IN_SCORES = 1.2, 10.0
#: Draws seen before that are looked back to.
MEMORY = 5000
#: Steps are proposed into the bands by so much more than the margin.
INSIDE = 0.1
#: Decimals of normal scores that are handed on.
DECIMALS_OF_SCORES = 4


class Look(NamedTuple):
    """How closely models are looked at, and for how many rounds."""

    rounds: int
    crowd: int
    alike: int
    calm: float
    margin: float
    at_once: int  #: models


#: First with few people, each several times alike, and long steps; then as the judge looks.
ROUGH = Look(rounds=60, crowd=100, alike=4, calm=1.0, margin=0.1, at_once=48)
CLOSE = Look(rounds=10, **plausible.JUDGED, margin=0.03)

_ASKED = (*CONDITIONS, *GUIDES)
_SCALES = np.array([each.scale for each in _ASKED])
_LOWS, _HIGHS = (np.array([getattr(each, end) for each in _ASKED]) for end in ("low", "high"))
_MIDDLES = np.where(np.isinf(_LOWS), _HIGHS, np.where(np.isinf(_HIGHS), _LOWS, (_LOWS + _HIGHS) / 2))
_KEYS = [each.key for each in _ASKED]


def squashed(beyond: np.ndarray) -> np.ndarray:
    """Distances in bands, so that far ones do not drown near ones; what is no number is far."""
    beyond = np.nan_to_num(beyond, nan=2 * FAR, posinf=2 * FAR, neginf=-2 * FAR)
    return np.clip(np.sign(beyond) * np.log1p(np.abs(beyond)), -3.0, 3.0)


class Seen(NamedTuple):
    """Draws and what they gave. Arrays have one row a draw."""

    scores: np.ndarray  #: normal scores of the numbers
    figures: np.ndarray  #: of conditions and guides, squashed
    off: np.ndarray  #: distance from each condition

    def plus(self, other: Seen) -> Seen:
        return Seen(*(np.concatenate(pair) for pair in zip(self, other)))

    def put(self, places: np.ndarray, other: Seen) -> None:
        for mine, theirs in zip(self, other):
            mine[places] = theirs

    @property
    def distance(self) -> np.ndarray:
        return self.off.sum(axis=1)


def within_reach(scores: Any) -> np.ndarray:
    """Scores as they are handed on."""
    return np.round(np.clip(scores, -MOST_SCORE, MOST_SCORE), DECIMALS_OF_SCORES)


def numbers_of(scores: np.ndarray) -> np.ndarray:
    """The numbers at normal scores of their priors."""
    return plausible.rounded(plausible.numbers_at(ndtr(scores)))


def looked(scores: np.ndarray, look: Look) -> Seen:
    """Draws as a look sees them."""
    figures, off = [], []
    with coarser(look.calm):
        for start in range(0, len(scores), look.at_once):
            numbers = numbers_of(scores[start : start + look.at_once])
            # The course's own model comes along: of a few that begin far off, nobody may have the pain of a trial.
            numbers = np.concatenate([numbers, plausible.own_numbers()])
            found = plausible.asked_of(plausible.world(numbers, crowd=look.crowd, alike=look.alike))
            here = squashed((np.column_stack([found[key] for key in _KEYS]) - _MIDDLES) / _SCALES)
            figures.append(here[:-1])
            off.append(plausible.distances(found, look.margin)[:-1])
    return Seen(scores, np.round(np.concatenate(figures), plausible.DECIMALS), np.concatenate(off))


def wanted(figures: np.ndarray, margin: float) -> np.ndarray:
    """The nearest figures that lie inside the bands."""
    inward = np.array([(0.0 if each in (*INVARIANTS, *GUIDES) else margin) + INSIDE for each in _ASKED])
    low, high = (squashed((ends - _MIDDLES) / _SCALES + way * inward) for ends, way in ((_LOWS, 1), (_HIGHS, -1)))
    low, high = np.where(np.isinf(_LOWS), -3.0, low), np.where(np.isinf(_HIGHS), 3.0, high)
    return np.clip(figures, low, high)


def step(scores, figures, need, counts, memory: Seen) -> np.ndarray:
    """The smallest move that would bring ``need`` about, as far as draws near here tell; ``counts`` weighs figures."""
    closeness = ((memory.figures - figures) ** 2).sum(axis=1) / (2 * NEAR_IN_FIGURES**2)
    closeness += ((memory.scores - scores) ** 2).sum(axis=1) / (2 * NEAR_IN_SCORES**2)
    weight = np.exp(closeness.min() - closeness)
    weight /= weight.sum()
    moved, shown = memory.scores - weight @ memory.scores, memory.figures - weight @ memory.figures
    spread = (moved * weight[:, None]).T @ moved
    spread += (0.05 * np.trace(spread) / len(spread) + 1e-6) * np.eye(len(spread))
    slopes = np.linalg.solve(spread, (moved * weight[:, None]).T @ shown) * counts
    reach = slopes.T @ slopes
    reach += 0.03 * np.trace(reach) / len(reach) * np.eye(len(reach))
    move = slopes @ np.linalg.solve(reach, need * counts)
    return move * min(1.0, LONGEST / np.linalg.norm(move))


def proposed(draws: Seen, todo: np.ndarray, memory: Seen, margin: float, random: np.random.Generator) -> np.ndarray:
    """Where each of the draws ``todo`` might go next."""
    recent = Seen(*(rows[-MEMORY:] for rows in memory))
    need = wanted(draws.figures, margin) - draws.figures
    guided = [_KEYS.index("F9a"), _KEYS.index("F10")]
    found = []
    for place in todo:
        counts = np.ones(len(_ASKED))
        # A guide counts only while what it leads to is not met.
        counts[len(CONDITIONS) :] = 0.3 * (draws.off[place, guided] > 0)
        move = step(draws.scores[place], draws.figures[place], need[place], counts, recent)
        stray = random.normal(size=len(move)) * random.choice([0.0, 0.05, 0.15])
        found.append(draws.scores[place] + random.uniform(0.3, 1.3) * move + stray)
    return within_reach(found)


def walked(scores: np.ndarray, look: Look, random: np.random.Generator, tell) -> tuple[Seen, int]:
    """Draws after each has walked until it meets everything, or the rounds are over; and how many sets were tried."""
    draws = looked(scores, look)
    memory, tried = draws, len(scores)
    for done in range(look.rounds):
        todo = np.flatnonzero(draws.distance > 0)
        tell(done / look.rounds, len(scores) - len(todo))
        if not len(todo):
            break
        new = looked(proposed(draws, todo, memory, look.margin, random), look)
        tried += len(todo)
        memory = memory.plus(new)
        better = new.distance <= draws.distance[todo]
        draws.put(todo[better], Seen(*(rows[better] for rows in new)))
    return draws, tried


def searched(batch: int) -> tuple[int, np.ndarray, int]:
    """One batch: its number, the sets that meet everything (shape (models, numbers)), and how many were tried."""
    random = np.random.default_rng([SEED, batch])
    # Sobol's points come in powers of two.
    shares = qmc.Sobol(len(PRIORS), seed=random).random(1 << (FIRST - 1).bit_length())[:FIRST]
    scores = within_reach(plausible.normal(np.clip(shares, 1e-9, 1 - 1e-9)))
    draws, tried = walked(scores, ROUGH, random, teller(batch, 0.0, 0.7))
    draws, more = walked(draws.scores[draws.distance == 0], CLOSE, random, teller(batch, 0.7, 1.0))
    return batch, numbers_of(draws.scores[draws.distance == 0]), tried + more


# Telling how far it is

_progress = None


def _share_progress(progress) -> None:
    global _progress
    _progress = progress


def teller(batch: int, start: float, end: float):
    """A function that notes how far a batch is, and how many of its draws meet everything."""

    def tell(done: float, met: int) -> None:
        if _progress is not None:
            _progress[2 * batch], _progress[2 * batch + 1] = start + (end - start) * done, met

    return tell


def show(progress, begun: float) -> None:
    done, met = np.mean(progress[::2]), int(sum(progress[1::2]))
    bar = "#" * round(30 * done)
    print(
        f"\r[{bar:<30}] {100 * done:3.0f} %, {met} meet everything, {time.time() - begun:.0f} s",
        end="",
        file=sys.stderr,
    )


def search(workers: int, batches=range(BATCHES)) -> tuple[np.ndarray, np.ndarray, int]:
    """All batches: the sets kept, which batch each is from, and how many were tried."""
    progress, begun = multiprocessing.Array("d", 2 * BATCHES), time.time()
    with multiprocessing.Pool(workers, _share_progress, (progress,)) as pool:
        waiting = pool.map_async(searched, batches, chunksize=1)
        while not waiting.ready():
            waiting.wait(2.0)
            show(progress[:], begun)
        print(file=sys.stderr)
        found = waiting.get()
    numbers = np.concatenate([sets for _, sets, _ in found])
    batch = np.concatenate([np.full(len(sets), place) for place, sets, _ in found])
    return numbers, batch, sum(tried for *_, tried in found)


def told(numbers: np.ndarray, batch: np.ndarray, tried: int, first: int, workers: int) -> Kept:
    """What the file says of the sets that were kept."""
    groups = [
        numbers[start : start + plausible.JUDGED["at_once"]]
        for start in range(0, len(numbers), plausible.JUDGED["at_once"])
    ]
    with multiprocessing.Pool(workers) as pool:
        parts = pool.map(plausible.told_of, groups, chunksize=1)
    together = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return plausible.as_kept(numbers, batch, tried, first, together)


def written(kept: Kept) -> bytes:
    """The file's bytes: the same for the same content, whatever the clock says."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in kept._asdict().items():
            array = io.BytesIO()
            np.lib.format.write_array(array, np.asarray(values), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), array.getvalue())
    return content.getvalue()


def check(workers: int, batches: list[int]) -> None:
    """Search batches again and hold them against the file."""
    there = read(FILE)
    numbers, batch, _ = search(workers, batches)
    wrong = False
    for one in batches:
        before, now = there.numbers[there.batch == one], numbers[batch == one]
        same = before.shape == now.shape and bool((before == now).all())
        print(f"Batch {one}: {len(now)} sets, {'the same as' if same else 'not those of'} the file.")
        wrong = wrong or not same
    if wrong:
        sys.exit(1)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--again", action="store_true", help="keep the sets; run anew what is told of them")
    parser.add_argument(
        "--check", type=int, nargs="+", choices=range(BATCHES), metavar="BATCH", help="search them again"
    )
    parser.add_argument("--workers", type=int, default=min(BATCHES, os.cpu_count() or 1))
    parsed = parser.parse_args(arguments)
    begun = time.time()
    if parsed.check:
        check(parsed.workers, parsed.check)
        return
    if parsed.again:
        before = read(FILE)
        numbers, batch, tried, first = before.numbers, before.batch, before.tried, before.first
    else:
        numbers, batch, tried = search(parsed.workers)
        first = BATCHES * FIRST
    took = time.time() - begun
    kept = told(numbers, batch, tried, first, parsed.workers)
    FILE.write_bytes(written(kept))
    print(f"{len(numbers)} sets kept of {tried} tried, from {first} first draws, in {took:.0f} s.")
    print(f"What is told of them took {time.time() - begun - took:.0f} s more.")
    print(f"They are worth {plausible.effective_number(kept):.0f} independent ones.")


if __name__ == "__main__":
    main(sys.argv[1:])
