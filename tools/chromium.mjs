// Finds Chromium for tests and benchmarks.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Parts of the browser that are switched off. Chromium obeys only the last `--disable-features`, so this replaces Playwright's
 * list and has to hold it.
 */
const DISABLED_FEATURES = [
  // The pop-ups of the address bar are web pages. Each new window loads both, at more CPU time than the page under test.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // Playwright's list.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** No first-run dialogs, and no requests except the page's own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${DISABLED_FEATURES}`,
];

/** The path of the first of these programs on PATH; `null` if none is there. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/**
 * The path of Chromium's headless shell, or `null`: the same engine without the windows around a page, which cost a fifth of the
 * CPU time of the page's tests. Debian has it in a package of its own.
 */
export const headlessShell = () => onPath('chromium-headless-shell', 'chrome-headless-shell');

/** The path of Chromium, or `null`. The variable `CHROMIUM` overrides the search. */
export const chromium = () => process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome');
