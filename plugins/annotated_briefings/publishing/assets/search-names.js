/**
 * Names that come near to a query for which nothing was found, and what may have been meant. Loaded then, and only then.
 *
 * @typedef {[kind: string, path: string, name: string, ...others: string[]]} Row Of data/names.json.
 */

import { fold } from './search-words.js';

const AT_ONCE = 8, NEAR = 0.45, SAME = 0.6;

/** @type {?Promise<{rows: [string[], Row][], known: Map<string, Set<string>>}>} Rows with their names, and all words. */
let names = null;

/**
 * Those that hold the query or are spelled nearly as it is, the nearest first; and the query with the words of names
 * in the place of words that are nearly such, "" where there is none.
 *
 * @param {string} query @param {URL} site
 */
export async function namesLike(query, site) {
  const asked = fold(query.trim());
  names ??= load(new URL('data/names.json', site));
  names.catch(() => { names = null; }); // to be tried again
  const { rows, known } = await names;
  const scored = rows.map(([called, row]) => [Math.max(...called.map((name) => likeness(asked, name))), row]);
  const near = scored.filter(([score]) => score > NEAR).sort(([a], [b]) => b - a).slice(0, AT_ONCE);
  const parts = partsOf(asked), meant = parts.map((part) => meantBy(part, known)).join(' ');
  return {
    near: near.map(([, [kind, path, name]]) => ({ kind, name, href: new URL(path, site) })),
    meant: query.includes('"') || meant === parts.join(' ') ? '' : meant, // a phrase is meant as it is written
  };
}

/** The known word that is nearest, or the word itself. @param {string} word @param {Map<string, Set<string>>} known */
function meantBy(word, known) {
  if (word.length < 4 || known.has(word)) return word;
  const pairs = pairsOf(word);
  let nearest = word, most = SAME;
  for (const [other, itsPairs] of known) {
    const score = share(pairs, itsPairs);
    if (score > most) [nearest, most] = [other, score];
  }
  return nearest;
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const rows = (await answer.json()).map((row) => [row.slice(2).map(fold), row]);
  return { rows, known: new Map(rows.flatMap(([called]) => called.flatMap(partsOf)).map((word) => [word, pairsOf(word)])) };
}

/** Above 1 where the name holds the query, else how much both are alike: the whole name, or as many of its words. */
function likeness(query, name) {
  if (name.includes(query)) return 1 + query.length / name.length;
  const words = partsOf(name), size = partsOf(query).length, pairs = pairsOf(query);
  const runs = words.map((_, place) => words.slice(place, place + size).join(' '));
  return Math.max(...[name, ...runs].map((run) => share(pairs, pairsOf(run))));
}

function partsOf(text) {
  return text.split(/[\s\p{P}]+/u).filter(Boolean);
}

/** The pairs of neighbouring letters; the edges count as letters. */
function pairsOf(text) {
  const letters = [' ', ...text, ' '];
  return new Set(letters.slice(1).map((letter, place) => letters[place] + letter));
}

/** How much two sets share, from 0 to 1 (L. R. Dice, doi:10.2307/1932409). */
function share(one, other) {
  let common = 0;
  for (const pair of one) common += other.has(pair);
  return (2 * common) / (one.size + other.size);
}
