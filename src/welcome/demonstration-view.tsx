import { EvidenceList } from "../ui/evidence-list.tsx";
import { Mark } from "../ui/mark.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { DEMONSTRATION, type Step } from "./recorded.ts";

type Props = {
  readonly step: number;
  readonly words: Words;
  readonly onStep: (step: number) => void;
};

/** An honest site beside a fluxed one, after as many looks as are chosen, drawn as popup and warning page draw. */
export function DemonstrationView({ step, words, onStep }: Props) {
  const { ordinary, fluxed } = DEMONSTRATION;
  return (
    <section aria-labelledby="demonstration">
      <h2 id="demonstration">{words.text("welcome_demonstration")}</h2>
      <p class="quiet">{words.text("welcome_demonstration_help")}</p>
      <fieldset class="steps">
        <legend class="unseen">{words.text("welcome_steps")}</legend>
        {fluxed.map((one, index) => (
          <label key={index}>
            <input
              type="radio"
              name="step"
              value={index}
              checked={index === step}
              onChange={() => {
                onStep(index);
              }}
            />
            {stepName(one, words)}
          </label>
        ))}
      </fieldset>
      <div class="sites">
        <Site title={words.text("welcome_ordinary")} step={ordinary[step]} words={words} />
        <Site title={words.text("welcome_fluxed")} step={fluxed[step]} words={words} />
      </div>
    </section>
  );
}

function stepName({ facts: { looks } }: Step, words: Words): string {
  const [first, last] = [looks[0]?.at ?? 0, looks.at(-1)?.at ?? 0];
  if (last === first) return words.text("welcome_step_first");
  const duration = { phrase: words.duration((last - first) / 1000) };
  return words.text("welcome_step_later", { duration });
}

type SiteProps = {
  readonly title: string;
  readonly step: Step | undefined;
  readonly words: Words;
};

function Site({ title, step, words }: SiteProps) {
  if (step === undefined) return null;
  const { verdict, facts } = step;
  return (
    <article class={`site tint-${verdict.level}`}>
      <header>
        <Mark state={verdict.level} />
        <div>
          <h3>{title}</h3>
          <p class="level">{words.headline(verdict)}</p>
        </div>
      </header>
      <p>{words.summary(facts)}</p>
      <TimelinePicture facts={facts} words={words} />
      <details class="more">
        <summary>{words.text("popup_why")}</summary>
        <EvidenceList evidence={verdict.evidence} words={words} />
      </details>
    </article>
  );
}
