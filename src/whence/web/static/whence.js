// Comfort only: everything here can be done without it, by following links.
// In a report: j and k go to the next and previous claim, the left arrow to its passage, the right arrow back.

const claims = [...document.querySelectorAll("section.claims li.claim")];

function current() {
  const name = document.activeElement?.closest("li.claim, mark")?.id || location.hash.slice(1);
  return claims.findIndex((claim) => claim.id === name.replace(/^p-/, ""));
}

function go(name) {
  const place = document.getElementById(name);
  if (!place) return;
  if (location.hash === `#${name}`) place.scrollIntoView();
  location.replace(`#${name}`);
  place.focus({ preventScroll: true });
}

function show(name) {
  for (const piece of document.querySelectorAll("mark.shown")) piece.classList.remove("shown");
  if (!name) return;
  for (const piece of document.querySelectorAll("mark")) piece.classList.toggle("shown", piece.dataset.claim === name);
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const at = current();
  const on = at < 0 ? null : claims[at].id;
  const inPassage = document.activeElement?.closest("mark") || location.hash.startsWith("#p-");
  const beside = (claim) => claim && (inPassage ? `p-${claim.id}` : claim.id);
  const target = {
    j: beside(claims[at + 1]),
    k: at > 0 ? beside(claims[at - 1]) : null,
    ArrowLeft: on && `p-${on}`,
    ArrowRight: on,
  }[event.key];
  if (!target) return;
  event.preventDefault();
  go(target);
}

if (claims.length) {
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", () => show(location.hash.replace(/^#(p-)?/, "")));
  show(location.hash.replace(/^#(p-)?/, ""));
}
