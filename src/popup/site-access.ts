import { hasSiteAccess, onSiteAccessChange, requestSiteAccess } from "../platform/site-access.ts";
import type { ViewStore } from "./view-store.ts";

/** Whether the browser lets Fluxward act on all sites: a person can withhold that, and give it from here. */
export type SiteAccessWatch = {
  readonly watch: () => void;
  readonly allow: () => void;
};

export function createSiteAccess({ view, show }: ViewStore): SiteAccessWatch {
  const read = async (): Promise<void> => {
    const granted = await hasSiteAccess();
    if (granted) show({ access: "granted" });
    else if (view().access === "granted") show({ access: "withheld" });
  };
  const refresh = (): void => {
    read().catch((error: unknown) => {
      console.warn("Whether sites may be acted on could not be read.", error);
    });
  };
  return {
    watch: () => {
      refresh();
      onSiteAccessChange(refresh);
    },
    allow: () => {
      // Asked for at once: the browser takes it only straight from a click.
      requestSiteAccess().then(
        (granted) => {
          show({ access: granted ? "granted" : "refused" });
        },
        (error: unknown) => {
          console.warn("The browser did not ask for access to sites.", error);
          show({ access: "refused" });
        },
      );
    },
  };
}
