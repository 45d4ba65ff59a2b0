import { SENSITIVITIES, type Level, type Sensitivity } from "../detection/verdict.ts";
import type { SensitivityCheck, SiteLevels } from "../messages/findings.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import type { Words } from "../ui/words.ts";

/** Sites that are shown one by one. */
const MOST_SHOWN = 20;

type Props = { readonly check: SensitivityCheck | undefined; readonly words: Words };

/** What one level says of the odd sites that are kept, in numbers. */
export function SensitivityCount({ check, level, words }: Props & { readonly level: string }) {
  if (check === undefined || check.sites.length === 0) return null;
  const named = SENSITIVITIES.find((one) => one === level);
  if (named === undefined) return null;
  const levels = check.sites.map((site) => site.levels[named]);
  const count = (which: Level): number => levels.filter((one) => one === which).length;
  const [stopped, held] = [count("flux"), count("suspicious")];
  return (
    <small class="would-be">
      {words.plural("sensitivity_of_sites", levels.length, {
        ...{ stopped, held, quiet: levels.length - stopped - held },
      })}
    </small>
  );
}

/** The sites of which the levels say different things. */
export function SensitivityDifferences({ check, words }: Props) {
  if (check === undefined) return null;
  if (check.sites.length === 0) return <p class="note">{words.text("sensitivity_none")}</p>;
  const differing = check.sites.filter(({ levels }) => new Set(Object.values(levels)).size > 1);
  if (differing.length === 0) return <p class="note">{words.text("sensitivity_same")}</p>;
  return (
    <details class="note">
      <summary>{words.text("sensitivity_differ")}</summary>
      <ul class="rows">
        {differing.slice(0, MOST_SHOWN).map((site) => (
          <SiteRow key={site.host} site={site} words={words} />
        ))}
      </ul>
      {check.unread === 0 ? null : <p>{words.plural("sensitivity_unread", check.unread)}</p>}
    </details>
  );
}

const NAME = {
  careful: "options_careful",
  balanced: "options_balanced",
  relaxed: "options_relaxed",
} as const satisfies Record<Sensitivity, string>;

function SiteRow({ site, words }: { readonly site: SiteLevels; readonly words: Words }) {
  return (
    <li>
      <span class="row-text">
        <span>
          <HostLine host={site.host} words={words} />
        </span>
        <dl class="levels">
          {SENSITIVITIES.map((one) => (
            <div key={one}>
              <dt>{words.text(NAME[one])}</dt>
              <dd>
                <Mark state={site.levels[one]} /> {words.level(site.levels[one])}
              </dd>
            </div>
          ))}
        </dl>
      </span>
    </li>
  );
}
