import { Component, html, nothing } from '../lib/lit.js';
import { term } from '../base/registry.js';
import { citation } from './notes.js';

let number = 0;

/** A small button that explains a term of the acts where it stands; nothing where its label says it all. */
class TermHelp extends Component {
  static properties = { kind: {}, code: {} };

  constructor() {
    super();
    this.kind = '';
    this.code = '';
    this.popoverId = `help-${++number}`;
  }

  /** Puts the explanation below its button, inside the window. */
  place(event) {
    if (event.newState !== 'open') return;
    const box = event.target;
    const button = this.querySelector('button').getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    box.style.left = `${Math.max(8, Math.min(button.left, room))}px`;
    box.style.top = `${Math.min(button.bottom + 6, innerHeight - box.offsetHeight - 8)}px`;
  }

  view() {
    const known = term(this.kind, this.code);
    if (!known?.explanation) return nothing;
    return html`
      <button type="button" class="help" popovertarget=${this.popoverId} aria-label="What is ${known.label}?">?</button>
      <div popover id=${this.popoverId} class="help-text" @toggle=${this.place}>
        <strong>${known.label}</strong>
        <p>${known.explanation}</p>
        ${citation(known.citation)}
      </div>
    `;
  }
}

customElements.define('term-help', TermHelp);
