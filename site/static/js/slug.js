// An address is made from the title: Wagtail would drop the ligatures of French and join what an apostrophe parts.

const LETTERS = { œ: "oe", Œ: "Oe", æ: "ae", Æ: "Ae", "’": " ", "'": " " };

function spellOut({ detail }) {
  if (typeof detail?.value === "string") detail.value = detail.value.replace(/[œŒæÆ’']/g, (letter) => LETTERS[letter]);
}

for (const event of ["w-sync:check", "w-sync:apply"]) document.addEventListener(event, spellOut, { capture: true });
