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

const OFF = { Value: false, Status: "locked" };

/**
 * Firefox ESR then takes extensions that addons.mozilla.org has not signed; no other Firefox heeds it. One that asks for its
 * updates over plain http, as in a trial on one device, counts as incompatible without the second.
 */
function preferencesFor(installUrl: string): object {
  const isPlain = installUrl.startsWith("http:");
  return {
    "xpinstall.signatures.required": OFF,
    ...(isPlain ? { "extensions.checkUpdateSecurity": OFF } : {}),
  };
}

/** The same for Firefox, as its `policies.json`. `isForEsr`: for an extension that nobody has signed. */
export function firefoxPolicy(
  id: string,
  installUrl: string,
  settings: PolicySettings,
  isForEsr = false,
): object {
  return {
    policies: {
      ...(isForEsr ? { Preferences: preferencesFor(installUrl) } : {}),
      ExtensionSettings: {
        [id]: { installation_mode: "force_installed", install_url: installUrl },
      },
      "3rdparty": { Extensions: { [id]: settings } },
    },
  };
}
