/**
 * The dialog of the search, over Pagefind's index: https://pagefind.app/docs/api/. Loaded when it is asked for; the
 * index is fetched when the dialog opens, and the dialog itself from the page of the search, which has its words.
 */

const PAUSE = 60; // milliseconds without typing; the part of the index for what is typed is fetched meanwhile
const FACETS = ['kind', 'topic', 'term', 'source', 'year'];
const SITE = new URL('../../', import.meta.url);
const RANKING = { pageLength: 0.8, termFrequency: 0.3, metaWeights: { title: 5, names: 5 } }; // measured by benchmarks/search.py

/** One for all pages that instant navigation shows. @type {?Promise<(query?: string) => void>} */
let dialog = null;

/** Pagefind with its index. @type {?Promise<object>} */
let index = null;

/**
 * @param {HTMLElement} root The link to the page of the search, or the form there.
 * @returns {?(() => void)} What a press on the link does.
 */
export function start(root) {
  async function open(query) {
    dialog ??= build(root.href ?? location.href);
    try {
      (await dialog)(query);
    } catch {
      dialog = null; // to be tried again
      if (root.href) location = root.href;
    }
  }
  if (root.href) return () => open();
  const { q } = root.elements;
  q.value ||= new URLSearchParams(location.search).get('q') ?? '';
  root.onsubmit = (event) => {
    event.preventDefault();
    open(q.value);
  };
  if (q.value) open(q.value);
}

async function load() {
  const pagefind = await import(new URL('pagefind/pagefind.js', SITE));
  await pagefind.options({ baseUrl: SITE.pathname, excerptLength: 24, ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

async function build(page) {
  (index ??= load()).catch(() => {}); // said when it is asked
  const style = document.createElement('link'), outer = document.createElement('div'), inner = document.createElement('div');
  const styled = new Promise((done) => { style.onload = style.onerror = done; });
  style.rel = 'stylesheet';
  style.href = new URL('search.css', import.meta.url);
  outer.className = 'md-typeset'; // the theme's sizes
  inner.className = 'ab';
  outer.append(style, inner);
  document.body.append(outer);
  const modules = ['results', 'find', 'words'].map((name) => import(`./search-${name}.js`)); // the last for the others
  const [answer, , results, finding] = await Promise.all([fetch(page), styled, ...modules]);
  const root = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.ab-search-dialog');
  inner.append(root);
  return run(root, results, finding);
}

/** @param {HTMLDialogElement} root @returns {(query?: string) => void} Opens it. */
function run(root, { item, nameItem }, { asIndexed, find, read }) {
  const form = root.querySelector('form'), { q, order } = form.elements, list = root.querySelector('ol');
  const status = root.querySelector('[role=status]'), more = root.querySelector('.ab-search-more'), narrow = root.querySelector('details');
  let turn = 0, timer = 0, shown = 0, hits = [];

  async function search() {
    const mine = ++turn, query = q.value.trim();
    const chosen = FACETS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    const options = { filters: Object.fromEntries(chosen), sort: order.value ? { date: 'desc' } : {} };
    const isAsked = query || chosen.length > 0;
    try {
      const pagefind = await (index ??= load());
      const all = narrow.open && (await pagefind.filters());
      const nothing = { results: [], filters: all, best: [], near: [] };
      const { results, filters, best, near, meant } = isAsked ? await find(pagefind, query, options, SITE) : nothing;
      if (all) (await import('./search-facets.js')).offer(form, filters);
      if (mine !== turn) return;
      hits = results;
      list.replaceChildren(...near.map((one) => nameItem(one, root)), ...best.map((one) => item(one, root)));
      shown = best.length;
      status.textContent = isAsked ? said(near.length, meant) : '';
    } catch {
      index = null;
      status.textContent = root.dataset.abFailed;
    }
    more.hidden = hits.length <= shown;
  }

  function said(near, meant) {
    if (meant && hits.length) return root.dataset.abMeant.replace('{words}', meant);
    if (near) return root.dataset.abNear;
    if (!hits.length) return root.dataset.abNothing;
    return root.dataset.abFound.replace('{number}', hits.length.toLocaleString(document.documentElement.lang));
  }

  async function showMore() {
    const rows = (await read(hits, shown)).map((one) => item(one, root));
    list.append(...rows);
    shown += rows.length;
    more.hidden = hits.length <= shown;
    rows[0]?.querySelector('a').focus();
  }

  function move(event) {
    const { key, target } = event, stops = [...root.querySelectorAll('ol a, .ab-search-more:not([hidden])')];
    const place = stops.indexOf(target), step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && (target === q || place >= 0)) {
      (place + step < 0 ? q : stops[place + step])?.focus();
      event.preventDefault();
    } else if (place >= 0 && /^\S$/u.test(key) && !event.ctrlKey && !event.metaKey && !event.altKey) q.focus();
  }

  form.oninput = ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(search, target === q ? PAUSE : 0);
    if (target === q) index?.then((pagefind) => pagefind.preload(asIndexed(q.value)), () => {});
  };
  form.onreset = () => {
    const { value } = q;
    setTimeout(() => { q.value = value; search(); });
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  };
  narrow.ontoggle = search;
  more.onclick = showMore;
  root.onkeydown = move;
  root.onclick = ({ target, ctrlKey, metaKey, shiftKey }) => {
    const leaves = target === root || target.closest('.ab-close, a');
    if (leaves && !ctrlKey && !metaKey && !shiftKey) root.close();
  };

  return (query) => {
    if (query) q.value = query;
    if (!root.open) root.showModal();
    q.select();
    search();
  };
}
