// Messages between page and kernel can be lost: a connection breaks, a laptop sleeps. Whenever something was moved, and
// whenever the connection is back, the page tells the kernel which picture it has and gets what it lacks.

const AFTER_A_MOVE = 400; // ms after the hand rests
const ONCE_MORE = 400; // ms without an answer
const MANY = 40; // times, then more rarely
const MORE_RARELY = 3000;
const UNTIL_TOLD = 10; // questions without an answer, and a reader who moved something is told
const NEAR = 40; // ms for an answer
const LONG_REST = 2500; // ms, then the still picture is renewed

function watchAnswers(model, { shown, onSilence, onEnd }) {
  const own = Math.random().toString(36).slice(2);
  const kernel = model.widget_manager?.kernel;
  let count = 0; // questions asked
  let unanswered = 0;
  let touched = 0; // counts what the reader did
  let touchedAtQuestion = 0;
  let askedAt = 0;
  let quickest = Infinity; // ms that an answer took
  let timer = null;
  let stillAsked = -1;

  const parts = new Map();
  let stopped = false;
  Promise.all(
    model.get("parts").map(async (id) => {
      const part = await model.widget_manager.get_model(id);
      if (stopped) return;
      parts.set(id, part);
      part.on("change:value", onMove);
    }),
  ).catch(() => {}); // In an export there may be none.

  // ipywidgets sends a control's next value only when it has heard of the last; were that lost, it would wait for ever.
  const waiting = () => [...parts].filter(([, part]) => part._pending_msgs > 0 || part._msg_buffer);
  const connected = () => !kernel || kernel.isDisposed || kernel.connectionStatus === undefined || kernel.connectionStatus === "connected";

  const later = (wait) => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(ask, wait);
  };
  function ask() {
    later(unanswered < MANY ? ONCE_MORE : MORE_RARELY);
    if (unanswered >= UNTIL_TOLD && touched) onSilence(true);
    unanswered += 1;
    if (!connected()) return;
    count += 1;
    askedAt = performance.now();
    touchedAtQuestion = touched;
    const unsent = Object.fromEntries(waiting().map(([id, part]) => [id, part.get("value")]));
    send({ check: `${own} ${count}`, unsent, number: model.get("number"), ...shown() });
  }
  // Nothing can be sent for a lab that was closed.
  const send = (content) => {
    try {
      model.send(content);
    } catch {
      stop();
      onEnd();
    }
  };
  const onAnswer = ({ answer }) => {
    if (!answer?.startsWith(`${own} `)) return;
    onSilence(false);
    unanswered = 0;
    if (answer !== `${own} ${count}`) return;
    clearTimeout(timer);
    // Where the kernel is near, pixels come quickest as they are; packed, they are a fraction of the size.
    const wasNear = quickest <= NEAR;
    quickest = Math.min(quickest, performance.now() - askedAt);
    if (!wasNear && quickest <= NEAR) send({ near: true });
    if (touched !== touchedAtQuestion) {
      later(AFTER_A_MOVE);
      return;
    }
    // What was told with the question needs no sending.
    for (const [, part] of waiting()) {
      part._pending_msgs = 0;
      part._msg_buffer = part._msg_buffer_callbacks = null;
    }
    if (stillAsked === touched) return;
    timer = setTimeout(() => {
      stillAsked = touched;
      send({ still: true });
    }, LONG_REST);
  };

  const onTouch = () => {
    touched += 1;
    later(AFTER_A_MOVE);
  };
  function onMove(part) {
    // Else the kernel moved it.
    if (!part._state_lock) touched += 1;
    later(AFTER_A_MOVE);
  }
  const now = () => {
    unanswered = 0;
    ask();
  };
  // A control that is moved meanwhile keeps its value till then, as if it waited for an answer: JupyterLab would put the
  // move into a queue, and once there is one, it sends nothing for three seconds after the connection is back.
  const onConnection = (_, status) => {
    if (status === "connected") now();
    else for (const part of parts.values()) part._pending_msgs ||= 1;
  };
  const onStatus = (_, status) => {
    if (!["restarting", "autorestarting", "dead"].includes(status)) return;
    stop();
    onEnd();
  };
  const onSight = () => { if (!document.hidden) later(0); };
  model.on("msg:custom", onAnswer);
  kernel?.connectionStatusChanged?.connect(onConnection);
  kernel?.statusChanged?.connect(onStatus);
  document.addEventListener("visibilitychange", onSight);
  window.addEventListener("online", onSight);
  function stop() {
    stopped = true;
    clearTimeout(timer);
    for (const part of parts.values()) part.off("change:value", onMove);
    model.off("msg:custom", onAnswer);
    kernel?.connectionStatusChanged?.disconnect(onConnection);
    kernel?.statusChanged?.disconnect(onStatus);
    document.removeEventListener("visibilitychange", onSight);
    window.removeEventListener("online", onSight);
  }
  const nearness = () => (quickest <= NEAR ? { near: true } : {});
  return { now: () => later(0), later, send, nearness, onTouch, stop };
}
