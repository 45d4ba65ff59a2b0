/** Under which the last good policy is kept. */
export const POLICY_KEY = "policy";
