/**
 * How the search shows what it has found. Loaded with its dialog.
 *
 * @typedef {{id: string, element: string, text: string, location: number}} Anchor An element with an id; its place in words.
 * @typedef {{url: string, content: string, excerpt: string, meta: Record<string, string>, anchors: Anchor[], locations: number[]}} Found
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
 * comes before a section that holds as many. Of an event the index has the beginning as its text, so its words are
 * taken from the content. The ends of sections and of lists are marked in the documents that the index is made from.
 *
 * @param {Found} found
 * @returns {{id: string, text: string}[]}
 */
function placesOf({ anchors, content, ...found }) {
  const words = content.split(/\s+/), matched = matchedWords({ content, ...found }).map(fold);
  const known = anchors.filter(({ id, element }) => /^(ev-|end-)/.test(id) || /^h[2-6]$/.test(element));
  const places = known.filter(({ text }) => text).map(({ id, text, location }) => {
    const isEvent = id.startsWith('ev-');
    const next = known.find((one) => one.location > location && (isEvent || one.id !== 'end-list'));
    const end = next?.location ?? Infinity;
    const held = new Set(matched.filter((_, place) => location <= found.locations[place] && found.locations[place] < end));
    return { id, isEvent, size: held.size, text: isEvent ? words.slice(location, end).join(' ') : text };
  });
  return places.filter(({ size }) => size).sort((a, b) => b.size - a.size || b.isEvent - a.isEvent).slice(0, PLACES);
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
