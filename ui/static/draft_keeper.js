// Keeps in this browser what is typed into a draft's fields until the server says that it has it.
//
// Streamlit sends a text only when its field is left. Until then it stands here, one item a field, so that a refresh or
// a lost connection takes nothing. Texts are only compared and put into fields, never read as anything else.
const PREFIX = "tdkt-draft/";
const EXPIRES_AFTER = 90 * 24 * 3600 * 1000;
// The fields already looked at: a text is put back once, into a field that has just been drawn.
const seen = new WeakSet();
// How to stop listening, by the place of each draft's component.
const stops = new WeakMap();

export default function ({ data, parentElement }) {
  const form = parentElement.closest(`.st-key-${data.form}`);
  if (!form) return;
  const places = data.fields.map((field) => ({ ...field, item: `${PREFIX}${data.draft}/${field.name}` }));
  forgetExpired();
  for (const { item, text } of places) {
    const kept = read(item);
    if (kept && (kept.round !== data.round || kept.text === text)) change(() => localStorage.removeItem(item));
  }

  const keep = (field, item) => write(item, { text: field.value, round: data.round, at: Date.now() });
  const putBack = () => {
    for (const { key, item, text } of places) {
      const field = fieldOf(form, key);
      if (!field || seen.has(field)) continue;
      // Just drawn, and its text is still to come; whoever empties a field is heard by `note`.
      if (!field.value && text) continue;
      seen.add(field);
      const kept = read(item);
      // Whoever has typed into the field before this ran knows better than what was kept.
      if (field.value !== text) keep(field, item);
      else if (kept) type(field, kept.text);
    }
  };
  putBack();
  const drawn = new MutationObserver(putBack);
  drawn.observe(form, { childList: true, subtree: true });

  const note = ({ target }) => {
    const place = places.find(({ key }) => fieldOf(form, key) === target);
    if (!place) return;
    // At once, since the page may be left before anything else runs; and again once Streamlit has had its say, which
    // refuses what is too long.
    keep(target, place.item);
    setTimeout(() => keep(target, place.item));
  };
  form.addEventListener("input", note);
  stops.get(parentElement)?.();
  const stop = () => {
    drawn.disconnect();
    form.removeEventListener("input", note);
  };
  stops.set(parentElement, stop);
  return stop;
}

function fieldOf(form, key) {
  return form.querySelector(`.st-key-${key} :is(textarea, input)`);
}

// As if it had been typed and the field left: only then does Streamlit send it.
function type(field, text) {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
}

function read(item) {
  try {
    const kept = JSON.parse(localStorage.getItem(item));
    return typeof kept?.text === "string" ? kept : null;
  } catch {
    return null;
  }
}

function write(item, kept) {
  change(() => localStorage.setItem(item, JSON.stringify(kept)));
}

function forgetExpired() {
  change(() => {
    for (const item of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const kept = read(item);
      if (!(Date.now() - kept?.at < EXPIRES_AFTER)) localStorage.removeItem(item);
    }
  });
}

// A browser may keep nothing at all, or have no room left: then a draft lives on the server only.
function change(work) {
  try {
    work();
  } catch {
    return;
  }
}
