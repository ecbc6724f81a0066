// Here and in directives.js the libraries are named, and nowhere else. The server puts them beside these files (DashboardFiles).
export { html, svg, nothing, render } from './lit-html/lit-html.js';
export { ReactiveElement } from './reactive-element/reactive-element.js';
