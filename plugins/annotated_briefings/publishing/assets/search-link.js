// The link to the search, and its keys, open the dialog in place. The link is one where that cannot be loaded.
(() => {
  const module = new URL('search.js', document.currentScript.src), all = { capture: true };

  addEventListener('click', (event) => {
    const link = event.target.closest?.('.ab-search');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // Material's
    import(module).then(({ start }) => start(link)(), () => { location = link.href; });
  }, all);

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.('input, select, textarea, dialog, [contenteditable]')) return;
    const link = document.querySelector(`.ab-search[aria-keyshortcuts~="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  }, all);
})();
