// A list filtered in place: htmx swaps #listing, this keeps what a swap would lose.

const page = document.documentElement;
let before = {};

if (window.htmx) page.classList.add("live");

// Addresses carry what was asked and nothing empty.
document.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

// "See the results" closes the drawer.
document.addEventListener("submit", ({ submitter }) => {
  if (!window.htmx || !submitter?.dataset.closes) return;
  document.getElementById(submitter.dataset.closes).hidePopover?.();
  document.getElementById("results").focus();
  document.getElementById("listing").scrollIntoView();
});

document.addEventListener("htmx:beforeSwap", () => {
  const drawer = document.getElementById("filters");
  before = {
    focus: document.activeElement?.id,
    open: new Map([...drawer.querySelectorAll("details")].map((facet) => [facet.id, facet.open])),
    drawer: drawer.matches(":popover-open"),
    scroll: drawer.scrollTop,
  };
});

document.addEventListener("htmx:afterSwap", () => {
  const drawer = document.getElementById("filters");
  for (const facet of drawer.querySelectorAll("details")) {
    if (before.open.has(facet.id)) facet.open = before.open.get(facet.id);
  }
  if (before.drawer) {
    drawer.showPopover();
    drawer.scrollTop = before.scroll;
    document.getElementById(before.focus)?.focus({ preventScroll: true });
  }
  document.getElementById("listing-status").textContent = document.querySelector("[data-total]").dataset.status;
});

// When the answer is not a page of results, go and see what the site says.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:swapError"]) {
  document.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
