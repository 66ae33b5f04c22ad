/**
 * The filter of the site's timeline: which events are shown, and the address that says so. Loaded when it is used.
 *
 * Where the page has the events, the others are hidden; where they stand on pages of their own, those that were found
 * are listed instead of the overview.
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
const AT_ONCE = 100;

/** @param {HTMLDetailsElement} root With the form, and the address of the data. */
export async function start(root) {
  const page = root.closest('.ab'), form = root.querySelector('form'), { elements } = form;
  const [list, whole, more] = ['.ab-timeline', '.ab-whole', '.ab-show-more'].map((name) => page.querySelector(name));
  /** @type {Data} */
  const data = await (await fetch(root.dataset.abData)).json();
  const { topics, terms, briefings, events } = data;
  const rows = new Map([...list.children].map((row) => [row.id, row]));

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

  function show(most = AT_ONCE) {
    const found = matching(), isAll = found.length === events.length;
    const inWords = (number) => number.toLocaleString(document.documentElement.lang);
    root.querySelector('[role=status]').textContent =
      root.dataset.abCount.replace('{shown}', inWords(found.length)).replace('{all}', inWords(events.length));
    whole.hidden = !isAll;
    if (rows.size) {
      const ids = new Set(found.map(([id]) => id));
      rows.forEach((row, id) => { row.hidden = !ids.has(id); });
      return;
    }
    list.hidden = isAll;
    list.replaceChildren(...(isAll ? [] : found.slice(0, most).map((row) => item(row, data))));
    more.hidden = isAll || found.length <= most;
    more.onclick = () => {
      show(most + AT_ONCE);
      list.children[most].querySelector('a').focus();
    };
  }

  function changed() {
    const chosen = FIELDS.filter((name) => elements[name].value).map((name) => [name, elements[name].value]);
    const query = chosen.length ? `?${new URLSearchParams(chosen)}` : '';
    history.replaceState(history.state, '', location.pathname + query + location.hash);
    show();
  }

  form.oninput = changed;
  form.onreset = () => setTimeout(changed);
  form.onsubmit = () => false;
  if (FIELDS.some((name) => elements[name].value)) {
    root.open = true;
    show();
  }
}

/** An event that stands on another page, in a list of results. @param {Row} row @param {Data} data */
function item([id, page, , , toldIn, , className, date, text], { pages, briefings }) {
  const dated = make('span', { className: 'ab-date' }, make('a', { href: `${pages[page]}#${id}` }, date));
  const links = toldIn.map((told) => make('a', { className: 'ab-told-in', href: briefings[told][2] }, briefings[told][1]));
  const told = links.flatMap((link) => [' ', link]);
  return make('li', { className }, dated, make('div', { className: 'ab-event' }, text, ...told));
}

function make(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}
