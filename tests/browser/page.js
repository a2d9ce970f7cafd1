// What the tests ask of a page: the state of a lab, and when it has settled.
window.painTests = (() => {
  const LONGEST = 60000; // ms
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

  // The smallest box around a slider that also holds its number field.
  function rowOf(target) {
    let row = target.parentElement;
    while (row && !row.matches(".pain-lab") && !row.querySelector(".pain-number input")) row = row.parentElement;
    return row;
  }

  function sliders(lab) {
    return [...lab.querySelectorAll(".noUi-target")].map((target) => {
      const row = rowOf(target);
      const { range, step } = target.noUiSlider.options;
      return {
        row,
        handle: target.querySelector(".noUi-handle"),
        number: row?.querySelector(".pain-number input"),
        value: Number(target.noUiSlider.get()),
        least: Array.isArray(range.min) ? range.min[0] : range.min,
        most: Array.isArray(range.max) ? range.max[0] : range.max,
        step,
      };
    });
  }

  const seen = (element) => !!element && element.checkVisibility() && element.getClientRects().length > 0;
  const text = (lab, selector) => [...lab.querySelectorAll(selector)].map((found) => found.textContent.trim()).join(" ").trim();

  function state(lab) {
    const rows = sliders(lab);
    return {
      values: rows.map((row) => row.value),
      numbers: rows.map((row) => Number(row.number?.value)),
      drawn: Number(lab.querySelector("canvas")?.dataset.drawn ?? 0),
      alt: lab.querySelector("canvas")?.getAttribute("aria-label") ?? "",
      words: text(lab, "[role=status]"),
      notice: text(lab, "[role=alert]"),
      // Whatever else a button may open or change.
      rest: lab.innerText,
      others: [...lab.querySelectorAll("select, input:not(.pain-number input)")].map((input) => `${input.value} ${input.checked}`),
    };
  }

  const kernelIsIdle = () =>
    window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel?.status === "idle";

  // Slider and number field agree once the kernel has answered; a lab that rests says while a whole answer is to come.
  const answered = (lab, quick) =>
    kernelIsIdle() &&
    (quick || !lab.closest(".pain-lab").matches(".pain-moving")) &&
    sliders(lab).every(({ value, number }) => Math.abs(value - Number(number?.value)) < 1e-6);

  // What comes from the kernel; a box is ticked and a slider moved in the page at once.
  const told = (state) => state && JSON.stringify([state.drawn, state.alt, state.words, state.notice, state.rest]);

  // The state once the kernel told another than `before`, and it has stayed the same for a while; or once nothing has
  // happened for `patience` ms. A busy machine takes its time, so what counts is how long all was quiet.
  // The last value of a fast drag comes after others: so one change is not enough.
  // With `quick` the whole answer of a lab that rests is not waited for.
  async function settled(lab, before, patience = 5000, still = 60, quick = false) {
    const start = performance.now();
    const old = told(before);
    let now, last, since, changed;
    // To read a state takes the page longer than all else here, so it is read where something has changed.
    const look = () => {
      [now, changed] = [answered(lab, quick) ? state(lab) : undefined, false];
      const said = JSON.stringify(now);
      // A page that waits for the kernel says so, and goes on waiting.
      if (!now || said !== last || now.notice.startsWith("No answer has come yet")) since = performance.now();
      last = said;
    };
    const watch = new MutationObserver(() => (changed = true));
    watch.observe(lab, { attributes: true, characterData: true, childList: true, subtree: true });
    look();
    do {
      await sleep(20);
      if (changed || !now || !answered(lab, quick)) look();
      if (performance.now() - since < still) continue;
      // What stands in a field changes without a trace.
      look();
      if (now && told(now) !== old && performance.now() - since >= still) break;
    } while (performance.now() - since < patience && performance.now() - start < LONGEST);
    watch.disconnect();
    return state(lab);
  }

  // Of a slider its handle or its number, which gets the focus, and the state before a key goes to it.
  let control;
  function focus(lab, place, part) {
    control = sliders(lab)[place][part];
    control.focus();
    if (part === "number") control.select();
    return state(lab);
  }

  // The state after that key, and whether the next one would go to the same control.
  async function moved(lab, before, quick) {
    const after = await settled(lab, before, undefined, undefined, quick);
    return [after, control.isConnected && document.activeElement === control];
  }

  // A fingerprint of the picture itself.
  async function picture(lab) {
    const canvas = lab.querySelector("canvas");
    const bytes = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function show(input) {
    return input.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  }

  // Controls that a key can reach and that no rule of the tests knows how to drive.
  function unknownControls(lab) {
    const known = ".noUi-handle, .pain-number input, input[type=checkbox], .pain-share textarea, button, a[href], summary";
    const focusable = "input, select, textarea, button, a[href], summary, [tabindex], [contenteditable=true]";
    return [...lab.querySelectorAll(focusable)]
      .filter((found) => seen(found) && found.tabIndex >= 0 && !found.matches(known))
      .map(show);
  }

  // Controls that a mouse does not reach at their middle or near an end, since something lies over them; and what does.
  function outOfReach(lab) {
    const controls = [...lab.querySelectorAll(".noUi-handle, .pain-number input, input[type=checkbox], button")].filter(seen);
    return controls.flatMap((one) => {
      one.scrollIntoView({ block: "center" });
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const met = [left + 3, (left + right) / 2, right - 3].map((x) => document.elementFromPoint(x, (top + bottom) / 2));
      return met.filter((other) => !one.contains(other)).map((other) => `${show(one)}: ${other && show(other)}`);
    });
  }

  // Names as a screen reader would say them, by axe-core's reckoning, which takes the whole page into account.
  function unnamedControls(labs) {
    axe.setup(document.body);
    try {
      return labs.flatMap((lab) => [...lab.querySelectorAll(".noUi-handle, input, select, textarea, button, a[href], summary")])
        .filter((found) => seen(found) && !axe.commons.text.accessibleText(found).trim())
        .map(show);
    } finally {
      axe.teardown();
    }
  }

  return { sliders, state, answered, settled, focus, moved, picture, unknownControls, outOfReach, unnamedControls };
})();
