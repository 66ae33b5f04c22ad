/** What results can be narrowed down by. Loaded when that part of the dialog is opened. */

const OPTIONS = 200;

/**
 * Offers the values of each facet with the number of results that they would leave, the most first.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, Record<string, number>>} counts By facet, then by value.
 */
export function offer(form, counts) {
  const inWords = (count) => count.toLocaleString(document.documentElement.lang);
  for (const name of ['topic', 'term', 'source', 'year']) {
    const { options, value } = form.elements[name];
    const order = name === 'year' ? ([a], [b]) => b - a : ([a, most], [b, least]) => least - most || a.localeCompare(b);
    const known = Object.entries(counts[name] ?? {}).filter(([key, count]) => count || key === value).sort(order);
    options.length = 1;
    for (const [key, count] of known.slice(0, OPTIONS)) options.add(new Option(`${key} (${inWords(count)})`, key, false, key === value));
  }
  for (const option of form.elements.kind.options) {
    if (option.value) option.text = `${option.dataset.abSaid} (${inWords(counts.kind?.[option.value] ?? 0)})`;
  }
}
