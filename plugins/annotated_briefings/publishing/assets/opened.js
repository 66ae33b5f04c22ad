/**
 * What an open popover can do beyond showing its entry: mute a term that the reader knows, keep the word that was
 * tapped in view above a sheet, and be closed by the browser's Back. Loaded when the first popover opens.
 *
 * @typedef {HTMLElement & {link: HTMLAnchorElement, touch?: boolean}} Popover
 */

/** Steps that sheets have added to the history. */
let steps = 0;

/** While we go back of our own accord: where to go then, "" for nowhere. @type {?string} */
let next = null;

/** Removes the listeners that are needed while there are steps. @type {?AbortController} */
let watch = null;

/** @param {HTMLElement} toggle The popover's copy of the page's switch; on the page itself there is nothing to do. */
export function start(toggle) {
  const popover = /** @type {?Popover} */ (toggle.closest('.ab-popover:popover-open'));
  if (!popover) return;
  if (popover.link.matches('.ab-term')) toggle.before(muteButton(popover.link, toggle.dataset.abKnow));
  if (popover.matches('.ab-sheet')) keepInView(popover);
  if (popover.touch) addStep(popover);
}

/** The switch "I know this term"; popover.js remembers what is switched under the switch's value. */
function muteButton(link, textContent) {
  const value = `ab${link.hash}`;
  const ariaPressed = link.matches('.ab-known');
  return Object.assign(document.createElement('button'), { type: 'button', className: 'ab-switch', textContent, value, ariaPressed });
}

/** Scrolls the page as far as the sheet lies over the link; a link within a sheet is left where it is. */
function keepInView({ link, offsetHeight }) {
  const covered = link.getBoundingClientRect().bottom + 12 - (innerHeight - offsetHeight);
  if (covered > 0 && !link.closest('.ab-popover')) scrollBy({ top: covered, behavior: 'instant' });
}

function sheets() {
  return [...document.querySelectorAll('.ab-popover:popover-open')];
}

/** One step in the history per sheet, so that Back closes the top one. */
function addStep(popover) {
  popover.addEventListener('beforetoggle', () => setTimeout(takeSteps));
  if (steps >= sheets().length) return;
  watch ??= watchHistory();
  history.scrollRestoration = 'manual';
  history.pushState(history.state, '');
  steps += 1;
}

/** Takes the steps of closed sheets away again. */
function takeSteps() {
  const left = sheets().length;
  if (steps <= left) return;
  next ??= '';
  history.go(left - steps);
  steps = left;
}

function watchHistory() {
  const controller = new AbortController();
  const options = { capture: true, signal: controller.signal };
  addEventListener('popstate', stepBack, options);
  addEventListener('click', leaveByLink, options);
  addEventListener('pagehide', () => { steps = 0; }, options);
  return controller;
}

/** A link in a sheet is followed when the sheet's steps are gone, else Back would come to a page without its sheet. */
function leaveByLink(event) {
  const link = event.target.closest?.('.ab-popover a');
  if (!link || !steps || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  next = link.href;
  event.preventDefault();
  event.stopPropagation();
}

/** Material would take the step for a new page, so it does not hear of it. */
function stepBack(event) {
  if (next === null && !steps) return;
  event.stopImmediatePropagation();
  if (next === null) {
    steps -= 1;
    sheets().at(-1)?.hidePopover();
  }
  if (!steps) history.scrollRestoration = 'auto';
  if (next) location.href = next;
  next = null;
  if (!steps) {
    watch?.abort();
    watch = null;
  }
}
