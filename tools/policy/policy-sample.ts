import type { PolicyValues } from "../../src/storage/policy-model.ts";

/** The policy of the sample files: what most organisations begin with. Names are reserved ones (RFC 2606). */
export const SAMPLE = {
  organisationName: "Example Ltd",
  supportText: "Help desk: extension 1234",
  supportUrl: "https://help.example.com/",
  consentGiven: true,
  lockSettings: true,
  action: "warning",
  allowProceed: false,
  strict: true,
  sensitivity: "balanced",
  resolvers: ["https://dns.example.com/dns-query"],
  excludedDomains: ["corp.example.com", "example.net"],
  maxQueriesPerMinute: 120,
  reportEndpoint: "https://collector.example.com:4318/",
  reportHeaders: ["Authorization: Bearer REPLACE-ME"],
} as const satisfies Partial<PolicyValues>;
