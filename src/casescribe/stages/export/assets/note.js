"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const audio = byId("audio");
  const note = byId("note");
  const transcript = byId("transcript");
  const caption = byId("caption");
  const help = byId("help");
  const keys = byId("keys");
  const sideBySide = matchMedia("(min-width: 60em) and (min-height: 30em)");
  const rows = [...note.querySelectorAll(".row")];

  const SLACK = 0.02;

  function span(element) {
    const [start, end] = element.dataset.t.split(" ").map(Number);
    return { start, end };
  }

  const words = [...transcript.querySelectorAll(".said span[data-t]:not(.gap), .said u[data-t]")]
    .map((element) => ({ element, ...span(element) }))
    .sort((a, b) => a.start - b.start);

  function wordAt(seconds) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle].start <= seconds) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= Math.max(0, low - 4); i -= 1) if (seconds < words[i].end) return i;
    return -1;
  }

  // What is marked: the row that plays, the words it rests on, the word being spoken.

  let row = null;
  let cited = [];
  let spoken = -1;
  let following = true;

  function swap(from, to, name) {
    for (const element of from) element.classList.remove(name);
    for (const element of to) element.classList.add(name);
  }

  function reveal(element) {
    if (!following || (audio && !sideBySide.matches)) return;
    const pane = sideBySide.matches ? transcript.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const top = transcript.querySelector(".tools").getBoundingClientRect().bottom;
    const box = element.getBoundingClientRect();
    const hidden = box.bottom > pane.bottom - 24 || box.top < (sideBySide.matches ? top + 8 : pane.top);
    if (hidden) element.scrollIntoView({ block: "center" });
  }

  function cite(link) {
    say(-1);
    const turn = byId(link.hash.slice(1));
    const { start, end } = span(link);
    const inside = [...turn.querySelectorAll(".said [data-t]")].filter((element) => {
      const at = span(element);
      return start - SLACK <= at.start && at.end <= end + SLACK;
    });
    const next = inside.length ? inside : [turn.querySelector(".said")];
    swap(cited, next, "cited");
    cited = next;
    reveal(next[0]);
  }

  function choose(next) {
    if (row === next) return;
    swap(row ? [row] : [], next ? [next] : [], "playing");
    row = next;
  }

  function say(index) {
    if (index === spoken) return;
    if (spoken >= 0) words[spoken].element.classList.remove("now");
    spoken = index;
    if (index < 0) return;
    words[index].element.classList.add("now");
    reveal(words[index].element);
    subtitle(words[index].element);
  }

  function subtitle(element) {
    const all = [...element.parentElement.children];
    const from = Math.floor(all.indexOf(element) / 10) * 10;
    const who = document.createElement("i");
    who.textContent = `${element.closest(".turn").querySelector(".who b").textContent}: `;
    caption.replaceChildren(who);
    for (const word of all.slice(from, from + 10)) {
      const shown = document.createElement(word === element ? "b" : "span");
      shown.textContent = word.textContent;
      caption.append(shown, " ");
    }
    caption.hidden = false;
  }

  // Playing: the stretches still to come, and where the present one ends.

  let queue = [];
  let limit = null;
  let link = null;
  let sought = null;
  let drawing = 0;

  function seek(seconds) {
    sought = seconds;
    audio.currentTime = seconds;
  }

  function settle() {
    const sounding = audio && !audio.paused && link;
    for (const old of note.querySelectorAll(".sounding")) old.classList.remove("sounding");
    if (sounding) link.classList.add("sounding");
  }

  function start(links) {
    following = true;
    choose(links[0].closest(".row"));
    queue = links.slice(1);
    playOne(links[0]);
  }

  function playOne(next) {
    link = next;
    cite(next);
    if (!audio) return;
    const { start: from, end } = span(next);
    limit = end;
    shade(from, end);
    seek(from);
    audio.play().catch(stop);
    settle();
  }

  function playFrom(seconds) {
    forget();
    following = true;
    seek(seconds);
    audio.play().catch(stop);
  }

  function forget() {
    queue = [];
    limit = null;
    link = null;
    choose(null);
    swap(cited, [], "cited");
    cited = [];
    shade(0, 0);
    settle();
  }

  function stop() {
    queue = [];
    if (audio) audio.pause();
  }

  function toggle(links) {
    if (!audio) start(links);
    else if (!audio.paused && links.includes(link)) audio.pause();
    else if (limit !== null && links.includes(link) && audio.currentTime < limit) audio.play().catch(stop);
    else start(links);
  }

  function step() {
    if (audio.seeking) return;
    const now = audio.currentTime;
    move(now);
    if (limit !== null && now >= limit) {
      const next = queue.shift();
      if (next) playOne(next);
      else finish();
      return;
    }
    say(wordAt(now));
  }

  function finish() {
    const end = limit;
    limit = null;
    audio.pause();
    seek(end);
    say(-1);
    settle();
  }

  function draw() {
    cancelAnimationFrame(drawing);
    if (audio.paused) return;
    step();
    drawing = requestAnimationFrame(draw);
  }

  // The wave.

  const wave = byId("wave");

  function whole() {
    return Number.isFinite(audio.duration) ? audio.duration : Number(wave.dataset.seconds);
  }

  function move(seconds) {
    byId("head").setAttribute("x", String((seconds / whole()) * 1000 || 0));
  }

  function shade(from, to) {
    if (!audio) return;
    byId("played").setAttribute("x", String((from / whole()) * 1000 || 0));
    byId("played").setAttribute("width", String(to > from ? Math.max(2, ((to - from) / whole()) * 1000) : 0));
  }

  if (audio) {
    document.documentElement.classList.add("audible");
    audio.addEventListener("play", () => { settle(); draw(); });
    audio.addEventListener("pause", settle);
    audio.addEventListener("timeupdate", () => { if (!audio.paused) step(); else move(audio.currentTime); });
    audio.addEventListener("ended", () => { say(-1); settle(); });
    audio.addEventListener("seeking", () => {
      if (sought === null || Math.abs(audio.currentTime - sought) > 0.05) forget();
    });
    wave.addEventListener("click", (event) => {
      const box = wave.getBoundingClientRect();
      forget();
      seek(((event.clientX - box.left) / box.width) * whole());
    });
  }

  // Pointer.

  const selecting = () => !getSelection().isCollapsed;
  const linksOf = (element) => [...element.querySelectorAll(".play")];

  for (const play of note.querySelectorAll(".play")) play.setAttribute("role", "button");

  note.addEventListener("click", (event) => {
    const play = event.target.closest(".play");
    const clicked = event.target.closest(".row");
    if (play) {
      event.preventDefault();
      toggle([play]);
    } else if (clicked && !selecting() && linksOf(clicked).length) {
      toggle(linksOf(clicked));
      linksOf(clicked)[0].focus({ preventScroll: true });
    }
  });

  transcript.addEventListener("click", (event) => {
    const timed = event.target.closest(".said [data-t], .at");
    if (!audio || !timed || (selecting() && !timed.matches(".at"))) return;
    event.preventDefault();
    playFrom(span(timed).start);
  });

  for (const kind of ["wheel", "touchmove"]) {
    transcript.addEventListener(kind, () => { following = false; }, { passive: true });
  }

  // Keys.

  let current = -1;

  note.addEventListener("focusin", (event) => {
    const focused = event.target.closest(".row");
    if (focused) current = rows.indexOf(focused);
  });

  function go(by) {
    const playable = rows.filter((one) => linksOf(one).length);
    if (!playable.length) return;
    const here = playable.indexOf(rows[current]);
    const next = here < 0 ? (by > 0 ? 0 : playable.length - 1) : here + by;
    const chosen = playable[Math.min(playable.length - 1, Math.max(0, next))];
    linksOf(chosen)[0].focus();
    chosen.scrollIntoView({ block: "nearest" });
  }

  function space(target) {
    if (target.matches(".play")) toggle([target]);
    else if (audio && !audio.paused) audio.pause();
    else if (current >= 0 && linksOf(rows[current]).length) toggle(linksOf(rows[current]));
    else if (audio) audio.play().catch(stop);
  }

  const SHORTCUTS = {
    j: () => go(1),
    k: () => go(-1),
    "/": () => byId("sought").focus(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (target.matches("input, textarea, select, audio")) return;
    if (event.key === " " && !target.matches("button, a:not(.play)") && (keys.checked || target.matches(".play"))) {
      event.preventDefault();
      space(target);
    } else if (event.key === "Escape") {
      stop();
    } else if (keys.checked && Object.hasOwn(SHORTCUTS, event.key)) {
      event.preventDefault();
      SHORTCUTS[event.key]();
    }
  });

  byId("open-help").addEventListener("click", () => help.showModal());

  // Searching.

  const MOST = 2000;
  const found = byId("found");
  const field = byId("sought");
  const said = [...transcript.querySelectorAll(".turn .said")];
  const marks = globalThis.CSS && CSS.highlights;
  let hits = [];
  let hit = -1;

  const plain = (text) => text.toLowerCase().replaceAll("\u2019", "'");

  function look() {
    const term = plain(field.value.trim());
    for (const old of transcript.querySelectorAll(".match")) old.classList.remove("match");
    hits = term ? said.flatMap((element) => places(element, term)).slice(0, MOST) : [];
    hit = -1;
    paint();
    if (!term) found.textContent = "";
    else if (!hits.length) found.textContent = "Nothing found";
    else found.textContent = hits.length === 1 ? "Found once" : `Found ${hits.length} times`;
  }

  function places(element, term) {
    const text = plain(element.textContent);
    const all = [];
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      all.push({ element, at, length: term.length });
    }
    return all;
  }

  function range({ element, at, length }) {
    const result = new Range();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let begun = false;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!begun && at < passed + text.length) {
        result.setStart(text, at - passed);
        begun = true;
      }
      if (begun && at + length <= passed + text.length) {
        result.setEnd(text, at + length - passed);
        break;
      }
      passed += text.length;
    }
    return result;
  }

  function paint() {
    if (marks) {
      marks.set("found", new Highlight(...hits.map(range)));
      marks.set("found-now", hit < 0 ? new Highlight() : new Highlight(range(hits[hit])));
    } else {
      for (const { element } of hits) element.closest(".turn").classList.add("match");
    }
  }

  function jump(by) {
    if (!hits.length) return;
    hit = hit < 0 ? (by > 0 ? 0 : hits.length - 1) : (hit + by + hits.length) % hits.length;
    paint();
    found.textContent = `${hit + 1} of ${hits.length}`;
    const words = range(hits[hit]).startContainer.parentElement;
    words.scrollIntoView({ block: "center" });
  }

  field.addEventListener("input", look);
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); jump(1); });
  byId("earlier").addEventListener("click", () => jump(-1));

  document.documentElement.classList.add("js");
})();
