/**
 * What a query finds, and in which order. Loaded with the dialog of the search.
 *
 * @typedef {import('./search-results.js').Found} Found
 * @typedef {{results: object[], filters: object, best: Found[], near: object[], meant?: string}} Answer What the index
 *   has, the first of it as it is shown; where the query itself is not found, names that come near, and the words that
 *   were asked for instead.
 */

import { BETWEEN, asIndexed, common, fold, shareFound, wordsOf } from './search-words.js';

export { asIndexed };

const AT_ONCE = 8, AT_LEAST = 2; // results shown, briefings among them

/** The kinds as they are wanted among what is called as the query says, and among what only speaks of it. */
const CALLED = ['term', 'briefing', 'source', 'page'], TOLD = ['briefing', 'term', 'source', 'page'];

/**
 * @param {object} pagefind @param {string} query @param {object} options Of Pagefind's. @param {URL} site
 * @returns {Promise<Answer>}
 */
export async function find(pagefind, query, options, site) {
  const answer = await ask(pagefind, query, options), found = shareFound(query, answer.best);
  if (!query || found === 1) return answer;
  const { near, meant } = await namesLike(query, site).catch(() => ({ near: [], meant: '' }));
  const mended = meant ? await ask(pagefind, meant, options) : answer;
  if (meant && mended.best.length) return { ...mended, meant, best: nearestFirst(mended.best, near, site) };
  return found ? { ...answer, near } : { ...answer, results: [], best: [], near };
}

async function namesLike(query, site) {
  return (await import('./search-names.js')).namesLike(query, site);
}

async function ask(pagefind, query, options) {
  const words = asIndexed(query) || null, found = await pagefind.search(words, options);
  const best = await read(found.results);
  if (!query || options.sort.date) return { ...found, best, near: [] };
  if (options.filters.kind || best.some(({ meta }) => meta.kind === 'briefing')) return { ...found, best: inOrder(query, best), near: [] };
  const filters = { ...options.filters, kind: 'briefing' };
  const briefings = (await pagefind.search(words, { filters })).results.slice(0, AT_LEAST);
  const results = [...new Map([...briefings, ...found.results].map((one) => [one.id, one])).values()];
  return { ...found, results, best: inOrder(query, await read(results)), near: [] };
}

/** The next results, with their texts. @param {object[]} results @param {number} [start] */
export function read(results, start = 0) {
  return Promise.all(results.slice(start, start + AT_ONCE).map((result) => result.data()));
}

/** First what bears the query as its name, then what has all its words there, then what speaks of it. */
function inOrder(query, results) {
  const asked = fold(query), words = wordsOf(query);
  const placed = results.map((one) => [placeOf(one.meta, asked, words), one]);
  return placed.sort(([a], [b]) => a - b).map(([, one]) => one);
}

function placeOf({ title, names = '', text = '', kind }, asked, words) {
  const called = [title, ...names.split(BETWEEN)].map(fold), isTerm = kind === 'term';
  if (called.includes(asked)) return CALLED.indexOf(kind);
  const held = wordsOf([...called, kind === 'source' ? text : ''].join(' '));
  const hasAll = words.length > 0 && words.every((word) => held.some((other) => isNearly(word, other)));
  const isKnown = isTerm || kind === 'briefing' || words.length > 1; // a single word is in many a title
  const isPart = isTerm && called.some((name) => name.includes(asked));
  return isPart || (hasAll && isKnown) ? 10 + CALLED.indexOf(kind) : 20 + TOLD.indexOf(kind);
}

/** The same word, one that has a letter more (a plural), or a long one that ends otherwise. */
function isNearly(word, other) {
  const length = common(word, other), isShorter = length === other.length || length > 5;
  return length >= word.length - (isShorter && length > 2);
}

/** First the results that bear one of the near names, in the order of these. */
function nearestFirst(results, near, site) {
  const paths = near.map(({ href }) => href.pathname);
  const placed = results.map((one) => [paths.indexOf(new URL(one.url, site).pathname), one]);
  return placed.sort(([a], [b]) => (a < 0) - (b < 0) || a - b).map(([, one]) => one);
}
