// The page's main ways, driven from inside: a script beside the page's own, for browsers that are started without a driver.
// What is typed is the browser's own editing command, where there is one. The page is loaded again in between; a step says where it was.

const PATIENCE = 20_000;
const STEP = 'drive.step';
const root = (name) => document.querySelector(name)?.shadowRoot ?? document.createDocumentFragment();
const source = () => document.querySelector('cd-source')?.text;
const verdict = () => root('cd-verdict').querySelector('#verdict')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Waits until a state is there, or says which one did not come. */
async function until(what, holds) {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    if (performance.now() > end)
      throw new Error(
        `${what}; the verdict is: ${verdict()}; the source is: ${JSON.stringify(source()?.slice(0, 300))}`,
      );
    await new Promise((done) => setTimeout(done, 20));
  }
}

const says = (words) => until(`the verdict does not say ${words}`, () => verdict().startsWith(words));

/** Types in place of everything that stands in the editor. */
async function type(text) {
  const element = document.querySelector('cd-source');
  // In a narrow window one pane at a time is there.
  [...document.querySelectorAll('.switch [role="tab"]')].find((tab) => tab.textContent === 'Editor')?.click();
  await document.querySelector('cd-app').updateComplete;
  element.select(0, element.text.length, true);
  await until('the editor does not take the focus', () =>
    root('cd-source').activeElement?.classList.contains('cm-content'),
  );
  // The browser's own selection follows the editor's with the next picture.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // Where the editor has no text of the document's own, no editing command reaches it; a paste does.
  if ('EditContext' in globalThis) {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    root('cd-source').activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  } else document.execCommand('insertText', false, text);
}

const chip = (name) =>
  [...root('cd-verdict').querySelectorAll('.chip:has(.mark)')].find(
    (one) => one.querySelector('.name').textContent === name,
  );

const TO_BE_TYPED =
  '{"type": "CD.Pipeline.PipelineRun.Finished", "pipelineRunId": "run-42", "pipelineName": "release", "pipelineRunStatus": "success"}';
const MENDED = TO_BE_TYPED.replace('success', 'Finished');
const AT_LAST = MENDED.replace('run-42', 'run-7');

async function firstVisit() {
  await until('the form does not come', () => root('cd-form').querySelector('.example') !== null);
  [...root('cd-form').querySelectorAll('.example')]
    .find((one) => one.textContent.trim() === 'PipelineRun Finished')
    .click();
  await says('Valid');
  await until('the form does not take the focus', () => root('cd-form').activeElement?.id === 'field-pipelineRunId');
  await type(TO_BE_TYPED);
  await until('the text does not come into the editor', () => source() === TO_BE_TYPED);
  await says('Not valid');
  await until('the marks do not come', () => root('cd-source').querySelectorAll('.cm-lintRange-error').length === 1);
  // Typing does not open the list of findings, a paste does.
  root('cd-findings').querySelector('.head [aria-expanded="false"]')?.click();
  await until('the list does not open', () => root('cd-findings').querySelector('.fix') !== null);
  root('cd-findings').querySelector('.fix').click();
  await says('Valid');
  await until('the fix is another one', () => source() === MENDED);
  await until('the matrix does not come', () => chip('draft')?.textContent.includes('valid'));
  root('cd-verdict').querySelector('.rest').click();
  await until('the others are not shown', () => chip('0.5.1')?.textContent.includes('not in it'));
  chip('0.5.1').click();
  await says('Not valid');
  root('cd-verdict').querySelector('.chip.auto').click();
  await says('Valid');
  const field = root('cd-form').getElementById('field-pipelineRunId');
  field.value = 'run-7';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await until('the form does not write into the source', () => source() === AT_LAST);
  await says('Valid');
  // Every file is kept for a visit without a network.
  await until('the files are not kept', () => navigator.serviceWorker.controller?.state === 'activated');
}

async function secondVisit() {
  await says('Valid');
  if (source() !== AT_LAST) throw new Error(`after the page was loaded again the source is ${source()}`);
  location.hash = '#/rules/draft-status';
  await until('the rule does not come', () => root('cd-rules').querySelector('h1')?.textContent === 'draft-status');
}

/** Everything in the document with this selector, inside of elements too. */
function all(selector, from = document) {
  const inside = [...from.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot !== null);
  return [...from.querySelectorAll(selector), ...inside.flatMap(({ shadowRoot }) => all(selector, shadowRoot))];
}

const one = (selector) => all(selector)[0] ?? null;
const press = (selector, words) =>
  all(selector)
    .find((button) => button.textContent.trim().startsWith(words))
    .click();
const isDrawn = (selector) => (one(selector)?.getAttribute('d') ?? '') !== '';

/** The page of histories, with its findings and its timeline. */
async function history() {
  location.hash = '#/history';
  await until('the page of histories does not come', () => one('.sample') !== null);
  press('.sample', 'A broken delivery');
  await until('no record is listed', () => all('.row .verdict').length > 5);
  all('.row')
    .find((row) => row.querySelector('.verdict') !== null)
    .click();
  await until('no record is opened', () => one('#record-title') !== null);
  press('#tab-findings', 'Findings');
  await until('no finding is listed', () => one('.cause') !== null);
  press('button', 'Witness');
  await until('no witness is shown', () => one('#witness-title') !== null);
  press('#tab-runs', 'Runs');
  await until(
    'the runs are not drawn',
    () => one('[role=treegrid] [aria-level]') !== null && isDrawn('.tl-run-success'),
  );
  press('button', 'Next finding');
  await until('no witness is circled', () => isDrawn('.tl-witness'));
  const range = () => one('.tl-range').textContent;
  const before = range();
  const row = one('[role=treegrid] [role=row][tabindex="0"]');
  row.focus();
  row.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, composed: true }));
  await until('it does not zoom', () => range() !== before);
  press('.tl-tools button', 'Table');
  await until('the table does not come', () => one('.tl-table tbody tr') !== null);
}

const tell = (text) => fetch('/result', { method: 'POST', body: text });

try {
  if (sessionStorage.getItem(STEP) === null) {
    await firstVisit();
    sessionStorage.setItem(STEP, 'second');
    location.reload();
  } else {
    await secondVisit();
    await history();
    await tell('done');
  }
} catch (error) {
  await tell(`failed: ${error.message}`);
}
