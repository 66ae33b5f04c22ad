// Popovers with the entries that links lead to.
(() => {
  'use strict';
  if (!HTMLElement.prototype.togglePopover) return;

  const LINK = 'a[role$=ref]', SWITCH = '[data-ab-popovers]';
  let timer, zone, x, y, touch, dismissed;
  let steps = 0, next; // in the history
  let store = {};
  try { store = localStorage; } catch {}

  const on = (type, listener) => addEventListener(type, listener, true);
  const at = (target, selector) => target?.closest?.(selector);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const all = () => [...document.querySelectorAll('.ab-popover:popover-open')];
  const close = (popover) => popover?.hidePopover();
  const entryOf = ({ hash, pathname }) =>
    pathname === location.pathname && at(document.getElementById(decodeURIComponent(hash.slice(1))), '.ab-entry');

  function start() {
    for (const button of document.querySelectorAll(SWITCH)) {
      button.hidden = false;
      button.ariaPressed = !store.abPopoversOff;
    }
  }

  function copyOf(entry) {
    const copy = entry.cloneNode(true), name = copy.querySelector('dt, .ab-entry-title');
    const title = make('h2', { className: 'ab-popover-title', tabIndex: -1 });
    copy.querySelectorAll('[id]').forEach((node) => node.removeAttribute('id'));
    copy.querySelectorAll('.ab-backrefs, .ab-stop').forEach((node) => node.remove());
    title.append(...name.childNodes);
    name.remove();
    return [title, ...(copy.querySelector('dd') ?? copy).childNodes];
  }

  // The spot anchors it to the line under the pointer.
  function place({ link, spot }) {
    const lines = [...link.getClientRects()];
    const line = lines.find(({ top, bottom }) => y >= top && y <= bottom) ?? lines[0] ?? {};
    spot.style.left = line.x + scrollX + 'px';
    spot.style.top = line.y + scrollY + 'px';
    spot.style.width = line.width + 'px';
    spot.style.height = line.height + 'px';
  }

  function open(link, mode) {
    const entry = entryOf(link), host = at(link, '.ab-popover, .ab'), toggle = document.querySelector(SWITCH);
    if (store.abPopoversOff || !entry || !host) return;
    const known = all().find((other) => other.link === link || (other.entry === entry && other.contains(link)));
    if (known) return known;
    const group = at(link, '.ab-cite')?.querySelectorAll(LINK) ?? [];
    const entries = [...new Set([link, ...group].map(entryOf))].filter(Boolean);
    const spot = make('i', { className: 'ab-spot' });
    const popover = make('div', { className: 'ab-popover', popover: 'auto', role: 'dialog', link, entry, spot, mode, onbeforetoggle });
    const ariaLabel = toggle?.dataset.abClose ?? 'Close', onclick = () => close(popover);
    popover.append(
      make('button', { className: 'ab-close', textContent: '×', ariaLabel, onclick }),
      ...entries.flatMap(copyOf),
      toggle?.cloneNode(true) ?? '',
    );
    popover.ariaLabel = popover.querySelector('.ab-popover-title').textContent;
    if (touch || innerWidth < 720 || !CSS.supports('position-area: end')) popover.className += ' ab-sheet';
    spot.style.anchorName = popover.style.positionAnchor = '--ab-' + all().length;
    document.body.append(spot);
    host.append(popover);
    place(popover);
    popover.inert = mode === 'focus'; // a preview is no stop of Tab
    popover.showPopover({ source: link });
    link.ariaExpanded = true;
    return popover;
  }

  function pin(popover) {
    close(popover.querySelector('.ab-popover'));
    popover.inert = false;
    if (touch && steps < all().length) { // Back closes it
      history.scrollRestoration = 'manual';
      history.pushState(history.state, '');
      steps++;
    }
    popover.querySelector('.ab-popover-title').focus({ preventScroll: true });
  }

  function onbeforetoggle({ target, newState }) {
    const { link, mode } = target, focus = document.activeElement;
    if (newState === 'open') return;
    link.ariaExpanded = null;
    dismissed = mode === 'pinned' && link;
    if (target.contains(focus) || (mode === 'pinned' && focus === document.body)) link.focus({ preventScroll: true });
    setTimeout(settle, 0, target);
  }

  function settle(popover) {
    const left = all().length;
    popover.spot.remove();
    popover.remove();
    if (steps <= left) return;
    next ??= '';
    history.go(left - steps);
    steps = left;
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
    else if (at(target, '.ab-popover a')) {
      close(all()[0]);
      if (!steps) return;
      next = at(target, 'a').href;
    } else if (at(target, SWITCH)) {
      store.abPopoversOff = store.abPopoversOff ? '' : 'yes';
      close(all()[0]);
      start();
    } else return;
    event.preventDefault();
    event.stopPropagation(); // Material's
  });

  on('popstate', (event) => {
    if (next == null && !steps) return;
    event.stopImmediatePropagation();
    if (next == null) { steps--; close(all().at(-1)); }
    if (!steps) history.scrollRestoration = 'auto';
    if (next) location = next;
    next = null;
  });
  on('pagehide', () => { steps = 0; close(all()[0]); });
  on('resize', () => all().forEach(place));

  window.document$?.subscribe(start) ?? start();
})();
