// What runs in the page before its own scripts: it keeps which text the report and the marks on the page are about. The page
// itself shows those of the text before until the new ones come, so that nothing flickers.

/** A script for `addInitScript`; what it gives to tests is `globalThis.pageState`. It must not need anything around it. */
export function follow() {
  const app = () => document.querySelector('cd-app');
  const PARTS = ['cd-app', 'cd-verdict', 'cd-form', 'cd-findings', 'cd-source', 'cd-events', 'cd-rules'];
  const parts = () => PARTS.map((name) => document.querySelector(name)).filter((part) => part?.addController);
  const texts = { report: null, matrix: null };

  customElements.whenDefined('cd-app').then(() => {
    const element = app();
    const last = { report: null, matrix: null };
    element?.addController({
      hostUpdate() {
        for (const name of Object.keys(last)) {
          if (element[name] === last[name]) continue;
          last[name] = element[name];
          // The page takes neither when it is about another text than the one that is there.
          texts[name] = element[name] === null ? null : element.json.text;
        }
      },
    });
  });

  /** Resolves with the page's next frame: parts that come later would not be heard by those that are there now. */
  const change = () => new Promise((done) => requestAnimationFrame(done));

  globalThis.pageState = {
    isJudged: (text) => app()?.json?.text === text && (text.trim() === '' || texts.report === text),
    isMarked: (text) => app()?.json?.text === text && texts.matrix === text,
    /** Resolves when all parts have drawn what they have. */
    async drawn() {
      await app().updateComplete;
      for (const part of parts()) await part.updateComplete;
    },
    /** Resolves when `holds` does; looks in each frame. */
    async until(holds) {
      while (!holds()) await change();
    },
  };
}
