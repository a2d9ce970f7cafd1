"""The learner without a browser of the load bench: it speaks as JupyterLab does, and a lab answers it."""

import time

import nbformat
import pytest
from browser.jupyter import NOTEBOOKS, jupyter_lab
from hub.learner import Kernel, Learner, packed, unpacked
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from websocket import ABNF

MESSAGE = {"header": {"msg_id": "1"}, "parent_header": {}, "metadata": {"a": "ä"}, "content": {"b": [1, None]}}
GATE = "01_the_gate.ipynb"


def test_a_message_is_packed_as_the_server_reads_it():
    data = packed("shell", MESSAGE, (b"pixels", b""))
    channel, (header, parent, metadata, content, *buffers) = deserialize_msg_from_ws_v1(data)
    assert channel == "shell" and [bytes(part) for part in buffers] == [b"pixels", b""]
    assert unpacked(data) == ("shell", MESSAGE, [b"pixels", b""])
    assert [len(part) for part in (header, parent, metadata, content)] == [15, 2, 15, 16]


@pytest.fixture(scope="module")
def learner():
    with jupyter_lab() as server, Learner(server.url, token=server.token, patience=60) as learner:
        yield learner


def test_a_learner_runs_a_notebook_and_moves_each_slider(learner):
    path = f"notebooks/{GATE}"
    notebook = learner.notebook(path)
    kernel = learner.start_kernel(path)
    kernel.run_all(notebook)
    labs = sum("lab" in cell.metadata.get("tags", []) for cell in nbformat.read(NOTEBOOKS / GATE, as_version=4).cells)
    assert len(kernel.screens) == labs and kernel.first_figure is not None
    for screen, slider in kernel.sliders():
        said = {kernel.models[screen.id]["words"]}
        for _ in range(2):
            assert 0 < kernel.move(screen, slider) < 60
            said.add(kernel.models[screen.id]["words"])
            assert screen.drawn == kernel.models[screen.id]["number"], "no picture was missed"
        assert len(said) > 1, "what it says is what was moved"
    learner.end_kernel(kernel)


def test_a_lab_that_is_closed_again_is_not_waited_for(learner):
    kernel = learner.start_kernel("notebooks/closed.ipynb")
    source = "from pain_helpers.labs import GateLab\nopen, closed = GateLab(), GateLab()\nclosed.close()"
    kernel.run_all({"cells": [{"cell_type": "code", "source": source, "id": "one"}]})
    assert [screen.drawn > 0 for screen in kernel.screens.values()] == [True]
    learner.end_kernel(kernel)


def test_an_error_of_a_cell_is_one_of_the_learner(learner):
    kernel = learner.start_kernel("notebooks/other.ipynb")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        kernel.run_all({"cells": [{"cell_type": "code", "source": "1 / 0", "id": "one"}]})
    learner.end_kernel(kernel)


def test_an_error_that_only_the_reply_tells_is_one_too():
    told = {"status": "error", "ename": "ZeroDivisionError", "evalue": "division by zero"}
    reply = MESSAGE | {"header": {"msg_type": "execute_reply"}, "parent_header": {"msg_id": "1"}, "content": told}

    class Told:
        def settimeout(self, seconds):
            pass

        def recv_data(self, control_frame):
            return ABNF.OPCODE_BINARY, packed("shell", reply)

    kernel = Kernel(Told(), "", "", patience=60)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        kernel.listen(lambda: "1" in kernel.replies, "the end of Run All")


def test_an_answer_that_never_comes_is_waited_for_so_long_and_no_longer(learner):
    kernel = learner.start_kernel("notebooks/third.ipynb")
    kernel.patience = 0.5
    with pytest.raises(TimeoutError, match="a word of praise"):
        kernel.listen(lambda: False, "a word of praise")
    learner.end_kernel(kernel)


def test_a_server_that_only_pings_is_not_waited_for_longer():
    class Pinging:
        def settimeout(self, seconds):
            assert seconds <= 1

        def recv_data(self, control_frame):
            return (ABNF.OPCODE_PING, b"") if control_frame else time.sleep(60)

    kernel = Kernel(Pinging(), "", "", patience=0.2)
    with pytest.raises(TimeoutError, match="a word of praise"):
        kernel.listen(lambda: False, "a word of praise")
