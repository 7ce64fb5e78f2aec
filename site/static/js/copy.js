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
    await navigator.clipboard.writeText(box.querySelector("p").innerText.trim());
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

if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(offerCopy);
