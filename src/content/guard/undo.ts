type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Takes back what the browser puts into a field without asking anybody. */
export type Undo = {
  /** Keyboards on screen and input methods change a field by an event that cannot be cancelled. */
  readonly remember: (event: Event, element: Element | undefined) => void;
  /** The field as it was, before any script of the page runs; false: nothing was to be taken back. */
  readonly takeBack: (event: Event) => boolean;
};

export function createUndo(): Undo {
  const before = new WeakMap<Element, string>();
  return {
    remember: (event, element) => {
      if (event.type === "beforeinput" && !event.cancelable && isTextField(element)) {
        before.set(element, element.value);
      }
    },
    takeBack: (event) => {
      const element = event.composedPath()[0];
      if (!isTextField(element)) return false;
      const value = before.get(element);
      if (value === undefined) return false;
      before.delete(element);
      element.value = value;
      return true;
    },
  };
}

export function isTextField(element: unknown): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
