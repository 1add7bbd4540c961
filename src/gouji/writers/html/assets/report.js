const cards = all(".card");
const inspector = one("#inspector");
const hidden = new Set();
let current = -1;
let picked = null;

const split = (value) => (value || "").split(" ").filter(Boolean);
const byId = (id) => document.getElementById(id);
const marksOf = (id) => all(`.claim[data-c~="${CSS.escape(id)}"]`);

function address() {
  const card = cards[current];
  const parts = [card ? card.id : "", hidden.size ? "hide=" + [...hidden].sort().join(",") : ""].filter(Boolean);
  setHash(parts.length ? "#" + parts.join("&") : "");
}

function show(element, pane) {
  if (!element || !pane) return;
  const box = element.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (pane.scrollHeight > pane.clientHeight + 1) {
    pane.scrollTop += box.top - frame.top - Math.max((frame.height - box.height) / 2, 70);
  }
  const wide = element.closest(".wide");
  if (wide) {
    const inner = wide.getBoundingClientRect();
    if (box.left < inner.left || box.right > inner.right) wide.scrollLeft += box.left - inner.left - inner.width / 2;
  }
}

function light(card) {
  all(".lit, .lit-block").forEach((element) => element.classList.remove("lit", "lit-block"));
  const marks = split(card.dataset.c).flatMap(marksOf);
  const cells = split(card.dataset.k).map(byId).filter(Boolean);
  const blocks = split(card.dataset.b).map(byId).filter((block) => block && block.tagName !== "FIGURE");
  [...marks, ...cells].forEach((element) => element.classList.add("lit"));
  blocks.forEach((block) => block.classList.add("lit-block"));
  marks.forEach((mark) => mark.closest("p, h3").classList.add("lit-block"));
  show(marks[0] || blocks[0], one(".narrative"));
  show(cells.find((cell) => cell.classList.contains("key")) || cells[0], one(".tables"));
}

function select(number, focus) {
  if (number < 0 || number >= cards.length) return;
  const card = cards[number];
  cards.forEach((other) => { other.classList.remove("on"); other.removeAttribute("aria-current"); });
  card.classList.add("on");
  card.setAttribute("aria-current", "true");
  const folded = card.closest("details.below");
  if (folded) folded.open = true;
  current = number;
  light(card);
  if (focus) card.focus({ preventScroll: true });
  const pane = one(".cards");
  if (pane.scrollHeight > pane.clientHeight + 1) pane.scrollTop += card.getBoundingClientRect().top - pane.getBoundingClientRect().top - 52;
  else if (focus) card.scrollIntoView({ block: "nearest" });
  if (location.hash || focus) address();
}

function pick(figure) {
  if (picked) picked.classList.remove("picked");
  picked = figure;
  if (!figure) return;
  figure.classList.add("picked");
  inspector.textContent = figure.title;
  inspector.classList.add("told");
  const number = cards.findIndex((card) => card.id === figure.dataset.f);
  if (number >= 0 && number !== current) { select(number, false); address(); }
}

function figureAfter(step) {
  const figures = all(".figure");
  const at = figures.indexOf(picked);
  const next = figures[Math.min(Math.max(at + step, 0), figures.length - 1)];
  if (!next) return;
  pick(next);
  show(next, one(".narrative"));
}

function jump(link) {
  const target = byId(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  show(target, target.closest(".pane"));
  const marks = marksOf(target.id);
  pick(marks[0] || (target.title ? target : null));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.jump");
  if (link) { event.preventDefault(); jump(link); return; }
  const figure = event.target.closest(".figure, .fact");
  if (figure) { pick(figure); return; }
  const card = event.target.closest(".card");
  if (!card || event.target.closest("a:not(h3 a), button, summary")) return;
  event.preventDefault();
  select(cards.indexOf(card), true);
});

document.addEventListener("keydown", (event) => {
  if (typing(event) || help.open) return;
  const act = {
    j: () => select(Math.min(current + 1, cards.length - 1), true),
    k: () => select(Math.max(current - 1, 0), true),
    n: () => figureAfter(1),
    p: () => figureAfter(-1),
    u: () => { if (one(".home")) location.href = one(".home").href; },
    "?": () => help.showModal(),
  }[event.key];
  if (act) { event.preventDefault(); act(); }
});

all(".legend input").forEach((box) => box.addEventListener("change", () => {
  toggle(box);
  address();
}));

function toggle(box) {
  document.body.classList.toggle("hide-" + box.dataset.v, !box.checked);
  if (box.checked) hidden.delete(box.dataset.v); else hidden.add(box.dataset.v);
}

function fromAddress() {
  const parts = decodeURIComponent(location.hash.slice(1)).split("&");
  const hide = (parts.find((part) => part.startsWith("hide=")) || "hide=").slice(5).split(",");
  all(".legend input").forEach((box) => { box.checked = !hide.includes(box.dataset.v); toggle(box); });
  const named = cards.findIndex((card) => card.id === parts[0]);
  const target = named < 0 && parts[0] ? byId(parts[0]) : null;
  if (named >= 0 || (current < 0 && !target)) select(Math.max(named, 0), false);
  if (target) { show(target, target.closest(".pane")); pick(marksOf(target.id)[0] || (target.title ? target : null)); }
}

window.addEventListener("hashchange", fromAddress);
fromAddress();
