/**
 * How the search shows what it has found. Loaded with its dialog.
 *
 * @typedef {{id: string, element: string, text: string, location: number}} Anchor An element with an id; its place in words.
 * @typedef {{weight: number, location: number}} Match
 * @typedef {{url: string, content: string, excerpt: string, meta: Record<string, string>, anchors: Anchor[], weighted_locations: Match[]}} Found
 */

import { BETWEEN, SPACE, fold, matchedWords } from './search-words.js';

const PLACES = 3, LONGEST = 150;

/** A result with the places in it. @param {Found} found @param {HTMLElement} dialog */
export function item(found, dialog) {
  const { url, excerpt, meta } = found;
  const about = [meta.names, meta.date].filter(Boolean).join(BETWEEN);
  const places = placesOf(found).map(({ id, text }) =>
    make('li', {}, make('a', { href: `${url}#${id}` }, shortened(text.replace(SPACE, '')))));
  return make('li', {},
    title(url, meta.kind, meta.title, dialog),
    ...(about ? [make('p', { className: 'ab-other' }, about)] : []),
    make('p', {}, ...(meta.text ? [meta.text] : marked(excerpt.replace(SPACE, '')))),
    ...(places.length ? [make('ul', {}, ...places)] : []));
}

/** A name where nothing was found. @param {{href: string, kind: string, name: string}} row @param {HTMLElement} dialog */
export function nameItem({ href, kind, name }, dialog) {
  return make('li', {}, title(href, kind, name, dialog));
}

function title(href, kind, text, dialog) {
  const label = dialog.querySelector(`[name=kind] [value="${kind}"], [data-ab-kind="${kind}"]`);
  const said = label?.dataset.abSaid ?? label?.textContent ?? '';
  return make('a', { href }, make('span', { className: 'ab-kicker' }, said), make('b', {}, text));
}

/**
 * The places that hold most of the words that were found: events, each with its own words only, and sections. An event
 * comes before a section that holds as many. @param {Found} found
 */
function placesOf({ anchors, ...found }) {
  const words = matchedWords(found).map(fold), held = new Map();
  const known = anchors.filter(({ id, element, text }) => text && (id.startsWith('ev-') || /^h[2-6]$/.test(element)));
  found.weighted_locations.forEach(({ location }, number) => {
    const last = known.findLast((anchor) => anchor.location <= location);
    const isBeyond = last?.element === 'li' && last.location + last.text.split(/\s+/).length <= location;
    if (last && !isBeyond) held.set(last, (held.get(last) ?? new Set()).add(words[number]));
  });
  const order = ([a, some], [b, others]) => others.size - some.size || (b.element === 'li') - (a.element === 'li');
  return [...held].sort(order).slice(0, PLACES).map(([anchor]) => anchor);
}

/** Text in which nothing but `<mark>` is an element. @param {string} html */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map(({ nodeName, textContent }) => (nodeName === 'MARK' ? make('mark', {}, textContent) : textContent));
}

function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

function make(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}
