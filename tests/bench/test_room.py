"""The load bench without a hub: learners go on together, whoever fails is counted, and nobody waits for them."""

from .test_bench import run

A_ROOM = """
import threading
from tests.hub.bench import Room, Told
room, done, told = Room(None, 4, []), [], [Told(str(place)) for place in range(4)]
room.reached = {"begin": lambda: done.append("begin"), "run": lambda: done.append("run")}
def lesson(self, learner, told):
    self.wait("begin")
    if told.name == "2":
        raise ConnectionError("the network went")
    self.wait("run")
    done.append(told.name)
class Without:
    def __init__(self, *_, **__): pass
    def __enter__(self): return self
    def __exit__(self, *_): pass
import tests.hub.bench as bench
bench.Learner, bench.Room._lesson = Without, lesson
room.hub = type("Hub", (), {"url": ""})
threads = [threading.Thread(target=room.learner, args=(one,)) for one in told]
for thread in threads: thread.start()
for thread in threads: thread.join(60)
print(done[:2], sorted(done[2:]), [one.failure for one in told if one.failure])
"""


def test_a_room_goes_on_together_and_without_whoever_fails():
    ran = run(A_ROOM)
    assert ran.stdout.strip() == "['begin', 'run'] ['0', '1', '3'] ['ConnectionError: the network went']", ran.stderr


def test_a_spread_is_the_middle_the_ninth_of_ten_and_the_most():
    ran = run("from tests.hub.bench import spread; print(spread([float(n) for n in range(1, 100)]))")
    assert ran.stdout.strip() == "{'median': 50.0, 'ninth of ten': 90.0, 'most': 99.0}", ran.stderr
