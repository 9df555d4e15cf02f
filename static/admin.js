// The owner's pages: what is in order can also be dragged there, and a tap on a button of a list keeps the
// place and the focus (htmx takes the list out of the page that is answered). Without this script the
// buttons do the same by loading the page.

'use strict';

Object.assign(htmx.config, {
  allowEval: false, includeIndicatorStyles: false, selfRequestsOnly: true, historyCacheSize: 0, timeout: 10000,
  // A refusal is a page too: the password that is asked for, words about what went wrong.
  responseHandling: [{ code: '204', swap: false }, { code: '...', swap: true }],
});
// No answer: the page as it stands is better than a tap that did nothing. What asks by itself asks again.
for (const fault of ['htmx:sendError', 'htmx:timeout', 'htmx:swapError']) {
  document.addEventListener(fault, (event) => event.target.closest('[hx-trigger]') || location.reload());
}

let drag;

const siblings = (row) => [...row.parentElement.children].filter((r) => r.dataset.move);

const lift = (event) => {
  const grip = event.target.closest('[data-grip]');
  const row = grip && grip.closest('[data-move]');
  if (!row || event.button > 0) return;
  event.preventDefault();
  drag = { row, from: siblings(row).indexOf(row), grip };
  grip.setPointerCapture(event.pointerId);
  row.classList.add('lifted');
};

// A row changes places with a neighbour when the pointer is past its middle.
const carry = (event) => {
  if (!drag) return;
  const rows = siblings(drag.row);
  const at = rows.indexOf(drag.row);
  const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };
  if (rows[at - 1] && event.clientY < middle(rows[at - 1])) rows[at - 1].before(drag.row);
  else if (rows[at + 1] && event.clientY > middle(rows[at + 1])) rows[at + 1].after(drag.row);
  const edge = 80;
  if (event.clientY < edge) scrollBy(0, -14);
  else if (event.clientY > innerHeight - edge) scrollBy(0, 14);
};

// The server keeps the order; if it did not, the page shows the one that stands.
const drop = async (event) => {
  if (!drag) return;
  const { row, from } = drag;
  drag = undefined;
  row.classList.remove('lifted');
  const rows = siblings(row);
  const position = rows.indexOf(row);
  if (event.type === 'pointercancel') {
    const others = rows.filter((r) => r !== row);
    if (others[from]) others[from].before(row); else row.parentElement.append(row);
    return;
  }
  if (position === from) return;
  rows.forEach((r, n) => {
    const [up, down] = [r.querySelector('[data-up]'), r.querySelector('[data-down]')];
    up.value = Math.max(0, n - 1);
    up.disabled = n === 0;
    down.value = n + 1;
    down.disabled = n === rows.length - 1;
  });
  const kept = await fetch(row.dataset.move, { method: 'POST', body: new URLSearchParams({ position }) }).catch(() => ({ ok: false }));
  if (!kept.ok) location.reload();
};

document.documentElement.classList.add('js');
addEventListener('pointerdown', lift);
addEventListener('pointermove', carry);
addEventListener('pointerup', drop);
addEventListener('pointercancel', drop);

// --- A file on its way: a bar that moves while it is sent, and after it while the house works on it ---

addEventListener('submit', (event) => {
  const form = event.target, wait = form.querySelector('[data-waiting]');
  if (!wait || event.defaultPrevented) return;
  event.preventDefault();
  const bar = wait.querySelector('progress'), button = form.querySelector('button'), ask = new XMLHttpRequest();
  wait.hidden = false;
  button.disabled = true;
  ask.upload.onprogress = ({ loaded, total }) => { bar.max = total; bar.value = loaded; };
  ask.upload.onload = () => bar.removeAttribute('value');
  ask.onload = () => {
    if (ask.status < 400) { location.assign(ask.responseURL); return; }
    document.open();
    document.write(ask.responseText);
    document.close();
  };
  // What went wrong on the way, the browser's own page says.
  ask.onerror = () => form.submit();
  ask.open('POST', form.action);
  ask.send(new FormData(form));
});

// --- A row of hours is taken away at once; without this script its button posts the form ---

addEventListener('click', (event) => {
  const button = event.target.closest('[data-drop]');
  if (!button) return;
  event.preventDefault();
  const row = button.closest('.h-row'), field = row.closest('fieldset');
  row.remove();
  field.querySelector('summary').focus();
});
