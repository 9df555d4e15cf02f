/* The browser's part of a live screen. The server renders every region; this script puts it in place,
 * keeps the socket, says when the screen is stale, and sends forms without leaving the page.
 * Every screen works without it: forms post and links lead somewhere.
 *
 * It needs no library: its forms ask for one thing only, regions that take the place of those with their id, as
 * paints do. A phone on its first visit loads 16 kB less for it. */
const live = (() => {
  'use strict';
  const { body } = document;
  const byId = (id) => document.getElementById(id);
  const now = () => performance.now();
  const tell = (type, detail) => document.dispatchEvent(new CustomEvent(type, { detail }));

  // --- Regions -------------------------------------------------------------------------------------

  const parse = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content;
  };

  // An element painted from an older fact than the one shown is never taken. A box was painted whole up to one fact,
  // and things were placed in it or taken out up to another; several topics may place in one box, each up to its own.
  const reached = ({ dataset }) => Math.max(dataset.seq, dataset.placed ?? 0);
  const isOlder = (fresh, shown) => Number(fresh.dataset.seq) < reached(shown);
  const placed = (box, seq) => { if (box?.dataset.seq) box.dataset.placed = Math.max(seq, reached(box)); };

  const keepOpen = (fresh) => {
    const all = [fresh, ...fresh.querySelectorAll('details[id]')];
    for (const el of all) if (el.matches('details[id]') && byId(el.id)?.open) el.open = true;
  };

  // Runs a change of the page and brings the focus back to the element of the same id.
  const keepingFocus = (change) => {
    const id = document.activeElement?.id;
    change();
    const el = id && byId(id);
    if (el && el !== document.activeElement) el.focus({ preventScroll: true });
  };

  // What is read in a region that begins above the window stays where it is, whatever its height is now.
  const keepingPlace = (shown, change) => {
    const top = (el) => el.getBoundingClientRect().top;
    const above = shown && top(shown) < 0 && getComputedStyle(shown).position === 'static';
    const read = above && [...shown.querySelectorAll('[id]')].find((el) => top(el) >= 0), was = read && top(read);
    change();
    const el = read && byId(read.id);
    if (el) scrollBy({ top: top(el) - was, behavior: 'instant' });
  };

  const swap = (shown, fresh, put, around = shown) => {
    const { scrollTop, scrollLeft } = shown ?? {};
    keepOpen(fresh);
    keepingPlace(around, () => keepingFocus(put));
    if (scrollTop || scrollLeft) Object.assign(fresh, { scrollTop, scrollLeft });
  };
  const replace = (fresh) => {
    const shown = byId(fresh.id);
    if (shown && !isOlder(fresh, shown)) swap(shown, fresh, () => shown.replaceWith(fresh));
  };

  // The operations of a paint. The words are the server's.
  const operations = {
    replace(seq, id, html) {
      replace(parse(html).firstElementChild);
    },
    place(seq, boxId, id, html) {
      const box = byId(boxId), shown = byId(id), fresh = parse(html).firstElementChild;
      if (!box || !fresh || Number(box.dataset.seq) > seq || (shown && isOlder(fresh, shown))) return;
      placed(box, seq);
      if (shown?.parentElement === box && shown.dataset.sort === fresh.dataset.sort) return replace(fresh);
      const next = [...box.children].find((el) => el !== shown && Number(el.dataset.sort) > Number(fresh.dataset.sort));
      swap(shown, fresh, () => { shown?.remove(); box.insertBefore(fresh, next ?? null); }, shown ?? box);
    },
    remove(seq, id) {
      const shown = byId(id);
      if (!shown || Number(shown.dataset.seq) > seq) return;
      placed(shown.parentElement, seq);
      shown.remove();
    },
  };

  // Other scripts and the helpers below hear of every change through this one event.
  const painted = () => {
    tell('live:painted');
    hideToastLater();
  };

  // --- Socket --------------------------------------------------------------------------------------

  let socket, epoch, clock, heard = 0, tries = 0, retry, grace, beat = 10, stale = 25, syncing = 0;
  let shownSeq = new Map(); // topic → the last sequence number that was painted

  // A reload is put off while a guest is typing or choosing, and not repeated for the same reason within ten seconds.
  const reload = (reason) => {
    if (document.querySelector('dialog[open]') || document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox])')) {
      return setTimeout(reload, 2000, reason);
    }
    try {
      const [last, at] = (sessionStorage.getItem('reload') ?? '').split('@');
      if (last === reason && Date.now() - at < 10000) return;
      sessionStorage.setItem('reload', `${reason}@${Date.now()}`);
    } catch { return; } // Without memory a reload could loop, so the page stays as it is.
    // Who is at the top sees what the new page says there, such as that a rehearsal runs; a browser keeps the old rows in place.
    if (scrollY <= 0) history.scrollRestoration = 'manual';
    location.reload();
  };
  addEventListener('scroll', () => { history.scrollRestoration = 'auto'; }, { once: true });
  const helped = (reason) => {
    try { if (sessionStorage.getItem('reload')?.startsWith(`${reason}@`)) sessionStorage.removeItem('reload'); } catch { /* Nothing was kept. */ }
  };

  const setLive = (live) => {
    clearTimeout(grace);
    body.classList.toggle('live', live);
    if (live) body.classList.remove('stale');
    else grace = setTimeout(() => body.classList.add('stale'), 3000);
  };

  const onMessage = {
    hello(m) {
      tries = 0; beat = m.beat ?? beat; stale = m.stale ?? stale;
      if (m.now) clock = m.now - Date.now();
      const other = epoch !== undefined && epoch !== m.epoch;
      epoch = m.epoch;
      if (body.dataset.version && m.version !== body.dataset.version) reload(`version ${m.version}`);
      else if (other) reload(`epoch ${m.epoch}`);
      else helped('session');
      setLive(true);
      said = ''; // A new socket knows nothing.
      say();
      tick();
    },
    beat() {},
    paint(m) {
      const last = shownSeq.get(m.topic);
      if (!m.full && (last === undefined || m.prev > last)) { // A message was lost: nothing is patched, all is painted again.
        if (now() - syncing > 3000) { syncing = now(); socket.send('{"t":"sync"}'); }
        return;
      }
      if (!m.full && m.seq < last) return;
      if (m.full) syncing = 0;
      shownSeq.set(m.topic, m.seq);
      for (const [name, ...args] of m.ops) operations[name]?.(m.seq, ...args);
      painted();
    },
  };

  // Whether a dish is open on this phone goes to the others of its table; a phone that sleeps or is laid aside has none.
  let said = '', signed = 0;
  const say = () => {
    const word = !document.hidden && document.querySelector('dialog[open] .dish, .page .dish') ? 'choosing' : 'idle';
    if (socket?.readyState !== 1 || (word === (said || 'idle') && (word === 'idle' || now() - signed < 20000))) return;
    said = word; signed = now();
    socket.send(`{"t":"${word}"}`);
  };
  for (const sign of ['input', 'keydown', 'pointerdown', 'visibilitychange', 'live:sheet']) document.addEventListener(sign, say);

  const connect = () => {
    clearTimeout(retry);
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(); setLive(false); }
    shownSeq = new Map(); syncing = 0; heard = now();
    const mine = socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${body.dataset.live}`);
    mine.onmessage = ({ data }) => {
      heard = now();
      const message = JSON.parse(data);
      onMessage[message.t]?.(message);
    };
    mine.onclose = ({ code }) => {
      socket = undefined;
      setLive(false);
      if (code === 4401) reload('session');
      if (code === 4409) return; // A newer page of this phone took the seat; this one comes back when it is looked at.
      // Jitter, so that a restarted access point does not bring all phones back in the same moment.
      const wait = Math.min(8000, 500 * 2 ** tries++) * (0.5 + Math.random() / 2);
      retry = setTimeout(connect, Math.max(500, wait));
    };
  };

  const wake = () => { if (!socket || socket.readyState > 1 || now() - heard > beat * 1500) { tries = 0; connect(); } };

  if (body.dataset.live && 'WebSocket' in window) {
    setLive(false);
    connect();
    setInterval(() => {
      if (!socket || now() - heard < stale * 1000) return;
      connect(); // Silence: a socket that is gone does not always say so.
      body.classList.add('stale');
    }, 1000);
    addEventListener('online', wake);
    addEventListener('pageshow', (event) => { if (event.persisted) wake(); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
    // An open socket would keep the page out of the browser's back-forward cache.
    addEventListener('pagehide', () => { clearTimeout(retry); if (socket) { socket.onclose = null; socket.close(); socket = undefined; } });
  }

  // Where no socket comes through, the page itself is asked now and then, and its regions are taken.
  const poll = async () => {
    if (!body.dataset.live || body.classList.contains('live') || document.hidden) return;
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => {});
    if (!answer) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // The session has ended, or the page has become another one: then it is shown as it is now.
    if (answer.redirected || answer.status === 401 || (answer.ok && !page.body.dataset.live)) reload('session');
    if (!answer.ok || answer.redirected) return;
    const regions = [...page.querySelectorAll('[id][data-seq]')].filter((el) => !el.parentElement.closest('[data-seq]'));
    regions.forEach(replace);
    painted();
  };
  setInterval(poll, 10000);

  // --- Forms ---------------------------------------------------------------------------------------

  const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
  // Keys of requests whose answer never came, so that a retry says the same even after a repaint.
  // A form with an id is one slot whatever it says (sending a round); others are told apart by their content.
  const unanswered = new Map(), slots = new WeakMap();
  const slotOf = (form, button) => {
    if (form.id) return form.id;
    const data = new URLSearchParams(new FormData(form));
    data.delete('key');
    return `${form.action}?${data}&${button?.name}=${button?.value}`;
  };

  const setBusy = (form, busy) => {
    form.toggleAttribute('aria-busy', busy);
    if (busy) form.setAttribute('aria-busy', 'true');
    for (const button of form.querySelectorAll('button:not([type=button])')) {
      // Not `disabled`: that would drop the focus. The second submit is stopped below.
      if (busy) button.setAttribute('aria-disabled', 'true'); else button.removeAttribute('aria-disabled');
    }
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.hasAttribute('aria-busy')) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (form.dataset.key !== undefined) {
      let input = form.querySelector('input[name=key]');
      if (!input) form.append(input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'key' }));
      const slot = slotOf(form, event.submitter);
      slots.set(form, slot);
      input.value = unanswered.get(slot) || input.value || freshKey();
    }
    if (form.method !== 'post') return;
    setBusy(form, true);
    setTimeout(setBusy, 10000, form, false);
    // Another handler may have called the submit off.
    setTimeout(() => { if (event.defaultPrevented && !sending.has(form)) setBusy(form, false); });
  }, true);

  // Asks the server for regions, or posts to it. Answers nothing if no answer came.
  const ask = async (path, data) => {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 10000);
    try {
      // What was tapped arrives also if the next tap leaves the page.
      const request = data ? { method: 'POST', body: data, keepalive: true } : {};
      const answer = await fetch(path, { ...request, headers: { 'x-regions': '1' }, signal: stop.signal });
      const html = await answer.text(), to = answer.redirected ? answer.url : answer.headers.get('x-go');
      if (to) location.assign(to);
      return { ok: answer.ok, status: answer.status, html: to ? '' : html, close: answer.headers.has('x-close') };
    } catch {
      toast(body.dataset.offline ?? '');
    } finally {
      clearTimeout(timer);
    }
  };
  // Refusals carry regions too: the cart as it stands, words for the toast.
  const take = (html) => {
    for (const fresh of [...parse(html).children]) {
      if ('inner' in fresh.dataset) byId(fresh.id)?.replaceChildren(...fresh.childNodes);
      else replace(fresh);
    }
    painted();
  };

  const sending = new WeakSet();
  const send = async (form, button) => {
    const data = new URLSearchParams(new FormData(form));
    if (button?.name) data.append(button.name, button.value);
    sending.add(form);
    tell('live:sending', { form });
    const answer = await ask(form.getAttribute('action'), data);
    sending.delete(form);
    setBusy(form, false);
    settle(form, answer);
    tell('live:sent', { form, ok: Boolean(answer?.ok) });
    // Only the dialog that it came from is closed: meanwhile another one may have been opened.
    const own = form.isConnected && form.closest('dialog');
    if (answer?.html) take(answer.html);
    if (own && answer?.close) tell('live:close');
    // An answer without a live region means that the socket brings the change: without one, the page is asked.
    if (answer?.ok && !answer.html.includes('data-seq')) poll();
  };
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !('send' in event.target.dataset)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  const settle = (form, answer) => {
    const input = form.querySelector('input[name=key]'), slot = slots.get(form);
    if (!input || !slot) return;
    if (answer && answer.status < 500 && answer.status !== 429) unanswered.delete(slot);
    else {
      unanswered.set(slot, input.value);
      if (!form.id) setTimeout(() => unanswered.delete(slot), 60000); // Later the same tap means one more.
    }
    input.value = '';
  };
  // A page that comes back from the back-forward cache must not send its old key with new content.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    for (const input of document.querySelectorAll('form[data-key] input[name=key]')) input.value = '';
    for (const form of document.querySelectorAll('form[aria-busy]')) setBusy(form, false);
  });

  // --- Toast ---------------------------------------------------------------------------------------

  let hiding;
  const toast = (text) => { const el = byId('toast'); if (el) { el.textContent = text; hideToastLater(); } };
  const hideToastLater = () => {
    const el = byId('toast');
    if (!el?.textContent || hiding?.text === el.textContent) return;
    clearTimeout(hiding?.timer);
    const hide = () => {
      if (el.contains(document.activeElement) || el.matches(':hover')) { hiding.timer = setTimeout(hide, 2000); return; }
      hiding = undefined;
      el.replaceChildren();
    };
    hiding = { text: el.textContent, timer: setTimeout(hide, 6000) };
  };
  document.addEventListener('click', ({ target }) => { if (target.closest('#toast')) byId('toast').replaceChildren(); });

  // --- Minutes -------------------------------------------------------------------------------------

  // The device's clock may be wrong, so ages are counted only once the server has told its time.
  const tick = () => {
    if (clock === undefined) return;
    const time = Date.now() + clock;
    for (const el of document.querySelectorAll('time[data-since]')) {
      const minutes = Math.max(0, Math.floor((time - el.dataset.since) / 60000));
      const text = (el.dataset.template ?? '{n}').replace('{n}', minutes);
      if (el.textContent !== text) el.textContent = text;
    }
    tell('live:tick', { time });
  };
  setInterval(tick, 10000);
  document.addEventListener('live:painted', tick);
  hideToastLater();
  return { ask, take };
})();
