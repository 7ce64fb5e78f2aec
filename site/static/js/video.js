// A film kept elsewhere: its player is loaded only when a reader asks for it.
// Without a known player the button stays what it is, a link to the film's own page.

document.addEventListener("click", (event) => {
  const block = event.target.closest("[data-play]")?.closest("[data-player]");
  if (!block?.dataset.player || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  player.src = block.dataset.player;
  player.title = block.getAttribute("aria-label");
  player.allow = "fullscreen; picture-in-picture; encrypted-media";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  block.querySelector("img")?.remove();
  (event.target.closest("p") ?? event.target).replaceWith(player);
  player.focus();
});
