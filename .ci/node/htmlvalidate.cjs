// How html-validate judges our pages. What differs from its recommendation says why.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A filter may be ticked several times: `?level=P3&level=P4`.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // Lower case, as every other tag.
    "doctype-style": ["error", { style: "lowercase" }],
    // A list may have a name too: "Your criteria".
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A title is the editor's, followed by the name of the site.
    "long-title": "off",
    // Tags of templates leave blank lines with their indentation.
    "no-trailing-whitespace": "off",
  },
};
