// Popovers of entries, switches, and the loader of modules.
(() => {
  'use strict';
  const LINK = 'a[role$=ref]', SWITCH = '.ab-switch[value]';
  let timer, zone, x, y, touch, dismissed, store = {};
  try { store = localStorage; } catch {}

  const on = (type, listener) => addEventListener(type, listener, true);
  const at = (target, selector) => target?.closest?.(selector);
  const each = (selector, action, root = document) => root.querySelectorAll(selector).forEach(action);
  const ready = (action) => window.document$?.subscribe(action) ?? action();
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const all = () => [...document.querySelectorAll('.ab-popover:popover-open')];
  const close = (popover) => popover?.hidePopover();
  const nameOf = ({ hash }) => 'ab' + hash;
  const entryOf = ({ hash, pathname }) =>
    pathname === location.pathname && at(document.getElementById(decodeURIComponent(hash.slice(1))), '.ab-entry');

  function load(element) {
    const url = element.dataset?.abModule;
    if (url) element.ab ??= import(new URL(url, document.baseURI)).then((module) => module.start(element));
  }
  for (const type of ['pointerover', 'focusin', 'click']) on(type, (event) => event.composedPath().forEach(load));
  ready(() => location.search && each('[data-ab-now]', load));

  if (!HTMLElement.prototype.togglePopover) return;

  function start() {
    each(SWITCH, (button) => {
      button.hidden = false;
      if ((button.ariaPressed = !!store[button.value])) load(button);
    });
    each('.ab-term', (link) => link.classList.toggle('ab-known', !!store[nameOf(link)]));
  }

  function copyOf(entry) {
    const copy = entry.cloneNode(true), name = copy.querySelector('dt, .ab-entry-title');
    const title = make('h2', { tabIndex: -1 });
    each('.ab-backrefs, .ab-stop', (node) => node.remove(), copy);
    each('[id]', (node) => node.removeAttribute('id'), copy);
    title.append(...name.childNodes);
    name.remove();
    return [title, ...(copy.querySelector('dd') ?? copy).childNodes];
  }

  function place({ link, spot }) {
    const lines = [...link.getClientRects()];
    const line = lines.find(({ top, bottom }) => y >= top && y <= bottom) ?? lines[0] ?? {};
    spot.style.left = line.x + scrollX + 'px';
    spot.style.top = line.y + scrollY + 'px';
    spot.style.width = line.width + 'px';
    spot.style.height = line.height + 'px';
  }

  function open(link, mode) {
    const entry = entryOf(link), toggle = document.querySelector('[data-ab-close]')?.cloneNode(true);
    if (!entry || !toggle || store[toggle.value] || (mode && store[nameOf(link)])) return;
    const known = all().find((other) => other.link === link || (other.entry === entry && other.contains(link)));
    if (known) return known;
    const group = at(link, '.ab-cite')?.querySelectorAll(LINK) ?? [];
    const entries = [...new Set([link, ...group].map(entryOf))].filter(Boolean);
    const spot = make('i', { className: 'ab-spot' });
    const popover = make('div', { className: 'ab-popover', popover: 'auto', role: 'dialog', link, entry, spot, mode, touch, onbeforetoggle });
    const ariaLabel = toggle.dataset.abClose, onclick = () => close(popover);
    popover.append(
      make('button', { className: 'ab-close', textContent: '×', ariaLabel, onclick }),
      ...entries.flatMap(copyOf),
      toggle,
    );
    popover.ariaLabel = popover.querySelector('h2').textContent;
    if (touch || innerWidth < 720 || !CSS.supports('position-area: end')) popover.className += ' ab-sheet';
    spot.style.anchorName = popover.style.positionAnchor = '--ab-' + all().length;
    place(popover); // while the layout is known
    document.body.append(spot);
    at(link, '.ab-popover, .ab').append(popover);
    popover.inert = mode === 'focus'; // a preview is no stop of Tab
    popover.showPopover({ source: link });
    link.ariaExpanded = true;
    load(toggle);
    return popover;
  }

  function pin(popover) {
    close(popover.querySelector('.ab-popover'));
    popover.inert = false;
    popover.querySelector('h2').focus({ preventScroll: true });
  }

  function onbeforetoggle({ target, newState }) {
    const { link, spot, mode } = target, focus = document.activeElement;
    if (newState === 'open') return;
    link.ariaExpanded = null;
    dismissed = mode === 'pinned' && link;
    if (target.contains(focus) || (mode === 'pinned' && focus === document.body)) link.focus({ preventScroll: true });
    setTimeout(() => { spot.remove(); target.remove(); });
  }

  function rest(target) {
    const inner = all().at(-1);
    if (inner && inner.link !== target && !inner.contains(target)) {
      if (inner.mode !== 'hover') return;
      close(inner);
      rest(target);
    } else if (target?.href) open(target, 'hover');
  }

  on('pointermove', ({ target, pointerType, buttons, clientX, clientY }) => {
    if (pointerType === 'touch' || buttons || (clientX === x && clientY === y)) return; // scrolling
    [x, y, touch] = [clientX, clientY];
    const over = at(target, LINK + ', .ab-popover');
    if (over === zone) return;
    zone = over;
    clearTimeout(timer);
    timer = setTimeout(rest, over?.href ? 400 : 300, over);
  });
  on('scroll', () => { clearTimeout(timer); zone = 0; });

  on('focusin', ({ target }) => {
    for (const popover of all()) {
      if (popover.contains(target)) popover.mode = 'pinned';
      else if (popover.link !== target) close(popover);
    }
    if (target.matches(LINK + ':focus-visible')) open(target, 'focus');
  });
  on('keydown', () => { touch = dismissed = y = null; });

  on('pointerdown', ({ pointerType, clientY }) => {
    clearTimeout(timer);
    dismissed = null;
    touch = pointerType === 'touch';
    y = clientY;
  });

  on('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { target } = event, link = at(target, LINK), again = link && link === dismissed;
    const popover = link && !again && open(link);
    if (popover?.link === link && popover.mode === 'pinned') close(popover);
    else if (popover) pin(popover);
    else if (again) dismissed = null;
    else if (at(target, SWITCH)) {
      const { value } = at(target, SWITCH);
      store[value] = store[value] ? '' : 'yes';
      close(all()[0]);
      start();
    } else return at(target, '.ab-popover a') && close(all()[0]);
    event.preventDefault();
    event.stopPropagation(); // Material's
  });

  on('pagehide', () => close(all()[0]));
  on('resize', () => all().forEach(place));

  ready(start);
})();
