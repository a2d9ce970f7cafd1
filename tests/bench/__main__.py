"""`make bench`: the model beside a general solver, then the labs in a browser. `results.md` has its tables."""

from ..browser.jupyter import chromium
from . import gate_bench, labs_bench, model_bench, table
from .timed import begin


def main() -> None:
    tell = begin()
    tell("the model beside a general solver")
    model_bench.main()
    tell("the start of a course, and the gate's lab beside interact")
    curve, held, imported = gate_bench.time_curve(), gate_bench.memory_over_moves(), labs_bench.import_seconds()
    with chromium() as browser:
        gate = table.of_gate(curve, held, *gate_bench.against_interact(browser))
        live = labs_bench.first_live_lab(browser)
        itself = labs_bench.first_lab_by_itself(browser)
        print(gate, flush=True)
        answers = labs_bench.time_each_lab(browser, tell)
    table.write(gate, answers, imported, live, itself)
    print(table.of_labs(answers))
    tell(f"done: {table.RESULTS.name} and the README have it.")


if __name__ == "__main__":
    main()
