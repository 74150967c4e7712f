/** What only an event needs, loaded when there is one: the page begins without it. */
export { renderControl } from './controls.js';
export { renderLinks } from './links.js';
