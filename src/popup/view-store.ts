import { OPENING, type PopupView } from "./popup-state.ts";

/** What the popup shows now; every change draws it anew. */
export type ViewStore = {
  readonly view: () => PopupView;
  readonly show: (change: Partial<PopupView>) => void;
};

export function createViewStore(draw: (view: PopupView) => void): ViewStore {
  let view = OPENING;
  return {
    view: () => view,
    show: (change) => {
      view = { ...view, ...change };
      draw(view);
    },
  };
}
