// Turns the slides by keys, by a presenter's remote and by its own buttons.
//
// Only the name of the slide that is wanted in the end is sent: pressing five times while the server still draws the
// first slide ends five slides on, however many of the five were heard.
const BLACK = new Set([".", ",", "b", "B"]);
const NEXT = new Set(["ArrowRight", "PageDown", " ", "n", "N"]);
const BACK = new Set(["ArrowLeft", "PageUp", "p", "P"]);
const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=dialog]";
// What was asked for last and is not shown yet, by which session; sent under a number that only grows.
let asked = null;
let session = "";
let number = Date.now();
let stop = () => {};

export default function ({ data, parentElement, setTriggerValue }) {
  stop();
  if (data.session !== session) asked = null;
  session = data.session;
  if (asked && data.heard >= asked.number) asked = null;
  const black = parentElement.querySelector(".turning-black");
  const last = data.slides.length - 1;

  const here = () => {
    const place = asked ? data.slides.indexOf(asked.name) : data.place;
    return place < 0 ? data.place : place;
  };
  const go = (place) => {
    const name = data.slides[Math.min(Math.max(place, 0), last)];
    if (name === data.slides[here()]) return;
    asked = { name, number: ++number };
    setTriggerValue("turn", asked);
  };
  const leave = () => {
    asked = null;
    if (document.fullscreenElement) document.exitFullscreen();
    setTriggerValue("turn", { name: "", number: ++number });
  };
  const section = (step) => {
    const own = data.sections[here()];
    let place = here();
    while (data.sections[place] === own && place >= 0 && place <= last) place += step;
    // Back to the first slide of the section before.
    if (step < 0 && place >= 0) place = data.sections.indexOf(data.sections[place]);
    if (place >= 0 && place <= last) go(place);
  };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  };

  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, target } = event;
    if (target.closest?.(TYPING)) {
      if (key === "Escape") target.blur();
      return;
    }
    if ((key === " " || key === "Enter") && target.closest?.("button, a, summary")) return;
    if (!black.hidden) black.hidden = true;
    else if (BLACK.has(key)) black.hidden = false;
    else if (NEXT.has(key)) go(here() + 1);
    else if (BACK.has(key)) go(here() - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(last);
    else if (key === "ArrowDown") section(1);
    else if (key === "ArrowUp") section(-1);
    else if (key === "f") full();
    else if (key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", press, true);
  black.onclick = () => (black.hidden = true);

  const does = { leave, full, back: () => go(here() - 1), next: () => go(here() + 1) };
  for (const button of parentElement.querySelectorAll(".turning button")) {
    const word = data.words[button.dataset.go];
    button.title = word;
    button.setAttribute("aria-label", word);
    button.onclick = (event) => {
      // After the mouse the space bar turns slides again.
      if (event.detail) button.blur();
      does[button.dataset.go]();
    };
  }

  // Charts are drawn in pixels of the projector and brought to the window's size by this.
  const measure = () => {
    const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    document.documentElement.style.setProperty("--present-scale", String(scale));
  };
  measure();
  window.addEventListener("resize", measure);
  stop = () => {
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("resize", measure);
  };
  return stop;
}
