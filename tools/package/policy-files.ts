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

/** The same for Firefox, as its `policies.json`. */
export function firefoxPolicy(id: string, installUrl: string, settings: PolicySettings): object {
  return {
    policies: {
      ExtensionSettings: {
        [id]: { installation_mode: "force_installed", install_url: installUrl },
      },
      "3rdparty": { Extensions: { [id]: settings } },
    },
  };
}
