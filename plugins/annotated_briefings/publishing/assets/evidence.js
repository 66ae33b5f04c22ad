/** The evidence view: tints what has a source, and shows the passages of a citation in its popover. */

const [SOURCED, QUOTED, OPEN] = ['ab-sourced', 'ab-quoted', 'ab-open'];

/**
 * Follows the switch, which popover.js turns and remembers.
 * @param {HTMLElement} button
 * @param {{signal?: AbortSignal}} [options] Ends it.
 */
export function start(button, { signal } = {}) {
  const page = button.closest('.ab');
  const follow = () => show(page, button.ariaPressed === 'true');
  const watch = new MutationObserver(follow);
  addStyle();
  watch.observe(button, { attributeFilter: ['aria-pressed'] });
  signal?.addEventListener('abort', () => { watch.disconnect(); show(page, false); });
  document.addEventListener('beforetoggle', (event) => addPassages(page, event), { capture: true, signal });
  follow();
}

function addStyle() {
  const { href } = new URL('evidence.css', import.meta.url);
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

/** The text stays as it is; a browser without highlights tints the whole paragraph. */
function show(page, isOn) {
  page.classList.toggle('ab-evidence', isOn);
  page.querySelector('.ab-legend').hidden = !isOn;
  for (const name of [SOURCED, QUOTED, OPEN]) {
    CSS.highlights?.delete(name);
    page.querySelectorAll(`.${name}`).forEach((block) => block.classList.remove(name));
  }
  if (isOn) page.querySelectorAll('.ab-cite, .ab-needs-source').forEach(tintClaim);
}

function tintClaim(mark) {
  const block = mark.closest('p, li, dd, td, blockquote, .ab-event');
  if (!block || mark.closest('.ab-entry')) return;
  const { nodes, text } = textBefore(block, mark);
  const paint = (name, start, end = text.length) => tint(name, block, rangeOf(nodes, start, end));
  paint(mark.matches('.ab-cite') ? SOURCED : OPEN, sentenceStart(block, text));
  if (!mark.nextElementSibling?.matches('.ab-verified')) return;
  const end = last(text, '”’“»›"');
  if (block.closest('blockquote')) paint(QUOTED, 0);
  else paint(QUOTED, last(text.slice(0, end), '“‘„«‹"'), end + 1);
}

function tint(name, block, range) {
  if (!range) return;
  if (!CSS.highlights) return block.classList.add(name);
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  CSS.highlights.get(name).add(range);
}

/** What a reader reads of a block up to a mark, and the nodes that it stands in. */
function textBefore(block, mark) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = '', node;
  while ((node = walker.nextNode()) && node.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) {
    if (node.parentElement.closest('sup, .ab-verified, .ab-popover')) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { nodes, text: text.trimEnd() };
}

function rangeOf(nodes, start, end) {
  if (start < 0 || start >= end) return;
  const range = new Range();
  const holds = (offset) => nodes.findLast((one) => one.start <= offset);
  range.setStart(holds(start).node, start - holds(start).start);
  range.setEnd(holds(end - 1).node, end - holds(end - 1).start);
  return range;
}

/** "Dr. J. Doe" ends no sentence. */
function sentenceStart(block, text) {
  const segments = new Intl.Segmenter(block.closest('[lang]')?.lang || 'en', { granularity: 'sentence' }).segment(text);
  const ends = [...segments].filter(({ index }) => !/(?<!\p{L})(\p{L}|Dr|Mrs?|Ms|Prof|Gen|St)\.\s*$/u.test(text.slice(0, index)));
  return ends.at(-1)?.index ?? 0;
}

/** The last place of any of some characters, -1 for none. */
function last(text, characters) {
  return Math.max(...[...characters].map((character) => text.lastIndexOf(character)));
}

function addPassages(page, { target, newState }) {
  if (newState !== 'open' || !target.matches('.ab-evidence .ab-popover') || !page.contains(target)) return;
  const marks = target.link.closest('.ab-cite')?.querySelectorAll('[id]') ?? [target.link];
  const ids = [...marks].map(({ id }) => id);
  const items = [...page.querySelectorAll('.ab-entry [data-ab-for]')].filter(({ dataset }) =>
    dataset.abFor.split(' ').some((id) => ids.includes(id)));
  if (!items.length) return;
  const list = items[0].parentElement.cloneNode();
  list.append(...items.map((item) => item.cloneNode(true)));
  target.querySelector(':scope > .ab-switch').before(list);
}
