/** What the package does with HTTP messages: a file of its own, since most users judge events that came otherwise. */
export { documentOf, eventOf, eventsOf, readMessage } from './read.js';
export { writeMessage } from './send.js';
