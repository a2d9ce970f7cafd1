// One line above each notebook of the site: how far Python is, and that what a reader does stays in this browser, with
// a button to download it and one to start over. It is loaded as it stands here; nothing builds it.
(() => {
  "use strict";

  const WORDS = {
    name: "About this page",
    first: "Python is coming into this tab, only this first time. Read and predict meanwhile: the labs come alive by themselves.",
    again: "Python is starting in this tab. Read and predict meanwhile: the labs come alive by themselves.",
    missing: "A part of Python did not come. All can be read; for live labs, reload this page once you are online.",
    alive: "What you do here stays in this browser, on this device.",
    amount: "Python that has come",
    course: "All notebooks",
    download: "Download my copy",
    over: "Start over …",
  };
  const OVER = {
    title: "Start over?",
    body: "What you changed, ticked and moved is taken out of this browser, and the course opens as it came. A copy that you downloaded stays where it is.",
    cancel: "Keep my work",
    one: "This notebook",
    all: "The whole course",
  };
  const STYLE = `
    .pain-site { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; box-sizing: border-box;
      padding: 6px 16px; line-height: 1.4; font-size: var(--jp-content-font-size1); color: var(--jp-ui-font-color1);
      background: var(--jp-layout-color2); border-bottom: 1px solid var(--jp-border-color1); }
    .pain-site p { flex: 1 1 16em; margin: 0; }
    .pain-site a { color: var(--jp-content-link-color); }
    .pain-site progress { width: 8em; }
    .pain-site button { font: inherit; min-height: 28px; padding: 2px 10px; color: inherit; cursor: pointer;
      background: var(--jp-layout-color1); border: 1px solid var(--jp-border-color0); border-radius: 3px; }
    .pain-site button:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 1px; }
    .pain-site [hidden] { display: none; }`;

  let shared; // name of a package -> version -> { get, loaded }
  async function load(name) {
    const versions = Object.values(shared[name]);
    const { get } = versions.find(({ loaded }) => loaded) ?? versions[0];
    return (await get())();
  }

  function make(kind, content, properties = {}) {
    const element = Object.assign(document.createElement(kind), properties);
    element.append(...[content].flat().filter(Boolean));
    return element;
  }

  const megabytes = (bytes) => (bytes / 1e6).toFixed(0);

  // The line's parts, and how they are brought up to date. What is said changes seldom: a screen reader reads it aloud.
  function makeLine({ download, over }) {
    const said = make("p", "", { role: "status" });
    const bar = make("progress", "", { ariaLabel: WORDS.amount });
    const count = make("span", "", { ariaHidden: "true" });
    const buttons = [
      make("button", WORDS.download, { onclick: download }),
      make("button", WORDS.over, { onclick: over }),
    ];
    const course = make("a", WORDS.course, { href: new URL("../index.html", location.href).href });
    const amount = make("div", [bar, count]);
    const node = make("section", [said, amount, course, ...buttons], { className: "pain-site", ariaLabel: WORDS.name });
    const show = ({ state, first, loaded, total }, alive) => {
      const words = alive ? WORDS.alive : state === "missing" ? WORDS.missing : first ? WORDS.first : WORDS.again;
      if (said.textContent !== words) said.textContent = words;
      const coming = !alive && state === "loading" && total > 0;
      amount.hidden = !coming;
      if (coming) Object.assign(bar, { max: total, value: loaded });
      count.textContent = coming ? ` ${megabytes(loaded)} of ${megabytes(total)} MB` : "";
    };
    return { node, show };
  }

  // When the notebook's first lab is there, or one line says why it waits; without labs, when Python answers.
  async function alive(panel) {
    await panel.context.ready;
    window.painSite.readable();
    await panel.sessionContext.ready;
    const { kernel } = panel.sessionContext.session;
    await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
    const hasLabs = [...panel.content.model.cells].some(({ sharedModel }) => sharedModel.getSource().includes("pain_helpers.labs"));
    const there = () => panel.node.querySelector(".pain-lab, .pain-waits");
    if (!hasLabs || there()) return;
    await new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!there()) return;
        observer.disconnect();
        done();
      });
      observer.observe(panel.node, { childList: true, subtree: true });
    });
  }

  async function startOver({ contents, panel, showDialog, Dialog }) {
    const { button } = await showDialog({
      title: OVER.title,
      body: OVER.body,
      buttons: [
        Dialog.cancelButton({ label: OVER.cancel }),
        Dialog.warnButton({ label: OVER.one }),
        Dialog.warnButton({ label: OVER.all }),
      ],
    });
    if (!button.accept) return;
    const { path } = panel.context;
    const paths = button.label === OVER.all ? (await contents.get("", { content: true })).content.map((file) => file.path) : [path];
    // What came with the site comes back by itself.
    await Promise.all(paths.map((one) => contents.delete(one)));
    // Nothing unsaved is left to ask about, or to be saved as the page goes.
    panel.context.model.dirty = false;
    location.reload();
  }

  // A link to another notebook opens it in this tab, in place of this one: each has a Python of its own, and a tab with
  // ten of them would be too much for a phone. What was changed here is saved first.
  function followLinks(panel) {
    const files = new URL("../files/", location.href).href;
    const follow = async (event) => {
      const { href } = event.target.closest?.("a[href]") ?? {};
      const [address, part = ""] = (href ?? "").split("#");
      if (!address.startsWith(files) || !address.endsWith(".ipynb") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (panel.context.model.dirty) await panel.context.save();
      location.href = `?path=${address.slice(files.length)}${part && `#${part}`}`;
    };
    panel.node.addEventListener("click", follow, true);
  }

  function put(panel, line, Widget) {
    const box = new Widget();
    box.node.append(line.node);
    panel.contentHeader.insertWidget(0, box);
    // The header gives a line as much room as it says it needs.
    const observer = new ResizeObserver(() => {
      box.node.style.minHeight = `${line.node.offsetHeight}px`;
      panel.contentHeader.fit();
    });
    observer.observe(line.node);
    box.disposed.connect(() => observer.disconnect());
    return box;
  }

  async function extension() {
    const names = ["@jupyterlab/notebook", "@jupyterlab/apputils", "@lumino/widgets"];
    const [{ INotebookTracker }, { showDialog, Dialog }, { Widget }] = await Promise.all(names.map(load));
    document.head.append(make("style", STYLE));

    const opens = (app, panel) => {
      const site = window.painSite;
      const line = makeLine({
        download: () => app.commands.execute("docmanager:download"),
        over: () => startOver({ contents: app.serviceManager.contents, panel, showDialog, Dialog }),
      });
      let isAlive = false;
      const show = () => line.show(site, isAlive);
      const box = put(panel, line, Widget);
      followLinks(panel);
      site.addEventListener("change", show);
      box.disposed.connect(() => site.removeEventListener("change", show));
      show();
      alive(panel).then(async () => {
        isAlive = true;
        show();
        await site.started;
        await site.keep?.();
        document.body.dataset.painKept = "true";
      });
    };
    const plugin = {
      id: "pain_site:bar",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        tracker.forEach((panel) => opens(app, panel));
        tracker.widgetAdded.connect((_, panel) => opens(app, panel));
      },
    };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.pain_site = {
    init: (scope) => {
      shared = scope;
    },
    get: extension,
  };
})();
