/**
 * The words of a query and those of the index. Loaded with the dialog of the search.
 *
 * @typedef {import('./search-results.js').Found} Found
 */

/** Between the names of a term in the index. */
export const BETWEEN = ' · ';

/** How much of a word of the query a word that was found must begin with: stems differ at the end, slips anywhere. */
const ALIKE = 0.55;

/** A letter of a script that puts no spaces between words. */
const UNSPACED = '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]';
const LETTER = new RegExp(UNSPACED, 'gu');

/** A space that the index has between two of them. */
export const SPACE = new RegExp(`(?<=${UNSPACED}(?:</?mark>)*) (?=(?:</?mark>)*${UNSPACED})`, 'gu');

/** The query as the index has its words: such letters are words of their own, and a run of them is a phrase. */
export function asIndexed(query) {
  if (query.search(LETTER) < 0 || /^(zh|ja|th)/.test(document.documentElement.lang)) return query;
  const apart = query.replace(LETTER, ' $& ').trim();
  return /[\s"]/.test(query) ? apart : `"${apart}"`;
}

/**
 * How many of the words of the query the results hold, from 0 to 1; of a word that it does not have, the index takes the
 * beginning.
 *
 * @param {string} query @param {Found[]} results
 */
export function shareFound(query, results) {
  const words = wordsOf(query);
  if (!words.length || query.includes('"') || query.search(LETTER) >= 0) return Math.min(results.length, 1);
  const found = new Set(results.flatMap(({ meta, ...one }) => wordsOf([meta.title, meta.names, ...matchedWords(one)].join(' '))));
  return words.filter((word) => [...found].some((other) => common(word, other) >= ALIKE * word.length)).length / words.length;
}

/** The words of a result that the query has found. @param {Found} result */
export function matchedWords({ content, locations }) {
  const words = content.split(/\s+/);
  return locations.map((location) => words[location] ?? '');
}

/** Words of three letters at least, folded. @param {string} text */
export function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

/** How many letters two words have in common at their beginning. */
export function common(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Without capitals, accents and the dots of ё. @param {string} text */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
