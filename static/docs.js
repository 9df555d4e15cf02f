// Draws the API's description in the colours of the page, light or dark as the device is.
(() => {
  document.getElementById('no-script').hidden = true;
  const viewer = document.getElementById('viewer');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colours = { 'bg-color': '--paper', 'text-color': '--ink', 'primary-color': '--brand' };
  const paint = () => {
    const style = getComputedStyle(document.documentElement);
    viewer.setAttribute('theme', dark.matches ? 'dark' : 'light');
    for (const [name, from] of Object.entries(colours)) viewer.setAttribute(name, style.getPropertyValue(from).trim());
  };
  paint();
  dark.addEventListener('change', paint);
})();
