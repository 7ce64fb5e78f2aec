// The dossier of the reader. Pages are the same for everybody: its number in the header and the state of the buttons are
// painted here, from the cookie, before the page is shown (blocking="render"). A button adds or takes out where one is;
// the page of the dossier changes in place.

const status = document.getElementById("dossier-status");
const kept = () => document.cookie.match(/(?:^|;\s*)dossier=([^;]*)/)?.[1].split(".").filter(Boolean) ?? [];

function paint() {
  const references = kept();
  for (const number of document.querySelectorAll("[data-dossier-count]")) {
    number.textContent = references.length;
    number.parentElement.hidden = references.length === 0;
  }
  for (const form of document.querySelectorAll("[data-dossier]")) {
    form.dataset.painted = "";
    form.querySelector("[name=add]").setAttribute("aria-pressed", references.includes(form.dataset.dossier));
  }
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
}

// Said aloud; what went wrong is shown too, until the next change.
function say(text, isWrong = false) {
  status.textContent = text;
  status.classList.toggle("visually-hidden", !isWrong);
  status.classList.toggle("dossier-warning", isWrong);
}

function post(form, name, value, options) {
  return fetch(form.action, { method: "POST", body: new URLSearchParams([[name, value]]), ...options });
}

// The page of the dossier that came as an answer, but for what stands around it.
async function partOf(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("dossier");
}

const saidIn = (part) => part.querySelector("[data-said]")?.textContent.trim() ?? "";

async function toggle(form) {
  const { dossier: key } = form.dataset;
  const name = kept().includes(key) ? "remove" : "add";
  const answer = await post(form, name, key, { redirect: "manual" });
  if (answer.type !== "opaqueredirect" && answer.status !== 409) throw new Error(answer.statusText);
  paint();
  if (answer.status === 409) say(saidIn(await partOf(answer)), true);
  else say(`${status.dataset[name]} ${kept().length}`);
}

// The button that was pressed is there again, or its neighbour at the end of the list, or what takes the change back.
function focusAgain(part, { name, value }) {
  const button = part.querySelector(`[data-moves] [name=${name}][value="${value}"]`);
  const found = button?.disabled ? button.form.querySelector("button:enabled") : button;
  (found ?? part.querySelector("[data-undo]") ?? part.querySelector("h1")).focus();
}

async function change(form, button) {
  const part = await partOf(await post(form, button.name, button.value));
  document.getElementById("dossier").replaceWith(part);
  part.dispatchEvent(new Event("part:replaced", { bubbles: true }));
  paint();
  focusAgain(part, button);
  say(saidIn(part));
}

// One after the other: each post starts from the cookie that the one before it left.
let done = Promise.resolve();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-dossier], [data-moves]")) return;
  event.preventDefault();
  const act = form.matches("[data-moves]") ? () => change(form, event.submitter) : () => toggle(form);
  done = done.then(act).catch(() => say(status.dataset.failed, true));
});

document.addEventListener("click", ({ target }) => target.closest("[data-print]") && print());
document.addEventListener("htmx:afterSwap", paint);
addEventListener("pageshow", paint);
document.addEventListener("visibilitychange", paint);
paint();

// What is suggested in a search box comes with the first focus: here, since every page has this script.
async function suggest({ target }) {
  const { script } = target?.dataset ?? {};
  if (script) (await import(script)).suggestIn(target);
}

document.addEventListener("focusin", suggest);
suggest({ target: document.activeElement });
