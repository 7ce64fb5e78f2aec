// Footnotes in Draftail (news/rich_text.py). A mark in the text knows the uuid of its note, which is a row of the form;
// it shows the number that the row has there.

const { DraftJS, React } = window;
const CHARACTER = "*";
const drawn = new Set();

const rows = () => [...document.querySelectorAll("#id_footnotes-FORMS > :not(.deleted)")];
const uuidField = (row) => row.querySelector("input[name$='-uuid']");
const rowOf = (uuid) => rows().find((row) => uuidField(row).value === uuid);
const editorOf = (row) => row.querySelector(".public-DraftEditor-content");
const redraw = () => drawn.forEach((draw) => draw());

// crypto.randomUUID is not there on a plain http address.
function newUuid() {
  const digit = (place) => (place ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (place / 4)))).toString(16);
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (place) => digit(Number(place)));
}

function addRow() {
  document.getElementById("id_footnotes-ADD").click();
  return rows().at(-1);
}

function write(row) {
  for (let part = row; part; part = part.parentElement) {
    part.querySelector(":scope > * > [data-panel-toggle][aria-expanded=false]")?.click();
  }
  editorOf(row).focus();
  row.scrollIntoView({ block: "center" });
}

// Draftail takes the focus back into its text, some time after a source is done.
function whenFocusIsBack(act) {
  const end = new AbortController();
  const later = ({ target }) => target.isContentEditable && (end.abort(), setTimeout(act));
  document.addEventListener("focusin", later, { signal: end.signal });
  setTimeout(() => end.abort(), 2000);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Resolves to the uuid of a note, "new", or nothing.
function ask(words) {
  const label = (row, index) => `${index + 1}. ${editorOf(row).textContent || words.empty}`;
  const note = (row, index) => element("li", {}, button(label(row, index), uuidField(row).value));
  const button = (label, value, className = "") => element("button", { value, className }, label);
  const dialog = element(
    "dialog",
    { className: "footnote-dialog", ariaLabel: words.choose },
    element(
      "form",
      { method: "dialog" },
      element("h2", {}, words.choose),
      element("ul", {}, ...rows().map(note)),
      button(words.new, "new", "button"),
      button(words.cancel, "", "button button-secondary"),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

// The mark comes after what is selected.
function marked(editorState, type, uuid) {
  const selection = editorState.getSelection();
  const [key, offset] = [selection.getEndKey(), selection.getEndOffset()];
  const end = { anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false };
  const content = editorState.getCurrentContent().createEntity(type, "IMMUTABLE", { uuid });
  const entity = content.getLastCreatedEntityKey();
  const withMark = DraftJS.Modifier.insertText(content, selection.merge(end), CHARACTER, null, entity);
  return DraftJS.EditorState.push(editorState, withMark, "insert-characters");
}

class FootnoteSource extends React.Component {
  async componentDidMount() {
    const { editorState, entityType, onComplete } = this.props;
    const choice = rows().length ? await ask(entityType.words) : "new";
    if (!choice) return onComplete(editorState);
    const row = choice === "new" && addRow();
    if (row) whenFocusIsBack(() => write(row));
    return onComplete(marked(editorState, entityType.type, row ? uuidField(row).value : choice));
  }

  render() {
    return null;
  }
}

function FootnoteMark({ contentState, entityKey, children }) {
  const [, draw] = React.useReducer((times) => times + 1, 0);
  React.useEffect(() => {
    drawn.add(draw);
    return () => drawn.delete(draw);
  }, []);
  const { uuid } = contentState.getEntity(entityKey).getData();
  const row = rowOf(uuid);
  const properties = {
    className: row ? "footnote-mark" : "footnote-mark footnote-mark-lost",
    "data-number": row ? rows().indexOf(row) + 1 : "?",
    onMouseEnter: ({ currentTarget }) => {
      currentTarget.title = row ? editorOf(row).textContent : document.querySelector("[data-lost-mark]")?.dataset.lostMark;
    },
    onClick: () => row && write(row),
  };
  return React.createElement("sup", properties, children);
}

document.addEventListener("w-formset:added", ({ target }) => {
  if (rows().includes(target)) uuidField(target).value = newUuid();
});
document.addEventListener("w-formset:removed", redraw);
document.addEventListener("w-formset:ready", ({ target }) => {
  if (target.id === "id_footnotes-FORMS") new MutationObserver(redraw).observe(target, { childList: true });
});

window.draftail.registerPlugin(
  { type: "FOOTNOTE", source: FootnoteSource, decorator: FootnoteMark },
  "entityTypes",
);
