// Suggestions under a search box: the editable combobox with a list of the WAI-ARIA Authoring Practices.

const PAUSE = 150; // ms without a key
const SHORTEST = 2; // letters

class Suggestions {
  constructor(input) {
    this.input = input;
    this.frame = input.closest(".search-box");
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.frame.append(this.status);
    // A combobox is of type text; a keyboard on glass still offers to search.
    Object.assign(input, { type: "text", inputMode: "search", enterKeyHint: "search", role: "combobox" });
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", (event) => event.isComposing || this.wait());
    input.addEventListener("compositionend", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
  }

  get options() {
    return [...(this.list?.children ?? [])];
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    if (text.length < SHORTEST) return this.close();
    const address = new URL(this.input.dataset.suggestions, location);
    address.searchParams.set("q", text);
    this.request = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.show(await answer.text());
    } catch {
      // Another key was pressed, or nobody answers.
    }
  }

  show(html) {
    this.close();
    if (document.activeElement !== this.input) return;
    const list = new DOMParser().parseFromString(html, "text/html").querySelector("[role=listbox]");
    this.status.textContent = list?.dataset.said ?? "";
    if (!list?.children.length) return;
    this.list = list;
    this.frame.append(list);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", ({ target }) => this.follow(target.closest("[role=option]")));
    this.input.setAttribute("aria-controls", list.id);
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list?.remove();
    this.list = this.active = null;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    for (const name of ["aria-controls", "aria-activedescendant"]) this.input.removeAttribute(name);
  }

  choose(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option ?? null;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // After the last and before the first is the box.
  move(step) {
    const places = [null, ...this.options];
    const place = places.indexOf(this.active) + step;
    this.choose(places.at(place % places.length));
  }

  follow(option) {
    if (option) location.assign(new URL(option.dataset.url, this.input.form.action));
  }

  press(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (!this.list) {
      if (key === "ArrowDown") this.ask();
      return;
    }
    if (key === "ArrowDown" || key === "ArrowUp") this.move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Escape") this.close();
    else if (key === "Enter" && this.active) this.follow(this.active);
    else return key === "Tab" ? this.close() : this.choose(null);
    event.preventDefault();
  }
}

const known = new WeakSet();

export function suggestIn(input) {
  if (known.has(input)) return;
  known.add(input);
  const suggestions = new Suggestions(input);
  if (input.value !== input.defaultValue) suggestions.ask(); // typed while this was fetched
}
