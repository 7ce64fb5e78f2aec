// The frames of the page of components: each is as high as what it shows. Where something is to be open, the frame has
// its height from the mark-up, and what it holds is opened.

function fit(frame) {
  const { body } = frame.contentDocument;
  if ("open" in frame.dataset) {
    body.querySelector("[popover]")?.showPopover?.();
    return;
  }
  new ResizeObserver(() => {
    frame.height = Math.ceil(body.getBoundingClientRect().height);
  }).observe(body);
}

for (const frame of document.querySelectorAll(".specimen-frame > iframe")) {
  if (frame.contentDocument?.querySelector("main")) fit(frame);
  else frame.addEventListener("load", () => fit(frame), { once: true });
}
