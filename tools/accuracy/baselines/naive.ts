import { addressAnswers, type Baseline } from "./answers.ts";

const LOW_TTL = 300;

export const NAIVE: Baseline = {
  id: "TTL < 300 and any change",
  source:
    "smallest TTL below 300 s and two answers with different addresses, as checkers that ask a few times in a row do (score: how many different answers there were beyond the first)",
  threshold: 0,
  score: (looks, { host }) => {
    const answers = addressAnswers(looks, host);
    if (answers.length === 0 || Math.min(...answers.map(({ ttl }) => ttl)) >= LOW_TTL) return 0;
    return new Set(answers.map(({ addresses }) => addresses.join())).size - 1;
  },
};
