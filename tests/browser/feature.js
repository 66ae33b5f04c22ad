/** Says how often it was started and pressed. @param {HTMLElement} root */
export function start(root) {
  const output = root.querySelector('output');
  const starts = Number(root.dataset.starts ?? 0) + 1;
  let presses = 0;
  root.dataset.starts = String(starts);
  output.textContent = `started ${starts}, pressed ${presses}`;
  root.querySelector('button').addEventListener('click', () => {
    presses += 1;
    output.textContent = `started ${starts}, pressed ${presses}`;
  });
}
