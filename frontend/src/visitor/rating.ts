/** The rating of a page in one place: the question that belongs to the stars is asked at once, and sent from here. */

/** From so many stars on one is asked what was good. */
const GOOD = 4;

function show(fieldset: HTMLFieldSetElement | null, shown: boolean): void {
  if (!fieldset) return;
  fieldset.hidden = !shown;
  // What is not asked is not sent.
  fieldset.disabled = !shown;
}

function starsOf(form: HTMLFormElement): number {
  return Number(new FormData(form).get("stelle") ?? 0);
}

function ask(form: HTMLFormElement): void {
  const stars = starsOf(form);
  show(form.querySelector('[data-element="feedback-rating-positive"]'), stars >= GOOD);
  show(form.querySelector('[data-element="feedback-rating-negative"]'), stars > 0 && stars < GOOD);
  show(form.querySelector("[data-rating-more]"), stars > 0);
  const button = form.querySelector<HTMLButtonElement>("button[data-send]");
  if (!button || stars === 0) return;
  button.textContent = button.dataset.send ?? "";
  form.method = "post";
}

async function send(form: HTMLFormElement): Promise<boolean> {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
    return answer.ok;
  } catch {
    return false;
  }
}

function thank(form: HTMLFormElement): void {
  const status = form.parentElement?.querySelector<HTMLElement>("[data-rating-status]");
  if (!status) return;
  form.hidden = true;
  status.textContent = status.dataset.thanks ?? "";
  // The button that had the focus is gone.
  status.tabIndex = -1;
  status.focus();
}

/** Makes the rating of this page one step, if there is one. */
export function enhanceRating(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-rating]");
  if (!form) return;
  ask(form);
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "stelle") ask(form);
  });
  form.addEventListener("submit", async (event) => {
    // Without stars the server says what is missing.
    if (starsOf(form) === 0) return;
    event.preventDefault();
    if (await send(form)) thank(form);
    // The server says on a page of its own what is the matter.
    else form.submit();
  });
}
