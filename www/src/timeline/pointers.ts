/** Mouse, pen, fingers and wheel on the drawing, as what they ask for. Places are pixels in the element. */
export interface PointerEvents {
  pan: (x: number, y: number) => void;
  zoom: (factor: number, x: number) => void;
  press: (x: number, y: number) => void;
  twice: (x: number, y: number) => void;
  over: (x: number, y: number) => void;
  out: () => void;
}

/** A press that moves further than this, in pixels, is a drag. */
const STILL = 4;
/** How much one step of a wheel zooms. */
const WHEEL = 0.0022;

export function onPointers(element: HTMLElement, events: PointerEvents): void {
  const down = new Map<number, { x: number; y: number }>();
  let moved = 0;
  const placeOf = (event: MouseEvent): { x: number; y: number } => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, placeOf(event));
  });
  element.addEventListener('pointermove', (event) => {
    const now = placeOf(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') events.over(now.x, now.y);
      return;
    }
    const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const [x, y] = [now.x - before.x, now.y - before.y];
    moved += Math.hypot(x, y);
    if (moved < STILL) return;
    // Only a drag: a captured pointer would not click.
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    element.classList.add('dragged');
    down.set(event.pointerId, now);
    if (other === undefined) events.pan(x, event.pointerType === 'touch' ? 0 : y);
    else {
      const [far, was] = [Math.abs(now.x - other.x), Math.abs(before.x - other.x)];
      if (was > 10 && far > 10) events.zoom(far / was, (now.x + other.x) / 2);
    }
  });
  const up = (event: PointerEvent): void => {
    const isDown = down.delete(event.pointerId);
    element.classList.remove('dragged');
    if (!isDown || moved >= STILL || down.size > 0 || event.type !== 'pointerup') return;
    const { x, y } = placeOf(event);
    events.press(x, y);
  };
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('pointerleave', () => events.out());
  element.addEventListener('dblclick', (event) => {
    const { x, y } = placeOf(event);
    events.twice(x, y);
  });
  element.addEventListener(
    'wheel',
    (event) => {
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const { x } = placeOf(event);
      if (event.ctrlKey || event.metaKey) events.zoom(Math.exp(-event.deltaY * lines * WHEEL), x);
      else if (event.shiftKey && event.deltaX === 0) events.pan(-event.deltaY * lines, 0);
      // Up and down is for the rows, and for the page when they end.
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) events.pan(-event.deltaX * lines, 0);
      else return;
      event.preventDefault();
    },
    { passive: false },
  );
}
