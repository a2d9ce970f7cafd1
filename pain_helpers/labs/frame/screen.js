// A lab's picture, its sentence, and the names that ipywidgets' sliders lack.

function nameControls(lab) {
  for (const row of lab.querySelectorAll(".pain-control")) {
    const name = row.querySelector(".widget-label")?.textContent;
    for (const part of row.querySelectorAll(".noUi-handle, input")) {
      if (name && part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    }
  }
}

// The pixels of runs of one color: the first half holds their lengths, the second their colors.
function pixelsOf(runs) {
  const numbers = new Uint32Array(runs.buffer.slice(runs.byteOffset, runs.byteOffset + runs.byteLength));
  const count = numbers.length / 2;
  let total = 0;
  for (let run = 0; run < count; run++) total += numbers[run];
  const pixels = new Uint32Array(total);
  let at = 0;
  for (let run = 0; run < count; run++) pixels.fill(numbers[count + run], at, (at += numbers[run]));
  return pixels.buffer;
}

function render({ model, el }) {
  el.classList.add("pain-screen");
  const picture = document.createElement("canvas");
  picture.className = "pain-picture";
  picture.setAttribute("role", "img");
  picture.style.aspectRatio = `${model.get("width")} / ${model.get("height")}`;
  const paper = picture.getContext("2d", { alpha: false });
  const sentence = document.createElement("p");
  sentence.className = "pain-sentence";
  sentence.setAttribute("role", "status");
  const notice = document.createElement("p");
  notice.className = "pain-notice";
  notice.setAttribute("role", "alert");
  el.replaceChildren(picture, notice, sentence);

  // The kernel sends only the parts that changed. A page that has just opened has nothing
  // to lay them over, so it asks for the whole picture first.
  let drawn = 0;
  const showPicture = ({ whole, size: [width, height], places, runs }, [bytes]) => {
    if (whole) [picture.width, picture.height] = [width, height];
    else if (!drawn) return;
    const pixels = runs ? pixelsOf(bytes) : bytes.buffer;
    let at = runs ? 0 : bytes.byteOffset;
    for (const [left, top, wide, high] of places) {
      const part = new Uint8ClampedArray(pixels, at, wide * high * 4);
      paper.putImageData(new ImageData(part, wide, high), left, top);
      at += part.length;
    }
    picture.dataset.drawn = ++drawn;
  };
  const showWords = () => {
    sentence.textContent = model.get("words");
    picture.setAttribute("aria-label", model.get("words"));
  };
  const showNotice = () => { notice.textContent = model.get("notice"); };
  model.on("msg:custom", showPicture);
  model.on("change:words", showWords);
  model.on("change:notice", showNotice);
  showWords();
  showNotice();

  // Drawn in just the pixels in which it is shown, a picture is sharpest and quickest.
  const far = !["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  let asked = 0;
  let asking = null;
  const sizes = new ResizeObserver(() => {
    clearTimeout(asking);
    asking = setTimeout(() => {
      const scale = Math.round(picture.clientWidth * devicePixelRatio) / model.get("width");
      if (scale && scale !== asked) model.send({ scale, far });
      asked = scale || asked;
    }, asked ? 150 : 0);
  });
  try {
    // Tells of another screen's pixels too, which leave the size on the page as it was.
    sizes.observe(picture, { box: "device-pixel-content-box" });
  } catch {
    sizes.observe(picture);
  }

  // The controls are drawn by ipywidgets, some of them after this.
  let observer = null;
  const watch = requestAnimationFrame(function find() {
    const lab = el.closest(".pain-lab");
    if (!lab) return;
    nameControls(lab);
    keepPlace(lab);
    observer = new MutationObserver(() => nameControls(lab));
    observer.observe(lab, { childList: true, subtree: true });
  });
  return () => {
    model.off("msg:custom", showPicture);
    model.off("change:words", showWords);
    model.off("change:notice", showNotice);
    cancelAnimationFrame(watch);
    clearTimeout(asking);
    observer?.disconnect();
    sizes.disconnect();
  };
}

export default { render };
