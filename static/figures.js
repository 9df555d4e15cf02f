// The values behind a drawing: whoever points at it, taps it or goes along it with the arrow keys reads
// them in the line below. Without this script the table beside the drawing has the same figures.

'use strict';

const headOf = (cell) => {
  const text = cell.closest('table').tHead.rows[0].cells[cell.cellIndex].textContent;
  return /^\d+$/.test(text) ? `${text.padStart(2, '0')}:00` : text; // An hour stands there as its number alone.
};
const said = (point) => {
  if (point.tagName !== 'TD') return point.querySelector('title').textContent;
  return `${point.parentElement.cells[0].textContent} ${headOf(point)}: ${point.textContent || '–'}`;
};

for (const line of document.querySelectorAll('[data-value]')) {
  const chart = line.closest('section').querySelector('figure, .i-heat'), hint = line.textContent;
  let at;
  const show = (point) => {
    if (point === at) return;
    if (at) at.classList.remove('on');
    at = point;
    if (at) at.classList.add('on');
    line.textContent = at ? said(at) : hint;
  };
  const touch = (event) => {
    const point = event.target.closest('g, tbody td');
    if (point) show(point);
  };
  line.hidden = false;
  chart.addEventListener('pointerover', touch);
  chart.addEventListener('click', touch);
  if (chart.tagName !== 'FIGURE') continue;
  chart.tabIndex = 0;
  chart.addEventListener('keydown', (event) => {
    // Of the two drawings only one is shown.
    const points = [...chart.querySelectorAll('g')].filter((g) => g.getClientRects().length > 0);
    const now = points.indexOf(at), last = points.length - 1;
    const next = { ArrowLeft: Math.max(now - 1, 0), ArrowRight: Math.min(now + 1, last), Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(points[next]);
  });
}
