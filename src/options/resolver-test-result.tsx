import { resolverName } from "../ui/reason-sentences.ts";
import type { Words } from "../ui/words.ts";
import type { TestState } from "./options-state.ts";

type Props = {
  readonly url: string;
  readonly test: TestState | undefined;
  readonly words: Words;
};

/** How the test of a resolver went, in a sentence; always there, so that screen readers hear it change. */
export function ResolverTestResult({ url, test, words }: Props) {
  const good = test?.state === "done" && test.result.outcome === "works";
  const kind = test === undefined || test.state === "running" ? "quiet" : good ? "good" : "problem";
  return (
    <p class={`test-result ${kind}`} role="status">
      {test === undefined ? null : sentence(url, test, words)}
    </p>
  );
}

function sentence(url: string, test: TestState, words: Words): string {
  if (test.state !== "done") {
    return words.text(test.state === "running" ? "resolver_test_running" : "resolver_test_broken");
  }
  const { result } = test;
  switch (result.outcome) {
    case "works":
      return words.text("resolver_test_works", { number: result.tookMs });
    case "wrong":
      return words.text("resolver_test_wrong");
    case "failed": {
      const failure = { phrase: words.failure(resolverName(url), result.kind) };
      return words.text("resolver_test_failed", { failure });
    }
  }
}
