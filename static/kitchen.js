/* The kitchen's sound, ages and keys. Regions are painted by live.js, which tells of them in `live:painted`. */
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

  const say = () => {
    const on = audio?.state === 'running';
    body.classList.toggle('sound-on', on);
    document.getElementById('sound')?.setAttribute('aria-pressed', String(on));
  };
  const unlock = async () => {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    if (!audio) { audio = new Context(); audio.onstatechange = say; }
    await audio.resume().catch(() => {});
    say();
    chime(fresh); // The test tone: who taps hears that it works, and how loud.
  };
  document.addEventListener('click', ({ target }) => { if (target.closest('#sound')) unlock(); });

  // --- New and changed tickets -----------------------------------------------------------------------

  const known = new Map(); // ticket id → the mark of its last change
  const look = (quiet) => {
    let tune;
    for (const ticket of document.querySelectorAll('#board > .ticket')) {
      const mark = ticket.dataset.changed ?? '';
      if (!known.has(ticket.id)) { if (ticket.hasAttribute('data-new')) tune = fresh; } else if (mark && known.get(ticket.id) !== mark) tune ??= changed;
      known.set(ticket.id, mark);
    }
    if (tune && !quiet) chime(tune);
  };
  look(true);
  document.addEventListener('live:painted', () => {
    look();
    ages(lastTime);
  });

  const title = document.title;
  setInterval(() => {
    const count = document.querySelectorAll('#board > .ticket[data-new]').length;
    document.title = count && !document.title.startsWith('(') ? `(${count}) ${title}` : title;
  }, 1000);

  // --- Ages: colour and words from the thresholds that the ticket carries, in minutes ----------------

  let lastTime;
  const ages = (time) => {
    lastTime = time;
    if (time === undefined) return;
    for (const ticket of document.querySelectorAll('.ticket[data-since]')) {
      const minutes = (time - ticket.dataset.since) / 60000;
      const late = minutes >= Number(ticket.dataset.late), warn = !late && minutes >= Number(ticket.dataset.warn);
      ticket.classList.toggle('late', late);
      ticket.classList.toggle('warn', warn);
      const word = ticket.querySelector('.age-word');
      if (word) word.textContent = (late ? word.dataset.late : warn ? word.dataset.warn : '') ?? '';
    }
  };
  document.addEventListener('live:tick', ({ detail }) => ages(detail.time));

  // --- A bump bar is a keyboard: 1–9 press the main button of the first nine tickets -----------------

  document.addEventListener('keydown', (event) => {
    if (!/^[1-9]$/.test(event.key) || event.repeat || event.target.matches('input, textarea, select')) return;
    board()?.querySelectorAll(':scope > .ticket')[event.key - 1]?.querySelector('footer .btn.main')?.click();
  });

  // --- Size of the type, kept on this device ---------------------------------------------------------

  const sizes = ['size-small', '', 'size-large'];
  const setSize = (size) => { body.classList.remove('size-small', 'size-large'); if (size) body.classList.add(size); };
  const stored = () => { try { return localStorage.getItem('kitchen-size') ?? ''; } catch { return ''; } };
  setSize(stored());
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('#size')) return;
    const next = sizes[(sizes.indexOf(stored()) + 1) % sizes.length];
    try { localStorage.setItem('kitchen-size', next); } catch { /* A private window forgets it. */ }
    setSize(next);
  });
})();
