// The number of a paragraph copies the lasting address of that paragraph, and names it in the citation.

const text = document.querySelector(".position-text");
const status = document.getElementById("paragraph-status");

text?.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-paragraph]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.hash = new URL(link.href).hash; // marks the paragraph where the reader is
  if (!navigator.clipboard) return;
  await navigator.clipboard.writeText(link.href);
  status.textContent = link.dataset.done = status.dataset.copied;
  setTimeout(() => {
    status.textContent = "";
    delete link.dataset.done;
  }, 3000);
});

// The citation names the paragraph that the address chooses; what programs fetch beside it, too.

const cited = document.querySelector("[data-cited]");
const sentence = cited?.querySelector("p");
const whole = sentence?.textContent;

function cite() {
  const number = location.hash.match(/^#p(\d+)$/)?.[1];
  const { cited: address } = cited.dataset;
  sentence.textContent = number ? whole.replace(address, `§\u00a0${number}, ${address}#p${number}`) : whole;
  for (const link of cited.querySelectorAll(".citation-links a")) {
    const target = new URL(link.href);
    if (number) target.searchParams.set("p", number);
    else target.searchParams.delete("p");
    link.href = target;
  }
}

if (sentence) {
  addEventListener("hashchange", cite);
  if (location.hash) cite();
}
