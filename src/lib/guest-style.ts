/** The look of a page for somebody without account: the desk's own paper and ink (src/web/look.css), without its fonts. */
export const GUEST_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbf8f2, #171412);
  --sheet: light-dark(#ffffff, #211d1a);
  --ink: light-dark(#221d17, #f1eae0);
  --soft-ink: light-dark(#6b6257, #a99e90);
  --line: light-dark(#e8e0d3, #352f29);
  --edge: light-dark(#95897a, #7d7264);
  --accent: light-dark(#b5492b, #e98a67);
  --wash: light-dark(#f8e9e1, #3a261e);
  --on-accent: light-dark(#ffffff, #1c120d);
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body {
  margin: 0;
  color: var(--ink);
  font: 400 1rem/1.5 Inter, ui-sans-serif, system-ui, sans-serif;
  text-wrap: pretty;
}
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2 { font-family: Fraunces, Georgia, serif; font-weight: 500; line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); letter-spacing: -0.015em; }
h2 { font-size: 1.25rem; margin-bottom: 0.75rem; }
p { margin: 0; max-width: 70ch; overflow-wrap: anywhere; }
.over { color: var(--soft-ink); margin-bottom: 0.35rem; }
.soft { color: var(--soft-ink); }
.kept { white-space: pre-line; }
summary { padding-block: 10px; color: var(--soft-ink); cursor: pointer; }
.sheet {
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 14px;
  padding: 1.25rem;
  margin-top: 1.25rem;
  overflow-wrap: anywhere;
}
.quiet { background: var(--wash); border-color: transparent; }
dl { margin: 0; display: grid; gap: 0.85rem; }
dt { color: var(--soft-ink); font-size: 0.9375rem; }
dd { margin: 0; }
dd, .said p { overflow-wrap: anywhere; }
.said { list-style: none; margin: 0; padding: 0; }
.said li { padding: 0.75rem 0; border-top: 1px solid var(--line); }
.said li:first-child { border-top: 0; padding-top: 0; }
label { display: block; font-weight: 500; margin-bottom: 0.35rem; }
textarea, select, input[type=text] {
  width: 100%;
  min-height: 44px;
  padding: 0.65rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 9px;
  background: var(--paper);
  color: inherit;
  font: inherit;
}
textarea { min-height: 6rem; resize: vertical; }
a { color: inherit; text-underline-offset: 3px; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend { padding: 0; }
.acts { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1rem; }
button, .button {
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding: 0 1.1rem;
  border: 1px solid var(--edge);
  border-radius: 9px;
  background: var(--sheet);
  color: var(--ink);
  font: inherit;
  font-weight: 500;
  text-decoration: none;
  cursor: pointer;
}
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.tick { display: flex; align-items: center; gap: 0.6rem; min-height: 44px; font-weight: 400; margin: 0; }
.tick input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); margin: 0; flex: none; }
form + form { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 2rem; font-size: 0.9375rem; color: var(--soft-ink); display: grid; gap: 0.5rem; }
@media (min-width: 40rem) {
  main { padding-top: 4rem; }
  dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; }
}
`
