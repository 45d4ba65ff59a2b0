/** One request that reached a web site of the lab. */
export type SiteRequest = {
  /** ms since the epoch. */
  readonly at: number;
  /** Host as the client named it, without a port. */
  readonly host: string;
  /** The address it connected to. */
  readonly address: string;
  readonly secure: boolean;
  readonly method: string;
  readonly path: string;
  readonly body: string;
};

/** All that reached the web sites. What a person typed and a site got is in `stolen`. */
export type SiteLog = {
  readonly add: (request: SiteRequest) => void;
  readonly all: () => readonly SiteRequest[];
  /** Requests that carry something the person typed or sent, and downloads: none may be there before a warning. */
  readonly stolen: (host: string) => readonly SiteRequest[];
  readonly clear: () => void;
};

const MOST_KEPT = 50_000;

export function createSiteLog(): SiteLog {
  const kept: SiteRequest[] = [];
  return {
    add: (request) => {
      if (kept.length < MOST_KEPT) kept.push(request);
    },
    all: () => [...kept],
    stolen: (host) =>
      kept.filter(
        (request) =>
          request.host === host &&
          (["POST", "PUT", "PATCH"].includes(request.method) || request.path === DOWNLOAD_PATH),
      ),
    clear: () => {
      kept.length = 0;
    },
  };
}

export const LOGIN_PATH = "/login";
/** Where the login page reports every keystroke to, as skimmers do. */
export const TYPED_PATH = "/typed";
/** What a hostile page could see of a person's typing ends up here, by GET. */
export const SEEN_PATH = "/seen/";
/** The same page, which a browser may keep; all others ask not to be. */
export const KEPT_PATH = "/kept";
export const PAYMENT_PATH = "/pay";
export const DOWNLOAD_PATH = "/account-update.zip";
