// Labs come alive when a notebook of the course opens: its code cells run by themselves when, and only when, each is
// letter for letter one that the installed course lists. Everything else waits for the reader, and one line says so.
//
// This file is what JupyterLab and Notebook 7 load, as it stands here: nothing builds it. It takes what it needs of
// JupyterLab from the scope that JupyterLab shares with all its extensions. The list, cells.json, is made by
// `make notebooks`: the SHA-256 of each code cell's source, as it is in the file, in UTF-8.

(() => {
  "use strict";

  const LIST = new URL("cells.json", document.currentScript.src);
  const PLUGIN = "pain_helpers:opening";
  const LONGEST = 10000; // ms that other cells wait for the picture of the first lab; a busy kernel takes some
  const WHY = {
    other: "A cell with code here is not one of the installed course",
    edited: "This notebook was changed before its labs had started",
    kernel: "What runs the code of this notebook is not the Python of the course",
    insecure: "This page came without https",
  };
  const WAITS = "so nothing ran by itself. If you trust this notebook, choose Run > Run All Cells.";

  // Of JupyterLab

  let shared; // name of a package -> version -> { get, loaded }
  async function load(name) {
    const versions = Object.values(shared[name]);
    const { get } = versions.find(({ loaded }) => loaded) ?? versions[0];
    return (await get())();
  }

  // A notebook in the background does not start: a reader who comes back to ten open ones needs no ten kernels at work.
  const seen = (node) =>
    new Promise((done) => {
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        done();
      });
      observer.observe(node);
    });

  // The kernel, once it answers. JupyterLab calls the notebook ready, and the kernel idle, before there is one.
  async function kernelOf(context) {
    await context.ready;
    while (!context.session?.kernel) {
      await new Promise((done) => {
        const changed = () => {
          context.kernelChanged.disconnect(changed);
          done();
        };
        context.kernelChanged.connect(changed);
      });
    }
    const { kernel } = context.session;
    await kernel.info;
    return kernel;
  }

  // The reply of a kernel to Python code that leaves no trace among the reader's, and what the code gave, if it is shown.
  async function ask(kernel, code, wanted = {}) {
    const sent = kernel.requestExecute({ code, silent: true, store_history: false, user_expressions: wanted });
    let given;
    sent.onIOPub = ({ header, content }) => {
      if (header.msg_type === "execute_result") given = content.data["text/plain"];
    };
    return { ...(await sent.done).content, given };
  }

  // Whole numbers that Python expressions are in the kernel; none where it is no Python.
  async function numbers(kernel, expressions) {
    const { status, user_expressions: found } = await ask(kernel, "", expressions);
    if (status !== "ok") return [];
    // JupyterLite knows of no expressions beside code; it shows what the code gives, though asked to be silent.
    const texts = found
      ? Object.values(found).map(({ data }) => data?.["text/plain"])
      : ((await ask(kernel, `(${Object.values(expressions).join(", ")})`)).given?.match(/-?\d+/g) ?? []);
    const all = texts.map(Number);
    return all.every(Number.isInteger) ? all : [];
  }

  // Of the course

  async function hashOf(text) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const sourcesOf = (cells) => cells.map(({ model }) => model.sharedModel.getSource());
  const same = (one, other) => one.length === other.length && one.every((part, place) => part === other[place]);
  const showsControls = ({ model }) =>
    model.sharedModel.getOutputs().some(({ data }) => data?.["application/vnd.jupyter.widget-view+json"]);
  // Each lab brings its still picture, for where there are no controls.
  const showsLab = (cell) =>
    showsControls(cell) &&
    cell.model.sharedModel.getOutputs().some(({ data }) => [data?.["text/html"]].flat().join("").includes("pain-static"));

  // Why a notebook waits, or null when each of its code cells is listed.
  async function whyNot(sources) {
    if (!globalThis.crypto?.subtle) return WHY.insecure;
    const answer = await fetch(LIST, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${LIST}: ${answer.status}`);
    const listed = new Set(Object.values((await answer.json()).cells).flat());
    const hashes = await Promise.all(sources.map(hashOf));
    return hashes.every((hash) => listed.has(hash)) ? null : WHY.other;
  }

  // While the cells run, Python looks for modules not in the notebook's own folder: a stranger's file there, named
  // pain_helpers.py, would else run in place of the course. Then the folder is back where it was.
  const PLACES = "__import__('sys').path";
  const WITHOUT_FOLDER = `${PLACES}[:] = [place for place in ${PLACES} if place]`;
  const withFolder = (place) => `${PLACES}.insert(${place}, "")`;
  const WANTED = {
    folder: `${PLACES}.index("") if "" in ${PLACES} else -1`,
    count: "get_ipython().execution_count",
  };

  // Whether the kernel is still the one that was asked: after a restart it looks into the notebook's folder again.
  function steady({ sessionContext }, kernel) {
    let same = true;
    kernel.statusChanged.connect((_, status) => {
      if (["restarting", "autorestarting", "dead"].includes(status)) same = false;
    });
    return () => same && !kernel.isDisposed && sessionContext.session?.kernel === kernel;
  }

  // Till a lab in view has its picture, which the kernel draws once the page has asked for it. Behind all other cells,
  // which the kernel would run first, it came seconds later.
  async function picture(cell, goesOn) {
    const end = performance.now() + LONGEST;
    while (goesOn() && cell.node.isConnected && !document.hidden && performance.now() < end) {
      const canvas = cell.node.querySelector(".pain-lab canvas");
      if (canvas && (canvas.dataset.drawn || !canvas.checkVisibility({ contentVisibilityAuto: true }))) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  // Which cells a reader runs while their notebook opens. Theirs are not run again: a lab would start anew under a hand.
  function readersCells(NotebookActions) {
    const cells = new WeakSet();
    const add = (_, { cell }) => cells.add(cell);
    NotebookActions.executionScheduled.connect(add);
    return { has: (cell) => cells.has(cell), leave: () => NotebookActions.executionScheduled.disconnect(add) };
  }

  async function open(panel, settings, CodeCell, readers, tell) {
    await panel.context.ready;
    const codes = () => panel.content.widgets.filter(({ model }) => model.type === "code");
    const sources = sourcesOf(codes());
    // Notebooks that have nothing to do with the course are none of its business.
    if (!settings.get("onOpening").composite || !sources.some((source) => source.includes("pain_helpers"))) return;
    const opened = sourcesOf(panel.content.widgets);
    const why = await whyNot(sources);
    if (why) return tell(why);

    await seen(panel.node);
    const kernel = await kernelOf(panel.sessionContext);
    const [folder, count] = await numbers(kernel, WANTED);
    if (count === undefined) return tell(WHY.kernel);
    // After a reload of the page the kernel still holds the labs that were saved: they stand as the reader left them.
    if (count > 1 && codes().some(showsControls)) return;

    const goesOn = steady(panel, kernel);
    await ask(kernel, WITHOUT_FOLDER);
    try {
      // From here to the first cell nothing else can come between.
      if (panel.isDisposed) return;
      if (!same(opened, sourcesOf(panel.content.widgets))) return tell(WHY.edited);
      // Not by Run All, which goes to the last cell and takes the page along. What a reader edits, or takes out, while
      // other cells run is no more among those that may.
      const mine = (cell) =>
        goesOn() && !cell.isDisposed && !readers.has(cell) && sources.includes(sourcesOf([cell])[0]);
      const execute = (cell) => CodeCell.execute(cell, panel.sessionContext);
      const run = (cells) => Promise.allSettled(cells.filter(mine).map(execute));
      // One by one up to the first lab, then all others; after an error none, as by Run All.
      const left = codes();
      for (let shown = false; left.length && !shown; ) {
        const cell = left.shift();
        const [ran] = await run([cell]);
        if (ran?.value?.content.status === "error") return;
        shown = !cell.isDisposed && showsLab(cell);
        if (shown) await picture(cell, goesOn);
      }
      await run(left);
    } finally {
      if (folder >= 0 && goesOn()) await ask(kernel, withFolder(folder));
    }
  }

  // One line above the notebook, until one of its cells runs.
  function makeTell(panel, Widget, NotebookActions) {
    return (why) => {
      const line = new Widget();
      line.addClass("pain-waits");
      const text = document.createElement("p");
      text.setAttribute("role", "status");
      text.textContent = `${why}, ${WAITS}`;
      text.style.cssText =
        "margin: 0; padding: 8px 16px; line-height: 1.4; font-size: var(--jp-content-font-size1);" +
        "color: var(--jp-ui-font-color1); background: var(--jp-layout-color2);" +
        "border-bottom: 1px solid var(--jp-border-color1);";
      line.node.append(text);
      panel.contentHeader.addWidget(line);
      // The header gives a line as much room as it says it needs.
      const observer = new ResizeObserver(() => {
        line.node.style.minHeight = `${text.offsetHeight}px`;
        panel.contentHeader.fit();
      });
      observer.observe(text);
      const go = (_, { notebook }) => notebook === panel.content && line.dispose();
      NotebookActions.executionScheduled.connect(go);
      line.disposed.connect(() => {
        observer.disconnect();
        NotebookActions.executionScheduled.disconnect(go);
      });
    };
  }

  async function extension() {
    if (!shared["@jupyterlab/notebook"]) return () => ({ __esModule: true, default: [] }); // in Voilà, which runs all by itself
    const names = ["notebook", "settingregistry", "cells"].map((name) => `@jupyterlab/${name}`);
    const [{ INotebookTracker, NotebookActions }, { ISettingRegistry }, { CodeCell }, { Widget }] = await Promise.all(
      [...names, "@lumino/widgets"].map(load),
    );
    const plugin = {
      id: PLUGIN,
      autoStart: true,
      requires: [INotebookTracker, ISettingRegistry],
      activate: async (_, tracker, registry) => {
        const settings = await registry.load(PLUGIN);
        const opens = (panel) => {
          const readers = readersCells(NotebookActions);
          const tell = makeTell(panel, Widget, NotebookActions);
          return open(panel, settings, CodeCell, readers, tell).finally(readers.leave);
        };
        tracker.forEach(opens);
        tracker.widgetAdded.connect((_, panel) => opens(panel));
      },
    };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.pain_helpers = {
    init: (scope) => {
      shared = scope;
    },
    get: extension,
  };
})();
