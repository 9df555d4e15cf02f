/* The guest's comforts: the sheet of a dish or of a diet, its live total and allergens, search while one
 * types, a tap that shows its result at once, and the category rail.
 * Without this script a link opens a page of its own, the search is a form, and the rail is a list of anchors. */
(() => {
  'use strict';
  const { body, documentElement: root } = document;
  const byId = (id) => document.getElementById(id);
  const on = (type, act) => document.addEventListener(type, act);
  const list = (words) => (words ?? '').split(' ').filter(Boolean);
  const sheet = byId('sheet'), toast = byId('toast'), q = byId('q');

  // --- The sheet: a link to a page, opened in a dialog -----------------------------------------------

  let opener, seen;
  const close = () => { if (sheet?.open) sheet.close(); };
  const dish = () => sheet.querySelector('#dish [name=item]')?.value, onMenu = () => byId(`item-${dish()}`);
  const fill = (html) => {
    if (toast) body.append(toast); // What comes takes the place of all that is in the dialog.
    sheet.innerHTML = html;
    if (toast && sheet.open) sheet.append(toast); // A modal dialog covers everything else, and makes it inert.
    seen = onMenu();
  };
  const open = async (link) => {
    if (!sheet.open) opener = link.id || link.closest('.item')?.querySelector('h3 a').id;
    const answer = await live.ask(link.getAttribute('href'));
    if (!answer?.ok || !answer.html) { close(); live.take(answer?.html ?? ''); return; }
    fill(answer.html);
    if (sheet.open) sheet.querySelector('#sheet-title')?.focus(); // From one dish to another that stands in for it.
    else {
      sheet.showModal();
      if (toast) sheet.append(toast);
      history.pushState({ sheet: true }, ''); // So that Back closes the sheet and stays on the menu.
    }
    sheet.scrollTop = 0;
    update(sheet.querySelector('form'));
    document.dispatchEvent(new Event('live:sheet'));
  };
  // A dish that was painted anew on the menu is so in its open sheet too. What the guest chose and typed stays, and
  // while the guest types nothing is touched.
  const renew = async () => {
    const form = sheet.open && sheet.querySelector('#dish');
    if (!form || onMenu() === seen || form.querySelector('textarea:focus, [type=number]:focus') || form.hasAttribute('aria-busy')) return;
    seen = onMenu();
    const answer = await live.ask(`/menu/items/${dish()}`);
    if (!answer || !form.isConnected || !sheet.open) return;
    if (!answer.ok || !answer.html) { close(); live.take(answer.html); return; }
    if (form.querySelector('textarea:focus, [type=number]:focus') || form.hasAttribute('aria-busy')) { seen = undefined; return; }
    const { scrollTop } = sheet, at = document.activeElement, focused = form.contains(at);
    fill(answer.html);
    const fresh = sheet.querySelector('#dish'), ticks = (el) => el.type === 'radio' || el.type === 'checkbox';
    const same = (el) => el.name && [...fresh.elements].find((to) => to.name === el.name && (!ticks(el) || to.value === el.value));
    for (const el of form.elements) {
      const to = same(el);
      if (!to || to.type === 'hidden') continue;
      if (ticks(to)) to.checked = el.checked && !('out' in to.dataset); else to.value = el.value;
    }
    if (focused) (same(at) || fresh.querySelector('#sheet-title')).focus({ preventScroll: true });
    sheet.scrollTop = scrollTop;
    update(fresh);
  };

  if (sheet?.showModal) {
    on('click', (event) => {
      const link = event.target.closest('a[data-sheet]');
      if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link);
    });
    sheet.addEventListener('click', (event) => {
      if (event.target === sheet || event.target.closest('[data-close]')) { event.preventDefault(); close(); }
    });
    sheet.addEventListener('close', () => {
      document.dispatchEvent(new Event('live:sheet'));
      if (toast) body.append(toast);
      if (history.state?.sheet) history.back();
      byId(opener)?.focus({ preventScroll: true });
    });
    addEventListener('popstate', close);
    on('live:close', close); // Once the dish is in the cart.
    for (const type of ['live:painted', 'live:sent', 'focusout']) on(type, () => setTimeout(renew));
  }

  // --- Options, quantity, total and allergens (for display: the server decides) ----------------------

  const money = (minor) => {
    const format = new Intl.NumberFormat(root.lang || undefined, { style: 'currency', currency: body.dataset.currency });
    return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
  };
  const contain = (form) => {
    const now = new Set(list(form.dataset.own)), said = byId('contains');
    for (const el of form.querySelectorAll(':checked[data-takes]')) list(el.dataset.takes).forEach((a) => now.delete(a));
    for (const el of form.querySelectorAll(':checked[data-adds]')) list(el.dataset.adds).forEach((a) => now.add(a));
    if (!said) return;
    form.dataset.allergens = [...now].join(' ');
    const names = [...form.querySelectorAll('#names i')].filter((i) => now.has(i.className)).map((i) => i.cloneNode(true));
    const fresh = names.flatMap((el, n) => (n ? [', ', el] : [el])), shown = said.querySelector('span');
    said.hidden = !names.length;
    if (shown.textContent !== fresh.map((el) => el.textContent ?? el).join('')) shown.replaceChildren(...fresh);
  };
  const update = (form) => {
    if (!form) return;
    if (form.id === 'diet') preview(form);
    if (!form.dataset.base) return;
    for (const group of form.querySelectorAll('fieldset[data-max]')) {
      const full = group.querySelectorAll(':checked').length >= Number(group.dataset.max);
      for (const box of group.querySelectorAll('[type=checkbox]:not([data-out])')) box.disabled = full && !box.checked;
    }
    contain(form);
    const total = form.querySelector('[data-total]');
    if (!total || !body.dataset.currency) return;
    const chosen = [...form.querySelectorAll(':checked[data-price]')].reduce((sum, el) => sum + Number(el.dataset.price), 0);
    total.textContent = money((Number(form.dataset.base) + chosen) * Number(form.elements.quantity?.value || 1));
  };
  on('click', ({ target }) => {
    const button = target.closest('[data-step]');
    const input = button?.parentElement.querySelector('input');
    if (!input) return;
    if (button.dataset.step > 0) input.stepUp(); else input.stepDown();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  on('input', ({ target }) => {
    const counter = target.dataset.counter && byId(target.dataset.counter);
    if (counter) counter.textContent = `${target.value.length} / ${target.maxLength}`;
    update(target.closest('form'));
  });

  // --- What is shown: the search, and what the guest marked ------------------------------------------

  // As `menu::search::fold` does on the server.
  const other = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'n', ŀ: 'l' };
  const fold = (text) => text.toLowerCase().normalize('NFD').replace(/[\p{M}\u00ad\u200b]/gu, '')
    .replace(/[ßæœøłđðþħŧıŋŀ]/g, (c) => other[c]).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

  let dishes; // Folded once, so that a letter costs next to nothing; a paint makes it anew.
  const all = () => dishes ??= [...document.querySelectorAll('#menu .section')].flatMap((section) => {
    const category = section.querySelector('h2').textContent;
    return [...section.querySelectorAll('.item')].map((el) => {
      const texts = [...el.querySelectorAll('h3, .desc')].map((part) => part.textContent);
      return { el, section, text: fold(`${texts.join(' ')} ${category}`), tags: list(el.dataset.tags), has: list(el.dataset.allergens) };
    });
  });
  const suits = ({ tags, has }, diets, avoids) => diets.every((d) => tags.includes(d)) && !avoids.some((a) => has.includes(a));
  const filters = () => 'filters' in body.dataset;

  let miss; // Who goes on typing has not missed anything yet.
  const filter = () => {
    clearTimeout(miss);
    const words = list(fold(q.value)), found = byId('found'), left = new Set();
    const diets = list(body.dataset.diets), avoids = 'hides' in body.dataset ? list(body.dataset.avoids) : [];
    let shown = 0;
    for (const dish of all()) {
      dish.el.hidden = !words.every((word) => dish.text.includes(word));
      if (dish.el.hidden || !suits(dish, diets, avoids)) continue;
      shown += 1;
      left.add(dish.section);
    }
    for (const section of document.querySelectorAll('#menu .section')) {
      section.hidden = !left.has(section);
      const chip = document.querySelector(`.rail [href="#${section.id}"]`);
      if (chip) chip.hidden = section.hidden;
    }
    if (words.length && !shown) miss = setTimeout(() => fetch('/menu/missed', { method: 'POST', body: new URLSearchParams({ q: q.value }) }), 1500);
    byId('find').classList.toggle('finding', words.length > 0);
    const { none, found: some } = found.dataset;
    const text = !words.length && !filters() ? '' : shown ? some.replace('{n}', shown).replace('{all}', all().length) : none;
    if (found.textContent !== text) found.textContent = text; // A screen reader says what has changed, and only that.
  };
  // How many dishes the form would leave, before it is saved.
  const preview = (form) => {
    const button = form.querySelector('[data-show]'), data = new FormData(form);
    if (!button) return;
    const avoids = data.has('hides') && data.has('avoid') ? [...data.getAll('avoid'), 'unstated'] : [];
    const left = all().filter((dish) => suits(dish, data.getAll('diet'), avoids)).length;
    button.textContent = button.dataset.show.replace('{n}', left);
  };
  const clear = () => { q.value = ''; filter(); };

  if (q) {
    q.addEventListener('input', filter);
    q.addEventListener('keydown', (event) => { if (event.key === 'Escape' && q.value) { event.preventDefault(); clear(); } });
    q.form.addEventListener('submit', (event) => { event.preventDefault(); q.blur(); });
    on('click', (event) => {
      if (event.target.closest('.seek')) { event.preventDefault(); scrollTo(0, 0); q.focus(); }
      // A page that was searched without script has only a part of the menu until the socket brings the rest.
      if (event.target.closest('[data-clear]') && !location.search) { event.preventDefault(); clear(); q.focus(); }
    });
    on('live:painted', () => {
      const { dataset } = byId('marked');
      for (const mark of ['diets', 'avoids', 'hides', 'allergic', 'filters']) {
        if (mark in dataset) body.dataset[mark] = dataset[mark]; else delete body.dataset[mark];
      }
      dishes = undefined;
      if (q.value || filters() || byId('found').textContent) filter();
    });
    if (q.value || filters()) filter();
  }

  // --- A tap that adds a dish shows at once; the answer puts right what was wrong ---------------------

  const added = new WeakMap();
  const show = (form, taken) => form.closest('.add').classList.toggle('is-added', taken);
  // The page comes with one form for all dishes, which is much less to read for a phone; a dish that is tapped
  // gets one of its own, so that the next tap needs not wait for the answer to this one.
  on('click', ({ target }) => {
    const button = target.closest?.('.add [form]');
    if (!button) return;
    const form = byId('add').cloneNode(true);
    form.removeAttribute('id');
    button.removeAttribute('form');
    button.replaceWith(form);
    form.append(button);
    button.focus({ preventScroll: true });
  });
  const count = (el, by) => {
    el.textContent = Number(el.textContent) + by;
    el.closest('#cartbar').classList.toggle('is-empty', el.textContent === '0');
  };
  on('live:sending', ({ detail: { form } }) => {
    const shown = document.querySelector('#cartbar .count');
    if (!form.closest('.add') || !shown) return;
    added.set(form, shown);
    count(shown, 1);
    show(form, true);
  });
  on('live:sent', ({ detail: { form, ok } }) => {
    const shown = added.get(form);
    if (!shown) return;
    added.delete(form);
    // A bar that was painted since tells the truth already.
    if (!ok && shown.isConnected) count(shown, -1);
    setTimeout(() => { if (!added.has(form)) show(form, false); }, ok ? 1500 : 0);
  });

  // --- The bill: a tip that is typed is the one that is meant; what was asked for is brought into view -----

  on('input', ({ target }) => { if (target.name === 'own') target.form.querySelector('[name=tip][value=own]').checked = true; });
  on('change', ({ target }) => { if (target.name === 'tip' && target.value !== 'own') target.form.elements.own.value = ''; });
  on('live:sent', ({ detail: { form, ok } }) => { if (ok && form.matches('.reasons')) byId('calls').scrollIntoView({ block: 'center' }); });

  // --- Text size, without leaving what was ticked beside it ------------------------------------------

  on('submit', (event) => {
    const { target: form, submitter } = event;
    if (!form.matches('dialog form[action="/text-size"]') || !submitter) return;
    event.preventDefault();
    fetch(form.action, { method: 'POST', body: new URLSearchParams({ text: submitter.value }), redirect: 'manual' }).catch(() => {});
    root.className = root.className.replace(/text-\d/, submitter.value);
    for (const button of form.querySelectorAll('button')) {
      button.classList.toggle('main', button === submitter);
      if (button === submitter) button.setAttribute('aria-pressed', 'true'); else button.removeAttribute('aria-pressed');
    }
  });

  // --- The rail shows where on the menu we are, and the menu where we were ---------------------------

  let watcher, watched;
  const current = (link) => {
    const rail = link.parentElement;
    for (const one of rail.querySelectorAll('[aria-current]')) one.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    rail.scrollTo({ left: link.offsetLeft - rail.offsetLeft - 24 });
  };
  const watch = () => {
    const rail = document.querySelector('.rail');
    if (!rail || rail === watched || !('IntersectionObserver' in window)) return;
    watched = rail;
    watcher?.disconnect();
    watcher = new IntersectionObserver((entries) => {
      const section = entries.find((entry) => entry.isIntersecting)?.target;
      const link = section && rail.querySelector(`a[href="#${CSS.escape(section.id)}"]`);
      if (link) current(link);
    }, { rootMargin: '-15% 0px -75% 0px' });
    for (const section of document.querySelectorAll('.section[id]')) watcher.observe(section);
  };
  on('live:painted', watch);
  // A section at the end may be too short to come up to where the rail looks.
  on('click', ({ target }) => {
    const link = target.closest('.rail a:not(.seek)');
    if (link) setTimeout(current, 100, link);
  });

  // Where we were is a dish and its place in the window: the heights of those above are not known yet.
  if (byId('menu')) {
    const top = (el) => el.getBoundingClientRect().top;
    try {
      const [visit] = performance.getEntriesByType('navigation');
      const back = !location.hash && visit?.type === 'navigate' && /\/visit\//.test(document.referrer);
      const [id, was] = sessionStorage.getItem('menu-at')?.split(' ') ?? [], dish = back && byId(id);
      // Dishes are measured only as they come into view, some frames long; a finger on the page ends it.
      let frames = dish ? 20 : 0;
      const go = () => {
        if (frames-- <= 0) return;
        scrollBy({ top: top(dish) - was, behavior: 'instant' });
        requestAnimationFrame(go);
      };
      for (const type of ['pointerdown', 'wheel', 'keydown']) addEventListener(type, () => { frames = 0; }, { once: true, passive: true });
      go();
      addEventListener('pagehide', () => {
        const dish = scrollY && [...document.querySelectorAll('#menu .item:not([hidden])')].find((el) => top(el) >= 0);
        if (dish) sessionStorage.setItem('menu-at', `${dish.id} ${top(dish)}`); else sessionStorage.removeItem('menu-at');
      });
    } catch { /* Without memory the menu begins at its top. */ }
  }
  watch();
  update(document.querySelector('form[data-base]'));
})();
