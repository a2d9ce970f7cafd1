// A lab's picture, its sentence and its notice.

// The pixels of runs of one color: the first half holds their lengths, the second their colors.
function pixelsOf(runs) {
  const numbers = new Uint32Array(runs.buffer.slice(runs.byteOffset, runs.byteOffset + runs.byteLength));
  const count = numbers.length / 2;
  let total = 0;
  for (let run = 0; run < count; run++) total += numbers[run];
  const pixels = new Uint32Array(total);
  let at = 0;
  for (let run = 0; run < count; run++) {
    const color = numbers[count + run];
    const end = at + numbers[run];
    // Most runs are so short that a call would take longer than the pixels.
    if (end - at > 32) pixels.fill(color, at, end);
    else for (let pixel = at; pixel < end; pixel++) pixels[pixel] = color;
    at = end;
  }
  return pixels.buffer;
}

const NARROW = 620; // CSS pixels: in a lab up to so wide, names stand above their sliders
const SMALL = 864; // and below so many, the picture keeps that width and is moved sideways

function makeCanvas(width, height) {
  const picture = document.createElement("canvas");
  picture.className = "pain-picture";
  picture.setAttribute("role", "img");
  [picture.width, picture.height] = [width, height];
  picture.style.aspectRatio = `${width} / ${height}`;
  const paper = picture.getContext("2d", { alpha: false });
  // It would be black until the first picture comes.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, width, height);
  return { picture, paper };
}

function makeText(kind, role) {
  const text = document.createElement("p");
  text.className = kind;
  text.setAttribute("role", role);
  return text;
}

function render({ model, el }) {
  el.classList.add("pain-screen");
  const { picture, paper } = makeCanvas(model.get("width"), model.get("height"));
  const frame = document.createElement("div");
  frame.className = "pain-frame";
  frame.append(picture);
  const sentence = makeText("pain-sentence", "status");
  const notice = makeText("pain-notice", "alert");
  el.replaceChildren(frame, notice, sentence);

  // The kernel sends only the parts that changed, and numbers what it sends. A page that has missed one has nothing to
  // lay the next over, so it asks for the whole.
  let drawn = -1; // the number of the picture that stands here
  let draws = 0;
  let scale = 0; // in how many pixels it is shown for one of the picture's own
  const showPicture = ({ number, to, whole, size, places, packed }, [bytes] = []) => {
    if (number === undefined || (to && !to.includes(answers.own))) return;
    if (!whole && (drawn < 0 || number !== drawn + 1)) {
      if (drawn >= 0 && number > drawn) answers.onMissed();
      return;
    }
    if (whole) [picture.width, picture.height] = size;
    const pixels = packed ? pixelsOf(bytes) : bytes?.buffer;
    let at = packed ? 0 : bytes?.byteOffset;
    for (const [left, top, wide, high] of places) {
      const part = new Uint8ClampedArray(pixels, at, wide * high * 4);
      paper.putImageData(new ImageData(part, wide, high), left, top);
      at += part.length;
    }
    drawn = number;
    if (size) picture.dataset.drawn = ++draws;
  };
  // Until the whole comes, a still picture of the same state stands; without a kernel it is all there is.
  const showStill = async () => {
    const file = model.get("still");
    const number = model.get("still_number");
    if (drawn >= 0 || !file?.byteLength || number !== model.get("number")) return;
    const still = await createImageBitmap(new Blob([file], { type: "image/png" }));
    if (drawn >= 0 || number !== model.get("number")) return;
    [picture.width, picture.height] = [still.width, still.height];
    paper.fillStyle = "#fff";
    paper.drawImage(still, 0, 0);
    picture.dataset.still = number;
  };
  const showNumber = () => {
    // The sentence comes after its picture: where it comes first, the picture was lost.
    if (drawn >= 0 && drawn < model.get("number")) answers.onMissed();
    else answers.onChange();
    // No picture is better than one of another state.
    if (drawn < 0) paper.fillRect(0, 0, picture.width, picture.height);
  };
  const showWords = () => {
    const [words, line] = [model.get("words"), model.get("line")];
    const ends = line && words.endsWith(line);
    const lineOf = document.createElement("span");
    lineOf.className = "pain-line";
    lineOf.textContent = ends ? line : "";
    sentence.replaceChildren(ends ? words.slice(0, -line.length) : words, lineOf);
    picture.setAttribute("aria-label", words);
  };
  // What the page says by itself, "silent" or "ended", comes before what the kernel has said.
  let own = null;
  const showNotice = () => {
    const said = model.get(own ?? "notice");
    if (notice.textContent !== said) notice.textContent = said;
  };
  const answers = watchAnswers(model, {
    picture: () => ({ drawn, scale }),
    onSilence: (silent) => {
      own = silent ? "silent" : null;
      showNotice();
    },
    // A press would wait for the connection, and hold up all that comes after it.
    onAway: (away) => setInert(away, ".pain-buttons"),
    // Nothing can be moved any more that the picture would not follow.
    onEnd: () => {
      own = "ended";
      showNotice();
      setInert(true, ".pain-controls, .pain-buttons");
    },
  });
  const setInert = (inert, boxes) => {
    for (const box of el.closest(".pain-lab")?.querySelectorAll(boxes) ?? []) box.inert = inert;
  };
  const heard = [
    ["msg:custom", showPicture],
    ["change:number", showNumber],
    ["change:words", showWords],
    ["change:notice", showNotice],
    ["change:still_number", showStill],
  ];
  for (const [event, act] of heard) model.on(event, act);
  showWords();
  showNotice();
  showStill().catch(() => {});

  // Drawn in just the pixels in which it is shown, a picture is sharpest and quickest.
  let asking = null;
  const tellScale = (counted) => {
    clearTimeout(asking);
    asking = setTimeout(() => {
      const wide = picture.getBoundingClientRect().width * devicePixelRatio;
      // Where a browser only acts as if its screen were denser, it counts other pixels than it says.
      const wanted = (Math.abs(counted - wide) < 1 ? counted : Math.round(wide)) / model.get("width");
      if (!wanted || wanted === scale) return;
      scale = wanted;
      answers.now();
    }, scale ? 150 : 0);
  };
  const sizes = new ResizeObserver(([entry]) => {
    // What can be moved sideways must be movable by keys, too.
    const moves = frame.scrollWidth > frame.clientWidth + 1;
    const asPlace = { tabindex: "0", role: "group", "aria-label": model.get("sideways") };
    for (const [name, value] of Object.entries(asPlace)) {
      if (moves) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
    tellScale(entry.devicePixelContentBoxSize?.[0].inlineSize);
  });
  try {
    // Tells of another screen's pixels too, which leave the size on the page as it was.
    sizes.observe(picture, { box: "device-pixel-content-box" });
  } catch {
    sizes.observe(picture);
  }

  // The controls are drawn by ipywidgets, some of them after this.
  let observer = null;
  const widths = new ResizeObserver(([{ target }]) => {
    target.classList.toggle("pain-narrow", target.clientWidth <= NARROW);
    target.classList.toggle("pain-small", target.clientWidth < SMALL);
  });
  let leaveKeys = null;
  const touches = ["pointerup", "keyup", "change"];
  let touching = null;
  let isHeld = false;
  const pointing = ["pointerdown", "pointerup", "pointercancel"];
  const onPointer = ({ type, target }) => {
    isHeld = type === "pointerdown" && Boolean(touching?.contains(target));
  };
  for (const event of pointing) window.addEventListener(event, onPointer, { capture: true, passive: true });
  const watch = requestAnimationFrame(function find() {
    const lab = el.closest(".pain-lab");
    if (!lab) return;
    const limits = model.get("limits");
    nameControls(lab, limits);
    keepPlace(lab);
    leaveKeys = keepKeys(lab);
    for (const touch of touches) lab.addEventListener(touch, answers.onTouch, { passive: true });
    touching = lab;
    widths.observe(lab);
    // Firefox tells of no size while its window is on no screen.
    if (!scale) tellScale();
    observer = new MutationObserver(() => nameControls(lab, limits));
    observer.observe(lab, { childList: true, subtree: true });
  });
  return () => {
    for (const [event, act] of heard) model.off(event, act);
    answers.leave();
    for (const event of pointing) window.removeEventListener(event, onPointer, { capture: true });
    // A hand that holds a slider would go on moving it when it is gone.
    if (isHeld) document.documentElement.dispatchEvent(new MouseEvent("mouseup"));
    cancelAnimationFrame(watch);
    clearTimeout(asking);
    for (const touch of touches) touching?.removeEventListener(touch, answers.onTouch);
    leaveKeys?.();
    observer?.disconnect();
    sizes.disconnect();
    widths.disconnect();
  };
}

export default { render };
