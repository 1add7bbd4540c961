"use strict";
// Runs beside the script of a page, whose names (cards, select, findings, apply) it uses. Texts are set as text, never as markup.
(async () => {
  const lang = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  const answer = await fetch("/-/state?lang=" + lang);
  const review = await answer.json();
  const t = review.words;
  const fill = (text, ...values) => values.reduce((filled, value) => filled.replace("{}", () => value), text);
  const make = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const line = make("p", "review-line");
  line.setAttribute("role", "status");
  document.body.append(line);

  function progress(told, failed) {
    const open = (review.counts.open || 0) + (review.counts.reopened || 0);
    line.textContent = [fill(t.progress, review.total - open, review.total), told].filter(Boolean).join(" · ");
    line.classList.toggle("failed", Boolean(failed));
  }

  if (document.body.classList.contains("index")) onIndex(); else onReport();
  progress("");

  function onIndex() {
    findings.forEach((finding) => {
      const known = review.findings[finding.address.split("#")[1]];
      finding.decision = known ? known.state : "open";
      finding.decided = t["state_" + finding.decision];
    });
    const choice = form.elements.decision;
    one("span", choice.parentElement).textContent = t.state;
    ["open", "reopened", "accept", "reject", "unsure"].forEach((state) => {
      const option = make("option", "", t["state_" + state]);
      option.value = state;
      choice.append(option);
    });
    choice.parentElement.hidden = false;
    fromAddress();
  }

  function onReport() {
    cards.forEach((card) => {
      one("h3", card).after(bar(card));
      paint(card, review.findings[card.id] || { state: "open" });
    });
    document.addEventListener("keydown", (event) => {
      if (event.target.tagName === "TEXTAREA" && event.key === "Escape") { event.target.blur(); cards[current].focus(); return; }
      if (typing(event) || help.open || current < 0) return;
      const said = { a: "accept", r: "reject", u: "unsure", z: "undo" }[event.key];
      if (!said && event.key !== "m") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (said) say(cards[current], said); else one(".review textarea", cards[current]).focus();
    }, true);
    const keys = make("div");
    const names = make("dt");
    ["a", "r", "u", "z", "m"].forEach((key) => names.append(make("kbd", "", key), " "));
    keys.append(names, make("dd", "", t.keys));
    one("#help dl").prepend(keys);
    const home = all("#help kbd").find((key) => key.textContent === "u" && !names.contains(key));
    if (home) home.closest("div").remove();
  }

  function bar(card) {
    const box = make("div", "review");
    box.append(make("span", "state"));
    ["accept", "reject", "unsure", "undo"].forEach((said) => {
      const button = make("button", "", t[said]);
      button.type = "button";
      button.dataset.said = said;
      button.addEventListener("click", () => say(card, said));
      box.append(button);
    });
    const note = make("textarea");
    note.setAttribute("aria-label", t.note);
    note.placeholder = t.note_hint;
    note.maxLength = 4000;
    box.append(make("p", "said"), note);
    box.addEventListener("click", (event) => {
      if (event.target.closest("textarea, button")) event.stopPropagation();
    });
    return box;
  }

  function paint(card, known) {
    card.dataset.state = known.state;
    one(".review .state", card).textContent = t["state_" + known.state];
    const before = known.before ? fill(t.reopened, t["state_" + known.before]) : "";
    const who = known.at ? fill(t.by, known.reviewer, known.at.replace("T", " ").replace("Z", " UTC")) : "";
    one(".review .said", card).textContent = [before, who].filter(Boolean).join(" · ");
    one(".review textarea", card).value = known.note || "";
    all(".review button", card).forEach((button) => {
      if (button.dataset.said !== "undo") button.setAttribute("aria-pressed", String(button.dataset.said === known.state));
      else button.disabled = known.state === "open" || known.state === "reopened";
    });
  }

  async function say(card, decision) {
    const note = one(".review textarea", card).value;
    try {
      const sent = await fetch("/-/decision", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ anchor: card.id, decision, note }),
      });
      const got = await sent.json();
      if (!sent.ok) throw new Error(got.error);
      Object.assign(review, { counts: got.counts, total: got.total });
      paint(card, got.finding);
      progress(decision === "undo" ? t.undone : fill(t.saved, t["state_" + decision]));
    } catch (error) {
      progress(fill(t.failed, error.message), true);
    }
  }
})();
