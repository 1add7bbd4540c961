"use strict";
document.documentElement.classList.add("js");
const one = (query, from) => (from || document).querySelector(query);
const all = (query, from) => [...(from || document).querySelectorAll(query)];
const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
const help = one("#help");
all(".ask").forEach((button) => button.addEventListener("click", () => help.showModal()));
const setHash = (hash) => {
  try { history.replaceState(null, "", hash || location.pathname); } catch { if (hash) location.hash = hash; }
};
