/**
 * Names that come near to a query for which nothing was found. Loaded then, and only then.
 *
 * @typedef {[kind: string, path: string, name: string, ...others: string[]]} Row Of data/names.json.
 */

const AT_ONCE = 8, NEAR = 0.45;

/** @type {?Promise<[string[], Row][]>} The rows, each with its names in plain letters. */
let rows = null;

/**
 * Those that hold the query or are spelled nearly as it is, the nearest first.
 *
 * @param {string} query @param {URL} site
 */
export async function namesLike(query, site) {
  const asked = fold(query);
  rows ??= load(new URL('data/names.json', site));
  const scored = (await rows).map(([names, row]) => [Math.max(...names.map((name) => likeness(asked, name))), row]);
  const near = scored.filter(([score]) => score > NEAR).sort(([a], [b]) => b - a).slice(0, AT_ONCE);
  return near.map(([, [kind, path, name]]) => ({ kind, name, href: new URL(path, site) }));
}

async function load(address) {
  const answer = await fetch(address);
  return answer.ok ? (await answer.json()).map((row) => [row.slice(2).map(fold), row]) : [];
}

/** Above 1 where the name holds the query, else how much both are alike: the whole name, or as many of its words. */
function likeness(query, name) {
  if (name.includes(query)) return 1 + query.length / name.length;
  const words = name.split(/[\s-]+/), size = query.split(/[\s-]+/).length, pairs = pairsOf(query);
  const runs = words.map((_, place) => words.slice(place, place + size).join(' '));
  return Math.max(...[name, ...runs].map((run) => share(pairs, pairsOf(run))));
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

/** Without capitals, accents and the dots of ё. @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
