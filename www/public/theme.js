// Runs before the first paint, so that a chosen theme does not flash in the other one. Kept apart from the modules because
// those run later; the page's policy forbids it inline.
try {
  const theme = localStorage.getItem('cdevents.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be closed; the system's theme holds.
}
