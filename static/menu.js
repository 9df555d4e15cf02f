/* The guest's comforts: the item's sheet, its live total, steppers, and the category rail.
 * Without this script a link opens the item's own page, and the rail is a list of anchors. */
(() => {
  'use strict';
  const sheet = document.getElementById('sheet'), toast = document.getElementById('toast');

  // --- The sheet: a link to the item, opened in a dialog ---------------------------------------------

  let opener;
  const close = () => { if (sheet?.open) sheet.close(); };
  const open = async (link) => {
    opener = link.id;
    sheet.replaceChildren();
    await htmx.ajax('GET', link.getAttribute('href'), { source: link, target: sheet, swap: 'innerHTML' }).catch(() => {});
    if (!sheet.firstElementChild || sheet.open) return;
    sheet.showModal();
    if (toast) sheet.append(toast); // A modal dialog covers everything else, and makes it inert.
    sheet.scrollTop = 0;
    history.pushState({ sheet: true }, ''); // So that Back closes the sheet and stays on the menu.
    update(sheet.querySelector('form[data-base]'));
    document.dispatchEvent(new Event('live:sheet'));
  };

  if (sheet?.showModal) {
    document.addEventListener('click', (event) => {
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
      if (toast) document.body.append(toast);
      if (history.state?.sheet) history.back();
      document.getElementById(opener)?.focus({ preventScroll: true });
    });
    addEventListener('popstate', close);
    document.addEventListener('sheet-close', close); // Sent by the server in HX-Trigger once the dish is in the cart.
  }

  // --- Options, quantity and total (for display: the server sets the price) --------------------------

  const money = (minor) => {
    const format = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: 'currency', currency: document.body.dataset.currency });
    return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
  };
  const update = (form) => {
    if (!form) return;
    for (const group of form.querySelectorAll('fieldset[data-max]')) {
      const full = group.querySelectorAll(':checked').length >= Number(group.dataset.max);
      for (const box of group.querySelectorAll('[type=checkbox]:not([data-out])')) box.disabled = full && !box.checked;
    }
    const total = form.querySelector('[data-total]');
    if (!total || !document.body.dataset.currency) return;
    const chosen = [...form.querySelectorAll(':checked[data-price]')].reduce((sum, el) => sum + Number(el.dataset.price), 0);
    total.textContent = money((Number(form.dataset.base) + chosen) * Number(form.elements.quantity?.value || 1));
  };
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-step]');
    const input = button?.parentElement.querySelector('input');
    if (!input) return;
    if (button.dataset.step > 0) input.stepUp(); else input.stepDown();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  document.addEventListener('input', ({ target }) => {
    const counter = target.dataset.counter && document.getElementById(target.dataset.counter);
    if (counter) counter.textContent = `${target.value.length} / ${target.maxLength}`;
    update(target.closest('form[data-base]'));
  });
  update(document.querySelector('form[data-base]'));

  // --- The rail shows where on the menu we are -------------------------------------------------------

  let watcher;
  const watch = () => {
    const rail = document.querySelector('.rail');
    if (!rail || !('IntersectionObserver' in window)) return;
    watcher?.disconnect();
    watcher = new IntersectionObserver((entries) => {
      const section = entries.find((entry) => entry.isIntersecting)?.target;
      const link = section && rail.querySelector(`a[href="#${CSS.escape(section.id)}"]`);
      if (!link) return;
      for (const other of rail.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'true');
      rail.scrollTo({ left: link.offsetLeft - rail.offsetLeft - 24 });
    }, { rootMargin: '-15% 0px -75% 0px' });
    for (const section of document.querySelectorAll('.section[id]')) watcher.observe(section);
  };
  watch();
  document.addEventListener('live:painted', watch);
})();
