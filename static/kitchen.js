/* The kitchen's sound, ages, keys and search. Regions are painted by live.js, which tells of them in `live:painted`. */
(() => {
  'use strict';
  const { body } = document;
  const board = () => document.getElementById('board');

  // --- Sound: nothing starts before a tap, as browsers demand ----------------------------------------

  let audio;
  const tone = (hertz, at, seconds) => {
    const note = audio.createOscillator(), volume = audio.createGain(), start = audio.currentTime + at;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.6, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + seconds);
  };
  const chime = (notes) => { if (audio?.state === 'running') notes.forEach((hertz, i) => tone(hertz, i * 0.22, 0.5)); };
  const fresh = [880, 1174.7], changed = [587.3, 440];

  // What this device chose, for the server's first paint too.
  const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=${value ? 31536000 : 0}; samesite=lax`; };
  const kept = (name) => document.cookie.split('; ').find((c) => c.startsWith(`${name}=`))?.split('=')[1] ?? '';

  const say = () => {
    const on = audio?.state === 'running';
    body.classList.toggle('sound-on', on);
    document.getElementById('sound')?.setAttribute('aria-pressed', String(on));
  };
  const unlock = async (test) => {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    if (!audio) { audio = new Context(); audio.onstatechange = say; }
    await audio.resume().catch(() => {});
    say();
    if (test) { keep('comanda_sound', 'on'); chime(fresh); } // The test tone: who taps hears that it works, and how loud.
  };
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('#sound');
    // A page that was loaded anew has its sound again with the first tap on anything.
    if (button || (board() && kept('comanda_sound') && audio?.state !== 'running')) unlock(button);
  });

  // --- New and changed tickets -----------------------------------------------------------------------

  const count = (mark) => document.querySelectorAll(`#board > .ticket[${mark}]`).length;
  const known = new Map(); // ticket id → how many of its changes were heard
  let rang = 0; // When something was heard last.
  const ring = (tune) => { rang = performance.now(); chime(tune); };
  const look = (quiet) => {
    let tune;
    for (const ticket of document.querySelectorAll('#board > .ticket')) {
      const changes = Number(ticket.dataset.changed ?? 0);
      if (!known.has(ticket.id) && ticket.hasAttribute('data-new')) tune = fresh;
      else if (changes > (known.get(ticket.id) ?? 0)) tune ??= changed;
      known.set(ticket.id, changes);
    }
    if (tune && !quiet) ring(tune);
    const changes = [...document.querySelectorAll('#board > .ticket[data-changed]')];
    const sum = changes.reduce((n, ticket) => n + Number(ticket.dataset.changed), 0), link = document.getElementById('changes');
    if (!link) return;
    link.hidden = !sum;
    link.querySelector('b').textContent = sum;
    link.href = `#${changes[0]?.id ?? 'board'}`;
  };

  const title = document.title;
  setInterval(() => {
    const fresher = count('data-new'), changes = count('data-changed'), silent = performance.now() - rang;
    document.title = `${changes ? '! ' : ''}${fresher ? `(${fresher}) ` : ''}${title}`;
    // Who did not hear it hears it again, until a cook has seen it.
    if (changes && silent > 10000) ring(changed); else if (fresher && silent > 30000) ring(fresh);
  }, 1000);

  // --- Ages: colour and words from the thresholds that the ticket carries, in minutes ----------------

  let lastTime;
  const ages = (time) => {
    lastTime = time;
    if (time === undefined) return;
    for (const ticket of document.querySelectorAll('.ticket[data-since]')) {
      const minutes = (time - ticket.dataset.since) / 60000;
      const late = minutes >= Number(ticket.dataset.late);
      ticket.classList.toggle('late', late);
      ticket.classList.toggle('warn', !late && minutes >= Number(ticket.dataset.warn));
    }
  };
  document.addEventListener('live:tick', ({ detail }) => ages(detail.time));

  if (board()) look(true);
  document.addEventListener('live:painted', () => {
    if (board()) look();
    ages(lastTime);
    filter();
  });

  // --- A bump bar is a keyboard ----------------------------------------------------------------------

  const tickets = () => [...(board()?.querySelectorAll(':scope > .ticket') ?? [])];
  const main = (ticket) => ticket?.querySelector('footer .main');
  // The next ticket in a direction: along the order of time, or the nearest one in the row above or below.
  const neighbour = (key) => {
    const all = tickets(), at = all.indexOf(document.activeElement?.closest('.ticket'));
    if (at < 0) return all[0];
    if (key === 'ArrowRight') return all[at + 1];
    if (key === 'ArrowLeft') return all[at - 1];
    const here = all[at].getBoundingClientRect(), down = key === 'ArrowDown';
    const beyond = all.map((ticket) => [ticket, ticket.getBoundingClientRect()])
      .filter(([, box]) => (down ? box.top >= here.bottom : box.bottom <= here.top) && box.left < here.right && box.right > here.left);
    return (down ? beyond[0] : beyond.at(-1))?.[0];
  };
  const help = document.getElementById('keys');
  const keys = {
    u: () => document.getElementById('undo-go')?.click(),
    '?': () => help?.showModal?.(),
  };
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!board() || event.repeat || event.ctrlKey || event.altKey || event.metaKey || help?.open || target.matches('input, textarea, select')) return;
    if (/^[1-9]$/.test(key)) main(tickets()[key - 1])?.click();
    else if (/^Arrow/.test(key) && tickets().length) {
      const ticket = neighbour(key);
      main(ticket)?.focus({ preventScroll: true });
      ticket?.scrollIntoView({ block: 'nearest' });
    } else if (keys[key.toLowerCase()]) keys[key.toLowerCase()]();
    else return;
    body.classList.add('keys');
    event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('#keys-open')) keys['?']();
    if (target === help) help.close();
  });

  // --- The way back of a tap goes after a while ------------------------------------------------------

  let way, going;
  const forget = () => {
    const undo = document.getElementById('undo');
    if (undo === way) return;
    way = undo;
    clearTimeout(going);
    if (undo?.firstElementChild) going = setTimeout(() => undo.replaceChildren(), undo.dataset.seconds * 1000);
  };
  forget();
  document.addEventListener('live:painted', forget);

  // --- Dishes by their names -------------------------------------------------------------------------

  const find = document.getElementById('find');
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const filter = () => {
    if (!find) return;
    const words = plain(find.value).split(/\s+/);
    for (const item of document.querySelectorAll('.stock > li')) {
      const name = plain(item.querySelector('.name').textContent);
      item.hidden = !words.every((word) => name.includes(word));
    }
    for (const part of document.querySelectorAll('#stock > section')) part.hidden = !part.querySelector('.stock > li:not([hidden])');
    document.getElementById('none-found').hidden = !!document.querySelector('#stock > section:not([hidden])');
  };
  find?.addEventListener('input', filter);
  filter();

  // --- Size of the type, and the counts, kept on this device -----------------------------------------

  const sizes = ['small', '', 'large'];
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('#size')) return;
    const next = sizes[(sizes.indexOf(kept('comanda_size')) + 1) % sizes.length];
    keep('comanda_size', next);
    body.classList.remove('size-small', 'size-large');
    if (next) body.classList.add(`size-${next}`);
  });
  const allDay = document.getElementById('all-day');
  allDay?.addEventListener('toggle', () => keep('comanda_all_day', allDay.open ? 'open' : ''));
})();
