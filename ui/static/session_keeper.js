// Leads out of the program, and away from its screens as soon as the session has ended elsewhere.
const ASKED_EVERY = 10_000;
const SENT_WITHIN = 500;
let timer = 0;

export default function ({ data, parentElement }) {
  const link = parentElement.querySelector(".sign-out");
  link.textContent = data.out;
  link.href = new URL(`dang-xuat?lang=${data.lang}`, document.baseURI).href;
  link.onclick = (event) => {
    event.preventDefault();
    // The field that was being filled in has just been left: its text goes to the server first.
    setTimeout(() => location.assign(link.href), SENT_WITHIN);
  };
  clearInterval(timer);
  if (!data.is_in) return leave();
  timer = setInterval(look, ASKED_EVERY);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(new URL("phien", document.baseURI), { cache: "no-store" });
    if (answer.status === 401) leave();
  } catch {
    // No connection now: nothing is known, so nothing is done.
  }
}

function leave() {
  clearInterval(timer);
  location.reload();
}
