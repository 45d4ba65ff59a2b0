/** Settings as policy hands them to the extension. */
export type PolicySettings = Readonly<Record<string, unknown>>;

/** A Chromium policy (Chrome, Edge, Chromium) that installs the extension for everybody and sets it. */
export function chromiumPolicy(id: string, updateUrl: string, settings: PolicySettings): object {
  return {
    ExtensionSettings: {
      [id]: {
        installation_mode: "force_installed",
        update_url: updateUrl,
        // Else the address is for the first installation alone.
        override_update_url: true,
        toolbar_pin: "force_pinned",
      },
    },
    "3rdparty": { extensions: { [id]: settings } },
  };
}

/** Firefox ESR then takes extensions that addons.mozilla.org has not signed; no other Firefox heeds it. */
const UNSIGNED = {
  Preferences: { "xpinstall.signatures.required": { Value: false, Status: "locked" } },
};

/** The same for Firefox, as its `policies.json`. `isForEsr`: for an extension that nobody has signed. */
export function firefoxPolicy(
  id: string,
  installUrl: string,
  settings: PolicySettings,
  isForEsr = false,
): object {
  return {
    policies: {
      ...(isForEsr ? UNSIGNED : {}),
      ExtensionSettings: {
        [id]: { installation_mode: "force_installed", install_url: installUrl },
      },
      "3rdparty": { Extensions: { [id]: settings } },
    },
  };
}
