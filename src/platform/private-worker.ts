import browser, { type Storage } from "webextension-polyfill";

type Changes = Storage.StorageAreaOnChangedChangesType;

/** Whether private windows have a worker of their own, and no worker hears of the other's tabs: so in Chromium. */
export function hasOwnPrivateWorker(): boolean {
  return browser.runtime.getManifest().incognito === "split";
}

/**
 * Calls back with what changed in the session's store where another worker may change it. Elsewhere nobody listens, since the
 * browser brings a worker each of its own writes back, and every visit makes some.
 */
export function onOthersSession(listen: (changes: Changes) => void): void {
  if (!hasOwnPrivateWorker()) return;
  const { extension, storage } = browser;
  const begin = (): void => {
    storage.session.onChanged.addListener(listen);
  };
  if (extension.inIncognitoContext === true) begin();
  // Whoever allows it or no longer does starts the extension anew, so it holds for as long as this worker lives.
  else
    extension.isAllowedIncognitoAccess().then((isAllowed) => {
      if (isAllowed) begin();
    }, begin);
}
