// The one place that names the libraries. The server puts them beside this file (DashboardFiles).
export { html, svg, nothing, render } from './lit-html/lit-html.js';
export { repeat } from './lit-html/directives/repeat.js';
export { live } from './lit-html/directives/live.js';
export { ifDefined } from './lit-html/directives/if-defined.js';
export { ReactiveElement } from './reactive-element/reactive-element.js';
