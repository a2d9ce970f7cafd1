// Times, in the page, what a learner waits for: from a key press to the painted picture.
window.stopwatch = (() => {
  // A frame's callback runs just before the browser paints; a message posted in it arrives just after.
  // Gives the frame's own time, the same for all that wait for one frame.
  const paint = () => new Promise((done) => requestAnimationFrame((frame) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(frame);
    channel.port2.postMessage(null);
  }));
  let pressed = null; // when the key went down
  let armed = false;
  let painted = null; // tells whoever waits
  let frames = new Set(); // frames that painted a new picture
  let last = null; // the last of them
  let values = 0; // that a dragged slider went through
  const slid = new MutationObserver((changes) => { values += changes.length; });

  window.addEventListener("keydown", () => {
    if (armed) pressed = performance.now();
    armed = false;
  }, true);

  // An <img> is decoded first, and its own word on when it was painted (Element Timing) agrees
  // with this to a few ms; a lab's <canvas> holds its pixels already when it says that it was drawn on.
  async function arrived(image) {
    try {
      await image.decode?.();
    } catch {
      return; // another picture took its place before it was shown
    }
    // From here on it is what the next frame paints: a successor is not shown before it is decoded.
    const frame = await paint();
    if (!image.isConnected) return;
    frames.add(frame);
    last = frame;
    if (pressed !== null) {
      painted(performance.now() - pressed);
      pressed = null;
    }
  }

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") arrived(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const images = node.matches("img") ? [node] : node.querySelectorAll("img");
        for (const image of images) arrived(image);
      }
    }
  });

  return {
    watch(cell) {
      observer.disconnect();
      observer.observe(cell, { subtree: true, childList: true, attributes: true, attributeFilter: ["src", "data-drawn"] });
    },
    // To be called before a press; `waited` then gives the milliseconds.
    arm() {
      armed = true;
      pressed = null;
      this.waited = new Promise((resolve, reject) => {
        painted = resolve;
        setTimeout(() => reject(new Error("no picture came within 10 seconds")), 10_000);
      });
      this.waited.catch(() => {});
    },
    // Till the lab has come to rest, the kernel too, and no picture has come for a while.
    async quiet(cell) {
      const kernel = () => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.status;
      const busy = () => cell.querySelector(".pain-moving") || kernel() !== "idle";
      for (let still = 0; still < 6; still += 1) {
        const before = last;
        await new Promise((done) => setTimeout(done, 50));
        if (busy() || last !== before) still = -1;
      }
    },
    startCounting(handle) {
      frames = new Set();
      values = 0;
      slid.disconnect();
      slid.observe(handle, { attributes: true, attributeFilter: ["aria-valuenow"] });
      this.began = performance.now();
    },
    // New pictures painted a second since the start, and new values of the slider.
    rates() {
      const seconds = (performance.now() - this.began) / 1000;
      return [frames.size / seconds, values / seconds];
    },
  };
})();
