import { html, nothing, render, svg } from './lit-html/lit-html.js';
import { ReactiveElement } from './reactive-element/reactive-element.js';

// Here and in directives.js the libraries are named, and nowhere else. The server puts them beside these files (DashboardFiles).
export { html, nothing, svg };

/**
 * The base of all our elements: `view()` says what is inside, and is asked again whenever one of the `static properties` has changed.
 * They are given values in the constructor: a class field of the same name would hide them. Everything stands in the document itself,
 * so that the common styles and labels work.
 */
export class Component extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  update(changed) {
    super.update(changed);
    render(this.view(), this, { host: this });
  }

  /** Puts the reader where to go on, unless they have begun already: then a browser complains of the attribute `autofocus`. */
  focusOn(selector) {
    if (!this.contains(document.activeElement)) this.querySelector(selector)?.focus();
  }

  /** @abstract @returns {unknown} */
  view() {
    return null;
  }
}
