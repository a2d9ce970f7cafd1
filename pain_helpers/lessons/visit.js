// The page of questions: ticking, own words, one page to print and a text file.
// Everything stays in the page. Nothing is written to the model, stored, or sent.

// A4 and Letter both have room for a sheet of this size within margins of 14 mm.
const SHEET_HEIGHT_MM = 248;
const PIXELS_A_MM = 96 / 25.4;
// From much room to write to none; the first that fits on one page is taken, and nothing is ever cut.
const LAYOUTS = ["roomy", "close", "tight", "tightest", "tightest smallest"];

const SHEET_STYLE = `
  @page { margin: 14mm; }
  * { box-sizing: border-box; }
  body { margin: 0; background: #fff; color: #111; font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
  main { width: 182mm; font-size: 11.5pt; line-height: 1.3; overflow-wrap: anywhere; }
  h1 { font-size: 17pt; margin: 0 0 2mm; }
  h2 { font-size: 12pt; margin: 4mm 0 1mm; }
  p { margin: 0 0 1.5mm; }
  .visit { float: right; font-size: 10.5pt; margin-top: 1.5mm; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { padding-left: 7mm; position: relative; margin-bottom: 2mm; break-inside: avoid; }
  li::before { content: ""; position: absolute; left: 0; top: 0.6mm; width: 3.6mm; height: 3.6mm; border: 0.3mm solid #111; }
  .why { display: block; font-size: 0.85em; color: #444; }
  .line { display: block; height: 8mm; border-bottom: 0.25mm solid #999; }
  .own { white-space: pre-wrap; }
  footer div:first-child { font-weight: bold; }
  footer { margin-top: 4mm; padding-top: 1.5mm; border-top: 0.3mm solid #111; font-size: 8.5pt; line-height: 1.3; }
  .close .line + .line { display: none; }
  .close .line { height: 7mm; }
  .tight .line, .tightest .line { display: none; }
  .tight { font-size: 10.5pt; }
  .tight li { margin-bottom: 1mm; }
  .tightest { font-size: 9.5pt; line-height: 1.2; }
  .tightest .why { display: none; }
  .tightest li { margin-bottom: 0.6mm; }
  .tightest li::before { width: 3mm; height: 3mm; top: 0.4mm; }
  .tightest h2 { font-size: 10.5pt; margin: 2.2mm 0 0.6mm; }
  .tightest footer { margin-top: 2.5mm; font-size: 8pt; }
  .smallest { font-size: 8.5pt; line-height: 1.15; }
  .smallest h1 { font-size: 14pt; margin: 0; }
  .smallest h2 { margin-top: 1.5mm; }
  .smallest li { margin-bottom: 0.3mm; }
  .tight .own-lines .line, .tightest .own-lines .line { display: block; height: 6.5mm; }
  button { font: inherit; padding: 2mm 6mm; margin: 0 0 6mm; cursor: pointer; }
  @media screen { body { padding: 8mm; } }
  @media print { button { display: none; } }
`;

// What goes on paper and into the file: the ticked questions by situation, or all of them if none is ticked.
function chosen(situations, ticked) {
  const wanted = (question) => ticked.size === 0 || ticked.has(question.asked);
  return situations
    .map(({ title, questions }) => ({ title, questions: questions.filter(wanted) }))
    .filter(({ questions }) => questions.length);
}

function asText({ words, help, situations }, state) {
  const lines = [words.title.toUpperCase(), "", words.goal, state.goal.trim() || "_".repeat(40)];
  for (const { title, questions } of chosen(situations, state.ticked)) {
    lines.push("", title.toUpperCase());
    for (const { asked, why } of questions) lines.push("", `[ ] ${asked}`, `    ${words.why} ${why}`);
  }
  lines.push("", words.own, state.own.trim() || "_".repeat(40), "", words.foot, ...help, "");
  return lines.join("\n");
}

function sheet({ words, help, situations }, state, page) {
  const part = (tag, properties, children) => make(tag, properties, children, page);
  const line = () => part("span", { className: "line" });
  const written = (text, lines) =>
    text.trim()
      ? part("p", { className: "own", text: text.trim() })
      : part("div", { className: "own-lines" }, Array.from({ length: lines }, line));
  const parts = [
    part("p", { className: "visit", text: `${words.visit} ____________________` }),
    part("h1", { text: words.title }),
    part("h2", { text: words.goal }),
    written(state.goal, 1),
  ];
  for (const { title, questions } of chosen(situations, state.ticked)) {
    parts.push(part("h2", { text: title }));
    const asked = questions.map((question) =>
      part("li", { text: question.asked }, [part("span", { className: "why", text: question.why }), line(), line()]),
    );
    parts.push(part("ul", {}, asked));
  }
  parts.push(part("h2", { text: words.own }), written(state.own, 2));
  parts.push(part("footer", {}, [words.foot, ...help].map((text) => part("div", { text }))));
  return part("main", {}, parts);
}

function fillSheet(target, content, state, close) {
  const page = target.document;
  page.documentElement.lang = "en";
  page.title = content.words.title;
  page.head.append(make("style", { text: SHEET_STYLE }, [], page));
  const main = sheet(content, state, page);
  page.body.replaceChildren(main);
  for (const layout of LAYOUTS) {
    main.className = layout;
    if (main.getBoundingClientRect().height <= SHEET_HEIGHT_MM * PIXELS_A_MM) break;
  }
  const print = () => { target.focus(); target.print(); };
  page.body.prepend(make("button", { type: "button", text: content.words.print, onclick: print }, [], page));
  if (close) target.onafterprint = close;
  // The page is drawn before the dialog stops everything.
  target.setTimeout(print, 50);
}

function printPage(content, state) {
  const opened = window.open("", "_blank");
  if (opened) {
    fillSheet(opened, content, state);
    return;
  }
  // No window is let through: the page is printed from a frame that cannot be seen.
  const frame = make("iframe", { title: content.words.title });
  Object.assign(frame.style, { position: "fixed", left: "-300mm", width: "210mm", height: "297mm", border: "0" });
  document.body.append(frame);
  fillSheet(frame.contentWindow, content, state, () => frame.remove());
}

function saveText(content, state) {
  const address = URL.createObjectURL(new Blob([asText(content, state)], { type: "text/plain;charset=utf-8" }));
  make("a", { href: address, download: "my-questions.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function countWords(words, many, count) {
  const which = count === 0 ? "none" : count === 1 ? "one" : count < many ? "some" : "many";
  return words[`chosen ${which}`].replace("{count}", count);
}

// One question: a box to tick, what is asked, and why.
function ask({ asked, why }, ticked, changed) {
  const box = make("input", { type: "checkbox", checked: ticked.has(asked) });
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(asked);
    else ticked.delete(asked);
    changed();
  });
  const words = [make("span", { className: "pain-asked", text: asked }), make("span", { className: "pain-why", text: why })];
  return make("label", { className: "pain-ask" }, [box, make("span", {}, words)]);
}

function situationOf({ title, questions }, ticked, changed) {
  const count = make("span", { className: "pain-ticked" });
  const show = () => {
    const mine = questions.filter(({ asked }) => ticked.has(asked)).length;
    count.textContent = mine ? ` \u2713 ${mine}` : "";
  };
  const asks = questions.map((question) => ask(question, ticked, () => { show(); changed(); }));
  show();
  return make("details", {}, [make("summary", { text: title }, [count]), ...asks]);
}

function ownWords(label, name, rows, state) {
  const field = make("textarea", { rows, value: state[name], autocomplete: "off" });
  field.addEventListener("input", () => { state[name] = field.value; });
  return make("label", { className: "pain-own", text: label }, [field]);
}

function draw(el, content, state) {
  const { words, help, situations, many } = content;
  const status = make("p");
  status.setAttribute("role", "status");
  const say = (text) => { status.textContent = text; };
  const count = () => say(countWords(words, many, state.ticked.size));
  const clear = () => {
    if (!confirm(words["clear sure"])) return;
    Object.assign(state, { goal: "", own: "" }).ticked.clear();
    draw(el, content, state);
  };
  const does = (name, act, className = "") => make("button", { type: "button", text: words[name], className, onclick: act });
  el.replaceChildren(
    make("p", { text: words.lead }),
    make("p", { text: words.live }),
    ...situations.map((situation) => situationOf(situation, state.ticked, count)),
    ownWords(words.goal, "goal", 2, state),
    ownWords(words.own, "own", 4, state),
    make("div", { className: "pain-does" }, [
      does("print", () => { printPage(content, state); say(words.printed); }, "pain-first"),
      does("save", () => { saveText(content, state); say(words.saved); }),
      does("clear", clear),
    ]),
    status,
    make("p", {}, [make("strong", { text: words.foot })]),
    make("p", { text: help[0] }),
    make("ul", {}, help.slice(1).map((text) => make("li", { text }))),
  );
  count();
  keepKeys(el, "input, textarea, button, summary");
}

export default () => keptPage("pain-visit-page", { ticked: new Set(), goal: "", own: "" }, draw);
