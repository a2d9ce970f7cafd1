// Messages between page and kernel can be lost: a connection breaks, a laptop sleeps. Whenever something was moved, and
// whenever the connection is back, the page tells the kernel what it shows and gets what it lacks.

const AFTER_A_MOVE = 400; // ms after the hand rests
const LONG_MOVE = 2000; // ms, then it asks while the hand still moves
const ONCE_MORE = 400; // ms without an answer; then longer each time
const LONGER = 1.06; // and not longer than
const LONGEST = 700;
const MANY = 60; // times, about half a minute, then more rarely
const MORE_RARELY = 3000;
const UNTIL_LOOKED = 4; // questions without an answer, and it looks whether the kernel still has the lab
const UNTIL_TOLD = 10; // and a reader who moved something is told
const UNTIL_CONNECTED_ANEW = 13; // and what is called a connection is given up, if also nothing else came from there
const DEAD_AFTER = 6000; // ms without any message
const CONNECTED_ANEW_AT_MOST_EACH = 15000; // ms
const AT_MOST_EACH = 200; // ms, where pictures are missed one after the other
const NEAR = 40; // ms for an answer
const LONG_REST = 2500; // ms, then the still picture is renewed
const BEAT = 500; // ms
const SLEPT = 2000; // ms without a beat

function watchAnswers(model, { picture, onSilence, onAway, onEnd }) {
  const own = Math.random().toString(36).slice(2);
  const kernel = model.widget_manager?.kernel;
  let count = 0; // questions asked
  let quietCount = 0; // the last that told what the controls show
  let heard = -1; // the last that was answered
  let unanswered = 0;
  let touched = 0; // counts what the reader did
  let touchedAtQuestion = 0;
  let changes = 0; // counts all that came from the kernel, too
  let changesAtQuestion = 0;
  let askedAt = 0;
  let receivedAt = performance.now(); // any message, of whatever cell or lab
  let toldNear = false;
  let quickest = Infinity; // ms that an answer took
  let timer = null;
  let wantsStill = false;
  let lackedBefore = false;

  const parts = new Map();
  const moved = new Set(); // those that this reader moved since the last answer
  let taking = false;
  const watched = new Map(); // what the kernel listed of the lab: models and the names of what changes in them
  let stopped = false;
  const modelOf = (id) => model.widget_manager.get_model(id);
  Promise.all(
    model.get("parts").map(async (id) => {
      const part = await modelOf(id);
      if (stopped) return;
      parts.set(id, part);
      part.on("change:value", onMove);
    }),
  ).catch(() => {}); // In an export there may be none.

  // ipywidgets sends a control's next value only when it has heard of the last; were that lost, it would wait for ever.
  const isWaiting = (part) => part._pending_msgs > 0 || part._msg_buffer;
  const connected = () => !kernel || kernel.isDisposed || kernel.connectionStatus === undefined || kernel.connectionStatus === "connected";
  const isNear = () => quickest <= NEAR;

  const later = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ask, wait);
  };
  function ask() {
    later(unanswered < MANY ? Math.min(LONGEST, ONCE_MORE * LONGER ** unanswered) : MORE_RARELY);
    if (unanswered >= UNTIL_TOLD && touched) onSilence(true);
    if (unanswered % UNTIL_LOOKED === UNTIL_LOOKED - 1) look();
    if (unanswered >= UNTIL_CONNECTED_ANEW) connectAnew();
    unanswered += 1;
    quietCount = count + 1;
    touchedAtQuestion = touched;
    changesAtQuestion = changes;
    const shown = {};
    for (const [id, [one, names]] of watched) shown[id] = Object.fromEntries(names.map((name) => [name, brief(one.get(name))]));
    // Only what was moved here: another page may have moved the others since.
    const unsent = {};
    for (const [id, part] of parts) if (moved.has(part) && isWaiting(part)) unsent[id] = part.get("value");
    // And what was typed elsewhere in the lab.
    for (const [id, [one]] of watched) if (!parts.has(id) && isWaiting(one)) unsent[id] = one.get("value");
    question({ shown, unsent, still: wantsStill });
  }
  function question(more) {
    count += 1;
    askedAt = performance.now();
    toldNear = isNear();
    send({ check: count, page: own, heard, near: toldNear, ...picture(), ...more });
  }
  // Nothing can be sent for a lab that was closed, and what waits for a connection would hold up what comes after it.
  const send = (content) => {
    if (!connected()) return;
    try {
      model.send(content);
    } catch {
      end();
    }
  };
  const end = () => {
    stop();
    onEnd();
  };
  // A kernel that was started anew elsewhere, or lost this lab, says nothing to it.
  async function look() {
    // A kernel that has subshells tells of them while a cell runs, too: so it is heard whether the connection lives.
    if (kernel?.supportsSubshells && connected()) kernel.requestListSubshell({}).done.catch(() => {});
    const [part] = parts.keys();
    if (!part || !connected()) return;
    const reply = await kernel?.requestCommInfo({ target_name: "jupyter.widget" }).catch(() => {});
    if (!stopped && reply?.content.status === "ok" && !(part in reply.content.comms)) end();
  }

  // After a sleep a connection may be dead, and nobody tells the browser for a quarter of an hour. One that is only slow,
  // since cells run on a busy machine, is left alone: what is under way then would be lost, and a cell never end.
  function connectAnew() {
    const instant = performance.now();
    const since = instant - (kernel?.painConnectedAnew ?? -Infinity);
    const wouldAnswer = kernel?.supportsSubshells || kernel?.status === "idle";
    if (!wouldAnswer || !connected() || instant - receivedAt < DEAD_AFTER) return;
    if (since < CONNECTED_ANEW_AT_MOST_EACH) return;
    kernel.painConnectedAnew = instant;
    kernel.reconnect().catch(() => {});
  }

  const onAnswer = async ({ page, answer, at, shown, resting, stale }) => {
    if (page !== own) return;
    onSilence(false);
    unanswered = 0;
    heard = answer;
    if (answer === count) {
      // Where the kernel is near, pixels come quickest as they are; packed, they are a fraction of the size.
      quickest = Math.min(quickest, performance.now() - askedAt);
    }
    if (answer !== quietCount) return;
    const changed = changes !== changesAtQuestion;
    const isMoving = () => touched !== touchedAtQuestion || stopped;
    if (!isMoving()) await take(shown, isMoving);
    if (isMoving()) {
      later(AFTER_A_MOVE);
      return;
    }
    moved.clear();
    wantsStill = false;
    // What was told with the question needs no sending.
    for (const part of [...parts.values(), ...[...watched.values()].map(([one]) => one)]) {
      part._pending_msgs = 0;
      part._msg_buffer = part._msg_buffer_callbacks = null;
      // And what another page moves is no old echo.
      part._expectedEchoMsgIds?.clear();
    }
    // A picture comes before the answer: it was lost, or this answer came to a question asked before.
    const lacks = picture().scale && picture().drawn < at;
    if (lacks || isNear() !== toldNear) later(lackedBefore ? ONCE_MORE : 0);
    else if (changed || resting) later(AFTER_A_MOVE);
    else rest(stale);
    lackedBefore = lacks;
  };
  async function take(shown = {}, isMoving) {
    for (const id of Object.keys(shown)) {
      if (watched.has(id)) continue;
      const one = await modelOf(id).catch(() => {});
      if (one) watched.set(id, [one, []]);
    }
    if (isMoving()) return;
    taking = true;
    for (const [id, values] of Object.entries(shown)) {
      const [one, names] = watched.get(id) ?? [];
      if (!one) continue;
      watched.set(id, [one, [...new Set([...names, ...Object.keys(values)])]]);
      one.set_state(values);
    }
    taking = false;
  }
  // A still picture that is stale is renewed once the reader has rested for long.
  const rest = (stale) => {
    clearTimeout(timer);
    if (!stale || stopped) return;
    timer = setTimeout(() => {
      wantsStill = true;
      ask();
    }, LONG_REST);
  };

  // Something changed, by this reader's hand or by another's.
  const onChange = () => {
    if (taking) return;
    changes += 1;
    if (performance.now() - askedAt > LONG_MOVE && heard === count) question({ quick: true });
    later(AFTER_A_MOVE);
  };
  const onTouch = () => {
    touched += 1;
    later(AFTER_A_MOVE);
  };
  function onMove(part) {
    if (part._state_lock) {
      // The kernel moved it.
      moved.delete(part);
    } else {
      moved.add(part);
      touched += 1;
    }
    onChange();
  }
  const now = () => {
    unanswered = 0;
    later(0);
  };
  const onMissed = () => later(Math.max(0, askedAt + AT_MOST_EACH - performance.now()));
  // A control that is moved meanwhile keeps its value till then, as if it waited for an answer: JupyterLab would put the
  // move into a queue, and once there is one, it sends nothing for three seconds after the connection is back.
  const onConnection = (_, status) => {
    quickest = Infinity;
    onAway(status !== "connected");
    if (status === "connected") now();
    else for (const part of parts.values()) part._pending_msgs ||= 1;
  };
  const onStatus = (_, status) => {
    if (["restarting", "autorestarting", "dead"].includes(status)) end();
    if (status === "starting") look();
  };
  // Of a kernel that another page starts anew there is no status.
  const onMessage = (_, { msg, direction }) => {
    if (direction === "recv") receivedAt = performance.now();
    if (msg.header.msg_type === "shutdown_reply") end();
    if (msg.header.msg_type === "iopub_welcome") look();
  };
  const onSight = () => { if (!document.hidden) now(); };
  // A laptop's sleep: no event tells of it, but no clock beats either.
  let beat = Date.now();
  const beats = setInterval(() => {
    if (Date.now() - beat > SLEPT) onSight();
    beat = Date.now();
  }, BEAT);
  model.on("msg:custom", onAnswer);
  kernel?.connectionStatusChanged?.connect(onConnection);
  kernel?.statusChanged?.connect(onStatus);
  kernel?.anyMessage?.connect(onMessage);
  document.addEventListener("visibilitychange", onSight);
  window.addEventListener("online", onSight);
  function stop() {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    clearInterval(beats);
    for (const part of parts.values()) part.off("change:value", onMove);
    model.off("msg:custom", onAnswer);
    kernel?.connectionStatusChanged?.disconnect(onConnection);
    kernel?.statusChanged?.disconnect(onStatus);
    kernel?.anyMessage?.disconnect(onMessage);
    document.removeEventListener("visibilitychange", onSight);
    window.removeEventListener("online", onSight);
  }
  const leave = () => {
    if (!stopped) send({ gone: own });
    stop();
  };
  return { own, now, onChange, onMissed, onTouch, leave };
}

// A long text is told by its length and a sum over it (Adler-32).
function brief(value) {
  if (typeof value !== "string") return value;
  const bytes = new TextEncoder().encode(value);
  if (bytes.length <= 64) return value;
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return [bytes.length, high * 65536 + low];
}
