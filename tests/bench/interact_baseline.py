# The gate lab's figure as a learner would write it: a function of the sliders that draws with
# pyplot, given to interact. The benchmark runs this file as a notebook cell beside the lab.
# It computes and draws what the lab does, by the same functions of the model.
from types import SimpleNamespace

import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact

from pain_helpers.drawing.relay import Relay
from pain_helpers.labs.gate.words import GATE
from pain_helpers.model import gate
from pain_helpers.model.experiments import NAMED_STIMULI, PULSES
from pain_helpers.model.experiments import STIMULI as stimuli
from pain_helpers.model.parameters import INPUTS

# The drawing of the relay tells a lab's figure what moves; pyplot draws everything each time.
nothing_kept = SimpleNamespace(moving=lambda artist: artist, over=lambda artist: artist)


def show_gate(stimulus, **inputs):
    response = gate.respond(stimulus, **inputs)

    figure = plt.figure(figsize=(12, 5.2), dpi=100)
    relay = Relay(figure.add_axes((0.002, 0, 0.567, 1)), nothing_kept, GATE)
    relay.show(response, inputs["injury"])

    axes = figure.add_axes((0.628, 0.2, 0.345, 0.635))
    axes.plot(stimuli, gate.rating(stimuli), color="gray", linestyle="--", label=GATE["healthy curve"])
    axes.plot(
        stimuli, gate.wind_up(stimuli, PULSES, **inputs)[-1], color="purple", linestyle="-.", label=GATE["tenth curve"]
    )
    axes.plot(stimuli, gate.rating(stimuli, **inputs), color="orangered", linewidth=3, label=GATE["current curve"])
    axes.plot([stimulus, stimulus, 0], [0, response.rating, response.rating], color="black", linestyle=":")
    axes.plot([stimulus], [response.rating], "o", color="orangered", markersize=11)
    axes.set(xlim=(0, 10), ylim=(0, 10), xlabel=GATE["stimulus axis"])
    axes.set_xticks([2, 5, 8], [f"{strength}\n{NAMED_STIMULI[strength]}" for strength in (2, 5, 8)])
    axes.set_title(GATE["rating axis"], loc="left", pad=38)
    axes.grid(color="lightgray")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False)
    plt.show()


def slider(name):
    passport = INPUTS[name]
    return FloatSlider(
        passport.value, min=passport.low, max=passport.high, step=passport.step, description=passport.title
    )


names = ["stimulus", "rubbing", "injury", "transmitter_release", "nmda_activity", "inhibition"]
interact(show_gate, **{name: slider(name) for name in names})
