/** The filter of the glossary, by name in any language and by definition. Loaded when it is used. */

const PAUSE_MS = 120; // thousands of terms are not hidden between two letters of a quick writer

/** @param {HTMLFormElement} form @param {{signal?: AbortSignal}} [options] Ends it. */
export function start(form, { signal } = {}) {
  const page = form.closest('.ab'), input = form.elements.find, status = form.querySelector('[role=status]');
  const entries = [...page.querySelectorAll('.ab-entry')].map((entry) => ({
    entry, text: fold(`${entry.textContent} ${entry.dataset.abHidden ?? ''}`),
  }));
  const letters = [...page.querySelectorAll('.ab-letters a')];

  function filter() {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { entry, text } of entries) {
      const isFound = words.every((word) => text.includes(word));
      if (entry.hidden === isFound) entry.hidden = !isFound;
      shown += isFound;
    }
    for (const link of letters) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1))).parentElement;
      section.hidden = link.hidden = !section.querySelector('.ab-entry:not([hidden])');
    }
    const count = form.dataset.abCount.replace('{shown}', shown).replace('{all}', entries.length);
    status.textContent = words.length ? count : '';
  }

  function remember() {
    const address = new URL(location);
    if (input.value.trim()) address.searchParams.set('find', input.value.trim());
    else address.searchParams.delete('find');
    history.replaceState(history.state, '', address);
  }

  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { filter(); remember(); }, PAUSE_MS);
  }, { signal });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    filter();
    page.querySelector('.ab-entry:not([hidden]) a')?.focus();
  }, { signal });
  input.value ||= new URLSearchParams(location.search).get('find') ?? '';
  filter();
  if (input.value) remember(); // it may have been typed before we were there
}

/** Without capitals and accents, and in the plain forms of letters. @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
