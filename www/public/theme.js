// Runs before the first paint, so that the page does not flash in the wrong theme. A classic script, because modules run
// later and the page's policy forbids inline scripts.
try {
  const theme = localStorage.getItem('cdevents.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked: the system's theme applies.
}
