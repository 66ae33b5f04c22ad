/**
 * The filter of the site's timeline, loaded when it is used: which events are shown, and the address that says so.
 *
 * Where the page has the events, the others are hidden; where other pages have them, what is found is listed.
 *
 * @typedef {object} Data
 * @property {[string, string][]} topics Key and name.
 * @property {[string, string][]} terms
 * @property {[string, string, string, number[]][]} briefings Key, title, address, places of its topics.
 * @property {string[]} pages Addresses.
 * @property {Row[]} events In time.
 *
 * @typedef {[string, number, ?number, ?number, number[], number[], string?, string?, string?]} Row Id, place of its
 *   page, first and last year (null: open), places of its briefings and terms; then class, date and words for a list.
 */

const FIELDS = ['topic', 'term', 'briefing', 'from', 'to'];
const AT_ONCE = 50; // more of them take too long to lay out
const PAUSE = 200; // milliseconds without typing, so that no key waits for the list

/** @param {HTMLDetailsElement} root With the form, and the address of the data. */
export async function start(root) {
  const page = root.closest('.ab'), form = root.querySelector('form'), { elements } = form;
  const [list, whole, more] = ['.ab-timeline', '.ab-whole', '.ab-show-more'].map((name) => page.querySelector(name));
  /** @type {Data} */
  const data = await (await fetch(root.dataset.abData)).json();
  const { topics, terms, briefings, events } = data;
  const rows = new Map([...list.children].map((row) => [row.id, row]));
  const chosen = () => FIELDS.filter((name) => elements[name].value);
  let found = events, timer;

  for (const [name, known] of Object.entries({ topic: topics, term: terms, briefing: briefings })) {
    elements[name].append(...known.map(([value, text]) => new Option(text, value)));
  }
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) elements[name].value = asked.get(name) ?? '';
  form.firstElementChild.disabled = false;

  function matching() {
    const place = (name, known) => known.findIndex(([key]) => key === elements[name].value);
    const topic = place('topic', topics), term = place('term', terms), briefing = place('briefing', briefings);
    const from = +(elements.from.value || -Infinity), to = +(elements.to.value || Infinity);
    return events.filter(([, , first, last, toldIn, mentions]) =>
      (topic < 0 || toldIn.some((told) => briefings[told][3].includes(topic))) &&
      (term < 0 || mentions.includes(term)) &&
      (briefing < 0 || toldIn.includes(briefing)) &&
      (first ?? -Infinity) <= to && (last ?? Infinity) >= from);
  }

  function show() {
    found = matching();
    const isAll = found.length === events.length, counts = { shown: found, all: events };
    const inWords = (_, name) => counts[name].length.toLocaleString(document.documentElement.lang);
    root.querySelector('[role=status]').textContent = root.dataset.abCount.replace(/{(\w+)}/g, inWords);
    whole.hidden = !isAll;
    if (rows.size) {
      const ids = new Set(found.map(([id]) => id));
      rows.forEach((row, id) => { row.hidden = !ids.has(id); });
      return;
    }
    list.hidden = isAll;
    list.replaceChildren();
    if (isAll) more.hidden = true;
    else append();
  }

  function append() {
    const first = list.children.length;
    list.append(...found.slice(first, first + AT_ONCE).map((row) => item(row, data)));
    more.hidden = list.children.length === found.length;
    return list.children[first];
  }

  function changed() {
    if (!root.isConnected) return; // the reader has left
    const address = new URL(location);
    address.search = new URLSearchParams(chosen().map((name) => [name, elements[name].value]));
    history.replaceState(history.state, '', address);
    show();
  }

  if (more) more.onclick = () => append().querySelector('a').focus();
  form.oninput = form.onreset = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE);
  };
  form.onsubmit = () => false;
  if (chosen().length) {
    root.open = true;
    show();
  }
}

/** An event that stands on another page, in a list of results. @param {Row} row @param {Data} data */
function item([id, page, , , toldIn, , className, date, text], { pages, briefings }) {
  const dated = make('span', { className: 'ab-date' }, make('a', { href: `${pages[page]}#${id}` }, date));
  const links = toldIn.map((told) => make('a', { className: 'ab-told-in', href: briefings[told][2] }, briefings[told][1]));
  return make('li', { className }, dated, make('div', { className: 'ab-event' }, text, ...links));
}

function make(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}
