import type { Label, Scene } from './scene.js';

/** Puts a scene into SVG elements. They are used again, so that a frame changes attributes and adds no elements. */

const SVG = 'http://www.w3.org/2000/svg';

/** From the bottom up. Whatever a scene has is one of these. */
export const LAYERS = [
  'fold',
  'rule',
  'tick',
  'fold-edge',
  'witness-line',
  'thread',
  'wait',
  ...['success', 'failure', 'error', 'cancel', 'ended', 'skipped', 'running', 'queued', 'unknown'].flatMap((look) => [
    `run-${look}`,
    `glyph-${look}`,
  ]),
  'glyph-outside',
  'block',
  'block-bad',
  'moment',
  'linked',
  'critical',
  'attempt',
  'link',
  'link-end',
  'mark-note',
  'mark-warning',
  'mark-error',
  'other',
  'witness',
  'selected',
  'focus',
] as const;

/** The layers that a page can style, by the names of their parts. */
const PARTS: Readonly<Record<string, string>> = {
  wait: 'waiting',
  block: 'block',
  critical: 'critical',
  fold: 'fold',
  link: 'link',
  witness: 'witness',
  other: 'other',
  ...Object.fromEntries(
    ['success', 'failure', 'error', 'cancel', 'ended', 'skipped', 'running', 'queued', 'unknown'].map((look) => [
      `run-${look}`,
      `run run-${look}`,
    ]),
  ),
  ...Object.fromEntries(['error', 'warning', 'note'].map((severity) => [`mark-${severity}`, `mark mark-${severity}`])),
};

export class Painter {
  readonly svg: SVGSVGElement;
  readonly #paths = new Map<string, SVGPathElement>();
  readonly #before = new Map<string, string>();
  readonly #labels: Words;

  constructor(owner: Document) {
    this.svg = owner.createElementNS(SVG, 'svg');
    this.svg.setAttribute('class', 'tl-svg');
    for (const name of LAYERS) {
      const path = owner.createElementNS(SVG, 'path');
      path.setAttribute('class', `tl-${name}`);
      const part = PARTS[name];
      if (part !== undefined) path.setAttribute('part', part);
      this.svg.append(path);
      this.#paths.set(name, path);
    }
    this.#labels = new Words(this.svg);
  }

  paint(scene: Scene): void {
    for (const [name, path] of this.#paths) {
      const now = scene.paths.get(name) ?? '';
      if (this.#before.get(name) === now) continue;
      this.#before.set(name, now);
      path.setAttribute('d', now);
    }
    this.#labels.show(scene.labels);
  }
}

/** Texts that are moved and changed rather than made again. */
export class Words {
  readonly #parent: SVGElement;
  readonly #texts: { node: SVGTextElement; text: string; role: string; x: number; y: number }[] = [];
  #shown = 0;

  constructor(parent: SVGElement) {
    this.#parent = parent;
  }

  show(labels: readonly (Omit<Label, 'role'> & { role: string })[]): void {
    for (const [index, label] of labels.entries()) {
      let known = this.#texts[index];
      if (known === undefined) {
        const node = this.#parent.ownerDocument.createElementNS(SVG, 'text');
        this.#texts.push((known = { node, text: '', role: '', x: Number.NaN, y: Number.NaN }));
      }
      if (index >= this.#shown) this.#parent.append(known.node);
      const x = Math.round(label.x);
      const y = Math.round(label.y);
      if (known.x !== x) known.node.setAttribute('x', String((known.x = x)));
      if (known.y !== y) known.node.setAttribute('y', String((known.y = y)));
      if (known.role !== label.role) known.node.setAttribute('class', `tl-label-${(known.role = label.role)}`);
      if (known.text !== label.text) known.node.textContent = known.text = label.text;
    }
    for (let index = labels.length; index < this.#shown; index += 1) this.#texts[index]!.node.remove();
    this.#shown = labels.length;
  }
}
