// Beside each text to take away, a button that copies it, where the browser has a clipboard.

function offerCopy(box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small";
  button.textContent = box.dataset.copy;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "visually-hidden";
  button.addEventListener("click", async () => {
    const lines = [...box.querySelectorAll("p")].map((line) => line.innerText.trim());
    await navigator.clipboard.writeText(lines.join("\n"));
    button.textContent = said.textContent = box.dataset.copied;
    button.setAttribute("aria-pressed", "true");
    setTimeout(() => {
      button.textContent = box.dataset.copy;
      said.textContent = "";
      button.removeAttribute("aria-pressed");
    }, 3000);
  });
  box.append(button, said);
}

const offerIn = (part) => part.querySelectorAll("[data-copy]").forEach(offerCopy);

if (navigator.clipboard) {
  offerIn(document);
  document.addEventListener("part:replaced", ({ target }) => offerIn(target));
}
