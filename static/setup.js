// The first setup: what the browser knows better than the server, and waiting for a phone.

const zones = document.querySelector('select[data-zone]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && [...zones.options].some((o) => o.value === here)) zones.value = here;

const currencies = document.querySelector('select[data-currencies]');
if (currencies) {
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'currency' });
  for (const o of currencies.options) o.textContent = `${o.value} · ${names.of(o.value)}`;
}

const wait = setInterval(async () => {
  const shown = document.querySelector('[data-waiting]');
  if (!shown) return clearInterval(wait);
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('#reach:not([data-waiting])');
    if (now) {
      // Only the content: a screen reader watches the element.
      shown.innerHTML = now.innerHTML;
      shown.removeAttribute('data-waiting');
    }
  } catch {
    // The next turn asks again.
  }
}, 2000);
