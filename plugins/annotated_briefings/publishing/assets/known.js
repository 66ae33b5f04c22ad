/** The terms that the reader has said to know, each with the switch that takes it back. Loaded when they are asked for. */

/** @param {HTMLDetailsElement} details @param {{signal?: AbortSignal}} [options] Ends it. */
export function start(details, { signal } = {}) {
  const entries = [...details.closest('.ab').querySelectorAll('.ab-entry')];

  function list() {
    const known = entries.filter(({ id }) => remembered(`ab#${id}`));
    details.querySelector('ul').replaceChildren(...known.map(item));
    details.querySelector('p').hidden = known.length > 0;
  }

  details.addEventListener('toggle', list, { signal });
  list();
}

function item(entry) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button', className: 'ab-switch', value: `ab#${entry.id}`, ariaPressed: 'true',
    textContent: entry.querySelector('a').textContent,
  });
  const row = document.createElement('li');
  row.append(button);
  return row;
}

/** What popover.js has stored; nothing where the browser stores nothing. */
function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
