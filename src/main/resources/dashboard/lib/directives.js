// What few pages use of the library for templates; the others need not fetch it.
export { repeat } from './lit-html/directives/repeat.js';
export { live } from './lit-html/directives/live.js';
