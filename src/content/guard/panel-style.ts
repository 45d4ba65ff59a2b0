/**
 * The look of the guard. The host is reset by hand first, since styles of the page reach it; they
 * do not reach what is inside.
 */
export const PANEL_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
}
dialog {
  --ground: #ffffff;
  --ink: #1c2128;
  --soft: #57606a;
  --line: #d0d7de;
  --amber: #d98a00;
  --accent: #0b57d0;
  --on-accent: #ffffff;
  --hover: #0842a0;
  --quiet: #f0f2f5;
  color-scheme: light;
  position: fixed;
  inset: 0;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  max-width: none;
  max-height: none;
  margin: 0;
  padding: 0;
  border: 0;
  overflow: hidden;
  background: transparent;
  color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
}
dialog::backdrop { background: transparent; }
dialog:not([data-ring]) { background: rgb(15 20 30 / 45%); }
.ring {
  position: fixed;
  display: none;
  box-sizing: border-box;
  border: 3px solid var(--amber);
  border-radius: 8px;
  box-shadow: 0 0 0 200vmax rgb(15 20 30 / 45%);
  pointer-events: none;
}
dialog[data-ring] .ring { display: block; }
.panel {
  position: fixed;
  box-sizing: border-box;
  width: min(400px, 100vw - 16px);
  max-height: calc(100vh - 16px);
  overflow: auto;
  padding: 16px 18px 18px;
  border: 1px solid var(--line);
  border-top: 4px solid var(--amber);
  border-radius: 12px;
  background: var(--ground);
  box-shadow: 0 12px 40px rgb(0 0 0 / 30%);
  overflow-wrap: anywhere;
}
header { display: flex; align-items: center; gap: 8px; color: var(--soft); font-size: 13px; }
header svg { width: 20px; height: 20px; flex: none; }
header span { flex: 1; font-weight: 600; }
h2 { margin: 10px 0 6px; font-size: 18px; line-height: 1.3; font-weight: 650; }
p { margin: 0 0 8px; }
.held { font-weight: 600; }
.why { color: var(--soft); }
.actions {
  position: sticky;
  bottom: -18px;
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin: 6px -18px -18px;
  padding: 8px 18px 18px;
  background: var(--ground);
}
button {
  appearance: none;
  box-sizing: border-box;
  min-height: 40px;
  margin: 0;
  padding: 8px 16px;
  border: 1px solid transparent;
  border-radius: 8px;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.leave { flex: 1 1 auto; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.leave:hover { background: var(--hover); }
.more { flex: 0 1 auto; border-color: var(--line); color: var(--soft); }
.more:hover, .close:hover { background: var(--quiet); }
.close { min-height: 0; padding: 4px; border-radius: 6px; line-height: 0; }
.close svg { width: 18px; height: 18px; }
@media (max-width: 360px) {
  .more { flex: 1 1 100%; }
}
@media (max-height: 300px) {
  .panel { padding-top: 8px; font-size: 14px; }
  h2 { margin: 4px 0; font-size: 15px; }
  .actions { padding: 4px 18px 10px; }
  button { min-height: 32px; padding: 4px 12px; }
}
@media (prefers-color-scheme: dark) {
  dialog {
    --ground: #22272e;
    --ink: #eef2f6;
    --soft: #b3bdc9;
    --line: #4a535f;
    --amber: #f0a52a;
    --accent: #8ab4f8;
    --on-accent: #10203a;
    --hover: #aecbfa;
    --quiet: #313943;
    color-scheme: dark;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: appear 140ms ease-out; }
  @keyframes appear { from { opacity: 0; translate: 0 -6px; } }
}
@media (forced-colors: active) {
  .panel { border: 2px solid CanvasText; }
  .leave { border-color: ButtonText; }
}
@media print { dialog { display: none; } }
`;
