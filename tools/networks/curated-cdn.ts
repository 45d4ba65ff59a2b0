import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check).
 */

/** Content networks: they serve other people's content from machines of their own. */
export const CDN_NETWORKS: CuratedList = curated(
  "cdn",
  `
# Akamai: edge networks (AS63949 is its cloud, see hosting)
20940 Akamai International B.V.
16625 Akamai Technologies, Inc.
12222 Akamai Technologies, Inc.
17204 Akamai Technologies, Inc.
18680 Akamai Technologies, Inc.
18717 Akamai Technologies, Inc.
21342 Akamai International B.V.
24319 Akamai Technologies, Inc.
26008 Akamai Technologies, Inc.
31108 Akamai International B.V.
33047 Akamai Technologies, Inc.
33905 Akamai International B.V.
34164 Akamai International B.V.
35204 Akamai International B.V.
35994 Akamai Technologies, Inc.
36183 Akamai Technologies, Inc.
43639 Akamai International B.V.
55770 Akamai Technologies, Inc.
393560 Akamai Technologies, Inc.
32787 Akamai Technologies, Inc.
393234 Akamai Technologies, Inc.
# Cloudflare
13335 Cloudflare, Inc.
209242 Cloudflare London, LLC
132892 Cloudflare, Inc.
395747 Cloudflare, Inc.
394536 Cloudflare, Inc.
203898 Cloudflare Inc
202623 Cloudflare Inc
# Fastly
54113 Fastly, Inc.
# Edgio, Edgecast, Limelight
15133 Edgecast Inc.
22822 Limelight Networks, Inc.
14210 Edgecast Inc.
38622 Limelight Networks Australia
55429 Limelight Networks India
26506 Limelight Networks, Inc.
# CDN77, Bunny, Gcore, CacheFly, KeyCDN, Medianova, Belugacdn
60068 Datacamp Limited
200325 BUNNYWAY, informacijske
199524 G-Core Labs S.A.
202422 G-Core Labs S.A.
30081 CacheFly
# Imperva, Sucuri, StackPath, DDoS-filtering fronts
19551 Incapsula Inc
30148 Sucuri
198949 Radware Ltd
57724 DDOS-GUARD LTD
209671 Qrator Labs CZ s.r.o.
59796 StormWall s.r.o.
200449 Qrator Labs CZ s.r.o.
48851 Radware Ltd
# CDNetworks, Wangsu, ChinaCache, other fronts
36408 CDNetworks Inc.
38107 CDNetworks
54994 Meteverse Limited.
52580 Azion Technologies Ltda.
202468 Noyan Abr Arvan Co. ( Private
205585 Noyan Abr Arvan Co. ( Private
`,
);
