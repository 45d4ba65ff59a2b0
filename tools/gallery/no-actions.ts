const nothing = (): undefined => undefined;

/** What the page's buttons do in pictures. */
export const NO_ACTIONS = {
  change: nothing,
  removeFrom: nothing,
  undo: nothing,
  setNumber: nothing,
  setDraft: nothing,
  addResolver: nothing,
  testDraft: nothing,
  testResolver: nothing,
  setList: nothing,
  addName: nothing,
  askForget: nothing,
  forgetSites: nothing,
  askErase: nothing,
  deleteEverything: nothing,
  sendTestEvent: nothing,
  saveKeptEvents: nothing,
  exportSettings: nothing,
  chooseFile: nothing,
  askReset: nothing,
  endPreview: nothing,
};
