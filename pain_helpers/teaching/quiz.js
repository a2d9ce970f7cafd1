// The ten questions: one choice each, a count, and the answers when asked for.
// Everything stays in the page. Nothing is written to the model, stored, or sent.

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// What is said of one question once the answers are shown.
function told({ right, why }, chosen, words) {
  const said = chosen === right ? words.yes : filled(chosen ? words.no : words.none, { right });
  return make("p", { className: `pain-told${chosen === right ? "" : " pain-other"}` }, [
    make("strong", { text: said }),
    ` ${why}`,
  ]);
}

// Names of radio buttons are the page's: two tests in one notebook, or two views of one, must not share them.
let drawn = 0;

function question(item, state, words, group) {
  const choices = Object.entries(item.choices).map(([letter, text]) => {
    const input = make("input", { type: "radio", name: `${group}-${item.number}`, checked: state.chosen[item.number] === letter });
    input.addEventListener("change", () => { state.chosen[item.number] = letter; });
    return make("label", {}, [input, make("span", { text: `${letter}. ${text}` })]);
  });
  const parts = [make("legend", { text: `${item.number}. ${item.story}` }), ...choices];
  if (state.shown) parts.push(told(item, state.chosen[item.number], words));
  return make("fieldset", {}, parts);
}

function counted({ items, words }, { chosen }) {
  const open = items.filter(({ number }) => !chosen[number]).map(({ number }) => number);
  const right = items.filter(({ number, right }) => chosen[number] === right).length;
  const before = open.length ? filled(words.open, { numbers: open.join(", ") }) : "";
  return before + filled(words.counted, { right, all: items.length });
}

function draw(el, content, state) {
  const { items, words, help } = content;
  const status = make("p");
  status.setAttribute("role", "status");
  // Drawn anew, with the focus on the button that was pressed.
  const again = (name, change) => {
    if (!confirm(words[`${name} sure`])) return;
    Object.assign(state, change);
    draw(el, content, state);
    el.querySelector(`[data-does=${name}]`).focus();
  };
  const acts = {
    count: () => { status.textContent = counted(content, state); },
    show: () => again("show", { shown: true }),
    clear: () => again("clear", { shown: false, chosen: {} }),
  };
  const button = (name) => {
    const pressed = make("button", { type: "button", text: words[name], onclick: acts[name] });
    pressed.className = name === "count" ? "pain-first" : "";
    pressed.dataset.does = name;
    return pressed;
  };
  drawn += 1;
  const group = `pain-quiz-${drawn}`;
  el.replaceChildren(
    make("h2", { text: words.title }),
    make("p", { text: words.lead }),
    make("p", { text: words.live }),
    ...items.map((item) => question(item, state, words, group)),
    make("div", { className: "pain-does" }, Object.keys(acts).map(button)),
    status,
    make("p", {}, [make("strong", { text: words.foot })]),
    make("p", { text: help[0] }),
    make("ul", {}, help.slice(1).map((text) => make("li", { text }))),
  );
  // A moment later: a screen reader says what changes in a status that it has met.
  if (state.shown) setTimeout(acts.count);
  keepKeys(el, "input, button");
}

export default () => keptPage("pain-quiz-page", { chosen: {}, shown: false }, draw);
