const data = JSON.parse(one("#data").textContent);
const form = one(".filters");
const rows = one("#rows");
const shown = one(".shown");
const HEIGHT = 60, SPARE = 12;
const FIELDS = ["q", "severity", "code", "issuer", "year", "verdict", "min", "decision"];
const reports = data.reports.map(([address, title, issuer, path, year, state, count, verdict], number) => ({
  number, address, title, issuer, path, year, state, count, verdict, findings: [],
  text: [title, issuer, path, year].join(" ").toLowerCase(),
  narrative: data.texts[number].toLowerCase(),
}));
const findings = data.findings.map(([number, anchor, code, severity, score, message, evidence]) => {
  const report = reports[number];
  const finding = {
    report, code, severity, score, message, decision: "", address: report.address + "#" + anchor,
    text: [code, data.titles[code] || "", message, evidence, report.text].join(" ").toLowerCase(),
  };
  report.findings.push(finding);
  return finding;
});
let list = [];
let active = -1;
let drawn = new Map();

const state = () => Object.fromEntries(new FormData(form));
const matches = (value, wanted) => !wanted || (wanted === "-" ? !value : value === wanted);

function matchesFinding(finding, s, words, least) {
  const { report } = finding;
  return finding.score >= least && matches(finding.severity, s.severity) && matches(finding.code, s.code) && matches(report.issuer, s.issuer)
    && matches(report.year, s.year) && matches(report.state, s.verdict) && matches(finding.decision, s.decision) && words.every((word) => finding.text.includes(word));
}

function matchesReport(report, s, words, least) {
  if (!matches(report.issuer, s.issuer) || !matches(report.year, s.year) || !matches(report.state, s.verdict)) return false;
  const only = { severity: s.severity, code: s.code };
  if ((s.severity || s.code) && !report.findings.some((finding) => matchesFinding(finding, only, [], least))) return false;
  return words.every((word) => report.text.includes(word) || report.narrative.includes(word)) || report.findings.some((finding) => matchesFinding(finding, only, words, least));
}

function apply() {
  const s = state();
  const words = s.q.toLowerCase().split(/\s+/).filter(Boolean);
  const least = s.min === "" ? data.min : Number(s.min);
  const whole = s.view === "reports" ? reports : findings;
  list = whole.filter((item) => (s.view === "reports" ? matchesReport : matchesFinding)(item, s, words, least));
  active = -1;
  rows.classList.toggle("reports", s.view === "reports");
  drawn.forEach((element) => element.remove());
  drawn = new Map();
  rows.replaceChildren();
  rows.style.height = Math.max(list.length, 1) * HEIGHT + "px";
  if (!list.length) {
    const none = document.createElement("p");
    none.className = "none";
    none.setAttribute("role", "listitem");
    none.textContent = rows.dataset.nothing;
    rows.append(none);
  }
  shown.textContent = shown.dataset.text.replace("{}", list.length).replace("{}", whole.length);
  all(".charts a").forEach((link) => {
    const [field, value] = [...new URLSearchParams(link.getAttribute("href").slice(1))][0];
    link.classList.toggle("on", s[field] === value);
  });
  const above = rows.getBoundingClientRect().top - form.getBoundingClientRect().height;
  if (above < 0) scrollBy(0, above);
  draw();
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function mainOf(first, second) {
  const main = element("span", "main");
  main.append(element("b", "", first), element("span", "", second));
  return main;
}

function findingRow(finding) {
  const [sign, word] = data.severities[finding.severity];
  const { report } = finding;
  const score = element("span", "score", finding.score.toFixed(2));
  const bar = element("i");
  bar.style.setProperty("--share", finding.score * 100 + "%");
  score.append(bar);
  const code = element("span", "code", finding.code);
  code.title = data.titles[finding.code] || "";
  if (finding.decided) score.append(element("span", "decided d-" + finding.decision, finding.decided));
  return [element("span", "severity s-" + finding.severity, sign + " " + word), code,
    mainOf(finding.message, [report.issuer, report.year, report.path].filter(Boolean).join(" · ")), score];
}

function reportRow(report) {
  const name = one(`select[name=verdict] option[value=${report.state}]`).textContent;
  const sign = { found: "✗", clean: "✓", unread: "–" }[report.state];
  return [element("span", "state " + report.state, sign + " " + name), element("span", "", report.year),
    mainOf(report.title, [report.issuer, report.path, report.verdict].filter(Boolean).join(" · ")),
    element("span", "score", report.count ? String(report.count) : "")];
}

function rowAt(number) {
  const item = list[number];
  const row = element("a", "item");
  row.href = item.address;
  row.style.transform = `translateY(${number * HEIGHT}px)`;
  row.dataset.number = number;
  row.append(...(item.findings ? reportRow(item) : findingRow(item)));
  const holder = element("div");
  holder.setAttribute("role", "listitem");
  holder.setAttribute("aria-posinset", number + 1);
  holder.setAttribute("aria-setsize", list.length);
  holder.append(row);
  return holder;
}

function draw(everything) {
  const top = rows.getBoundingClientRect().top;
  const first = everything ? 0 : Math.max(Math.floor(-top / HEIGHT) - SPARE, 0);
  const last = everything ? list.length : Math.min(Math.ceil((innerHeight - top) / HEIGHT) + SPARE, list.length);
  drawn.forEach((holder, number) => {
    if ((number < first || number >= last) && !holder.contains(document.activeElement)) { holder.remove(); drawn.delete(number); }
  });
  const fresh = document.createDocumentFragment();
  for (let number = first; number < last; number += 1) {
    if (!drawn.has(number)) { const holder = rowAt(number); drawn.set(number, holder); fresh.append(holder); }
  }
  rows.append(fresh);
}

function focusRow(number) {
  if (!list.length) return;
  active = Math.min(Math.max(number, 0), list.length - 1);
  const top = rows.getBoundingClientRect().top + active * HEIGHT;
  const head = form.getBoundingClientRect().height + 8;
  if (top < head) scrollBy(0, top - head);
  else if (top + HEIGHT > innerHeight - 8) scrollBy(0, top + HEIGHT - innerHeight + 8);
  draw();
  one("a", drawn.get(active)).focus({ preventScroll: true });
}

function toAddress() {
  const s = state();
  const parts = new URLSearchParams();
  if (s.view === "reports") parts.set("view", "reports");
  FIELDS.forEach((field) => { if (s[field]) parts.set(field, s[field]); });
  setHash(String(parts) ? "#" + parts : "");
}

function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  form.elements.view.value = parts.get("view") === "reports" ? "reports" : "findings";
  FIELDS.forEach((field) => {
    form.elements[field].value = parts.get(field) || "";
    if (form.elements[field].selectedIndex === -1) form.elements[field].value = "";
  });
  apply();
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
}, { passive: true });
addEventListener("resize", () => draw());
addEventListener("beforeprint", () => draw(true));
addEventListener("afterprint", () => draw());
addEventListener("hashchange", fromAddress);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => { apply(); toAddress(); });
form.addEventListener("reset", () => setTimeout(() => { apply(); toAddress(); }));
rows.addEventListener("focusin", (event) => {
  const row = event.target.closest(".item");
  if (row) active = Number(row.dataset.number);
});
document.addEventListener("keydown", (event) => {
  if (help.open) return;
  if (event.key === "Escape") { form.reset(); document.activeElement.blur(); return; }
  if (typing(event)) return;
  const act = {
    j: () => focusRow(active + 1),
    k: () => focusRow(active - 1),
    "/": () => form.elements.q.focus(),
    "?": () => help.showModal(),
  }[event.key];
  if (act) { event.preventDefault(); act(); }
});
fromAddress();
