/* Buttons that print the page. They are hidden where no script runs, and the browser's own menu prints. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
