import type { Block } from "../messages/protocol.ts";
import { Attribution } from "../ui/attribution.tsx";
import { CopyFacts } from "../ui/copy-facts.tsx";
import { EvidenceList } from "../ui/evidence-list.tsx";
import { LookList } from "../ui/look-list.tsx";
import { NetworkList } from "../ui/network-list.tsx";
import { plainText } from "../ui/plain-text.ts";
import type { WarningProps } from "./warning-state.ts";

const WAYS = {
  once: "warning_continue_once",
  hour: "warning_continue_hour",
  always: "warning_continue_always",
} as const;

type Props = Pick<WarningProps, "words" | "now" | "copying" | "actions"> & {
  readonly block: Block;
  readonly late: boolean;
};

/** The same evidence as in the popup and, last, the way on. */
export function WarningDetails({ block, late, words, now, copying, actions }: Props) {
  const { report, target, scopes } = block;
  const judged = report.state === "judged" ? report : undefined;
  return (
    <div
      class="details"
      data-level={judged?.verdict.level}
      data-checking={judged?.checking ?? false}
    >
      {judged === undefined ? null : (
        <>
          <section>
            <h2>{words.text("warning_why")}</h2>
            <EvidenceList evidence={judged.verdict.evidence} words={words} />
            <p class="sure">{words.howSure(judged.verdict)}</p>
          </section>
          <section>
            <h2>{words.text("popup_where")}</h2>
            <NetworkList addresses={judged.facts.addresses} words={words} />
          </section>
          <section>
            <h2>{words.text("popup_looks")}</h2>
            <LookList looks={judged.facts.looks} words={words} now={now} />
          </section>
          <section>
            <h2>{words.text("warning_share")}</h2>
            <p>{words.text("warning_share_help")}</p>
            <CopyFacts copying={copying} words={words} onCopy={actions.copy} />
          </section>
        </>
      )}
      <section>
        <h2>{words.text("warning_address")}</h2>
        <p class="target">
          <bdi class="code">{plainText(target)}</bdi>
        </p>
        {scopes.length === 0 ? (
          <p>{words.text("warning_no_way_on")}</p>
        ) : (
          <p>
            {words.text("warning_continue_lead")}{" "}
            {late ? words.text("warning_continue_back") : null}
          </p>
        )}
        <div class="ways">
          {scopes.map((scope) => (
            <button
              key={scope}
              type="button"
              class="go-on"
              data-scope={scope}
              onClick={(event) => {
                actions.goOn(event, scope);
              }}
            >
              {words.text(WAYS[scope])}
            </button>
          ))}
        </div>
        {scopes.length === 0 || scopes.includes("always") ? null : (
          <p class="quiet note">
            {words.text(
              scopes.includes("hour") ? "warning_scope_private" : "warning_scope_organisation",
            )}
          </p>
        )}
      </section>
      <Attribution tableDate={judged?.tableDate} words={words} />
    </div>
  );
}
