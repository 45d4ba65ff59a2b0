import type { Report, UncheckedReason } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { PopupActions } from "./popup-state.ts";

/** After this long (ms) the first look says that it is slow. */
const SLOW = 4000;

type Base = { readonly words: Words };

export function LoadingView({ words }: Base) {
  return (
    <section class="quiet-view" role="status">
      <h1 class="waiting">{words.text("popup_loading")}</h1>
    </section>
  );
}

export function FailedView({ words, onTryAgain }: Base & { readonly onTryAgain: () => void }) {
  return (
    <section class="quiet-view" role="alert">
      <Mark state="unknown" />
      <h1>{words.text("popup_failed")}</h1>
      <p>{words.text("popup_failed_help")}</p>
      <button type="button" onClick={onTryAgain}>
        {words.text("popup_try_again")}
      </button>
    </section>
  );
}

type NotCheckable = Base & {
  readonly address: string;
  readonly reason: UncheckedReason;
};

export function NotCheckableView({ words, address, reason }: NotCheckable) {
  return (
    <section class="quiet-view">
      <Mark state="neutral" />
      <h1>{words.text("popup_not_checkable")}</h1>
      {address === "" ? null : (
        <p class="quiet address-line">
          <bdi class="code">{plainText(address)}</bdi>
        </p>
      )}
      <p>{words.skipReason(reason)}</p>
    </section>
  );
}

type Waiting = Extract<Report, { state: "not-set-up" | "paused" | "checking" }>;

/** A site of which nothing is known: nobody may be asked, or nobody has answered yet. */
export function siteless(
  report: Waiting,
  words: Words,
  now: number,
  { openSettings, setUp }: Pick<PopupActions, "openSettings" | "setUp">,
) {
  switch (report.state) {
    case "not-set-up":
      if (report.awaited === true) return <AwaitedView words={words} />;
      if (report.lost === true) return <LostView words={words} onSettings={openSettings} />;
      return <NotSetUpView words={words} onSetUp={setUp} />;
    case "paused":
      return <PausedView words={words} host={report.host} onSettings={openSettings} />;
    case "checking":
      return <CheckingView words={words} host={report.host} since={report.since} now={now} />;
  }
}

function NotSetUpView({ words, onSetUp }: Base & { readonly onSetUp: () => void }) {
  return (
    <section class="quiet-view">
      <Mark state="not-set-up" />
      <h1>{words.text("popup_not_set_up")}</h1>
      <p>{words.text("popup_not_set_up_help")}</p>
      <button type="button" class="primary" data-set-up onClick={onSetUp}>
        {words.text("popup_set_up")}
      </button>
    </section>
  );
}

/** What the person had chosen cannot be read any more, so that nobody knows whom to ask. */
function LostView({ words, onSettings }: Base & { readonly onSettings: () => void }) {
  return (
    <section class="quiet-view">
      <Mark state="not-set-up" />
      <h1>{words.text("popup_lost")}</h1>
      <p>{words.text("popup_lost_help")}</p>
      <button type="button" class="primary" data-lost onClick={onSettings}>
        {words.text("popup_settings")}
      </button>
    </section>
  );
}

/** In the first seconds of a browser that an organisation manages: what it wants may answer the first page. */
function AwaitedView({ words }: Base) {
  return (
    <section class="quiet-view">
      <Mark state="not-set-up" />
      <h1>{words.text("popup_awaited")}</h1>
      <p>{words.text("popup_awaited_help")}</p>
    </section>
  );
}

type Paused = Base & { readonly host: string; readonly onSettings: () => void };

export function PausedView({ words, host, onSettings }: Paused) {
  return (
    <section class="quiet-view">
      <Mark state="paused" />
      <h1>{words.text("popup_paused")}</h1>
      {host === "" ? null : (
        <p class="quiet">
          <HostLine host={host} words={words} />
        </p>
      )}
      <p>{words.text("popup_paused_help")}</p>
      <button type="button" onClick={onSettings}>
        {words.text("popup_paused_settings")}
      </button>
    </section>
  );
}

type Checking = Base & { readonly host: string; readonly since: number; readonly now: number };

export function CheckingView({ words, host, since, now }: Checking) {
  const waited = now - since;
  return (
    <section class="quiet-view" role="status">
      <Mark state="checking" />
      <p class="host-head">
        <HostLine host={host} words={words} />
      </p>
      <h1>{words.text("popup_checking")}</h1>
      <progress aria-label={words.text("popup_checking")} />
      <p class="quiet">
        {waited < SLOW
          ? words.text("popup_checking_help")
          : words.text("popup_checking_long", {
              duration: { phrase: words.duration(Math.round(waited / 1000)) },
            })}
      </p>
    </section>
  );
}
