import type { ComponentChildren } from "preact";
import type { PolicyEntry, PolicyView } from "../messages/policy-view.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsProps } from "./options-state.ts";
import { policyProblemText } from "./policy-problem.ts";

type Props = OptionsProps & {
  /** How it stands with events: below what holds. */
  readonly children?: ComponentChildren;
};

/** What an organisation has set: whose word it is, what holds, what could not be used and why. Nothing where there is none. */
export function PolicySection({ state, words, children }: Props) {
  const { policy, settings } = state;
  if (policy?.isManaged !== true) return null;
  const organisation = plainText(settings?.organisationName ?? "");
  // Firefox, which reads a policy at its start and checks nothing in it, is also the one that holds requests.
  const isFirefox = state.strictMeans === "request";
  const given = policy.entries.filter(({ source }) => source === "policy");
  const others = policy.entries.filter(({ source }) => source !== "policy");
  return (
    <section id="policy" aria-labelledby="section-policy">
      <h2 id="section-policy">{words.text("policy_title")}</h2>
      <p>
        {organisation === ""
          ? words.text("policy_by_somebody")
          : words.text("policy_by", { organisation })}{" "}
        {words.text(isFirefox ? "policy_restart" : "policy_live")}
      </p>
      {policy.standing === "current" ? null : (
        <p class="note" data-standing={policy.standing}>
          {words.text(policy.standing === "unknown" ? "policy_unknown" : "policy_remembered")}
        </p>
      )}
      <Problems policy={policy} words={words} />
      {given.length === 0 ? null : (
        <>
          <h3>{words.text("policy_values")}</h3>
          <Entries entries={given} words={words} />
        </>
      )}
      <details class="note">
        <summary>{words.text("policy_others")}</summary>
        <Entries entries={others} words={words} />
      </details>
      {children}
      <p class="quiet">
        {words.text(isFirefox ? "policy_check" : "policy_dropped")}{" "}
        <bdi class="code">fluxward policy FILE</bdi>
      </p>
    </section>
  );
}

function Problems({ policy, words }: { readonly policy: PolicyView; readonly words: Words }) {
  if (policy.problems.length === 0) return null;
  return (
    <div class="policy-problems" role="group" aria-labelledby="policy-problems">
      <h3 id="policy-problems">{words.text("policy_problems")}</h3>
      <ul class="rows">
        {policy.problems.map((problem) => (
          <li key={`${problem.key} ${String(problem.index)} ${problem.kind}`}>
            <span class="row-text">
              <span class="problem">{policyProblemText(problem, words)}</span>
              {problem.shown === "" ? null : (
                <small>
                  {words.text("policy_says")} <bdi class="code">{problem.shown}</bdi>
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const SOURCE = {
  policy: "policy_source_policy",
  you: "policy_source_you",
  default: "policy_source_default",
} as const;

type EntriesProps = { readonly entries: readonly PolicyEntry[]; readonly words: Words };

function Entries({ entries, words }: EntriesProps) {
  return (
    <ul class="rows policy-entries">
      {entries.map(({ key, shown, source, locked }) => (
        <li key={key} data-key={key} data-source={source} data-locked={locked}>
          <span class="row-text">
            <span>
              <bdi class="code">{key}</bdi>
            </span>
            {shown === "" ? (
              <span class="quiet">{words.text("policy_none")}</span>
            ) : (
              <span class="value">
                <bdi>{shown}</bdi>
              </span>
            )}
          </span>
          <small>
            {words.text(source === "policy" && locked ? "policy_source_locked" : SOURCE[source])}
          </small>
        </li>
      ))}
    </ul>
  );
}
