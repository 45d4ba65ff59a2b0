import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check). Backbones that sell to carriers
 * are "other": an address announced by them alone is neither surely a home nor surely a server.
 */

/** Backbones, exchanges, registries, security gateways, large companies and states. */
export const OTHER_NETWORKS: CuratedList = curated(
  "other",
  `
# Transit: carriers of carriers; homes and servers behind them announce for themselves
174 Cogent Communications
3356 Level 3 Communications, Inc.
3549 Level 3 Communications, Inc.
1299 Arelion Sweden AB
3257 GTT Communications Inc.
2914 NTT America, Inc.
6453 TATA COMMUNICATIONS (AMERICA)
6461 Zayo Bandwidth
6762 TELECOM ITALIA SPARKLE S.p.A.
6939 Hurricane Electric LLC
5511 Orange S.A.
12956 TELEFONICA GLOBAL SOLUTIONS SL
1273 Vodafone Group PLC
3491 PCCW Global (HK) Limited
4637 Telstra International Limited
9002 RETN Limited
20764 CJSC RASCOM
33891 Core-Backbone GmbH
13237 euNetworks GmbH
8220 COLT Technology Services
5400 British Telecommunications PLC
3300 British Telecommunications PLC
7473 Singapore Telecommunications
58453 China Mobile International
23764 China Telecom Global Limited
2828 Verizon Business
3561 CenturyLink Communications
37100 SEACOM Limited
37468 Angola Cables
52320 GlobeNet Cabos Submarinos
20804 Exatel S.A.
35320 Eurotranstelecom Ltd
1828 Unitas Global
8218 Zayo Infrastructure France SA
57866 Fusix Networks B.V.
25091 IP-Max SA
29075 IELO-LIAZO SERVICES SAS
8928 GTT Communications Inc.
9505 Chunghwa Telecom Co., Ltd.
4651 National Telecom Public
# Exchanges, registries and name servers
42 WoodyNet, Inc.
715 WoodyNet, Inc.
3856 Packet Clearing House, Inc.
112 DNS-OARC
3557 Internet Systems Consortium
1280 Internet Systems Consortium
30060 VeriSign Infrastructure &
26134 VeriSign Infrastructure &
7342 VeriSign Infrastructure &
12008 Vercara, LLC
25152 Reseaux IP Europeens Network
26415 VeriSign Global Registry
10906 Nucleo de Inf. e Coord. do
8674 Netnod AB
197000 Reseaux IP Europeens Network
12654 Reseaux IP Europeens Network
3333 Reseaux IP Europeens Network
18366 Asia Pacific Network
4777 Asia Pacific Network
20144 ICANN
394353 B.Root-Server-OPS
# Security gateways and large companies
22616 ZSCALER, INC.
53813 ZSCALER, INC.
109 CISCO SYSTEMS, INC.
749 United States Department of
721 DoD Network Information Center
668 United States Department of
56 United States Department of
306 DoD Network Information Center
367 DoD Network Information Center
637 DoD Network Information Center
27064 DoD Network Information Center
5972 DoD Network Information Center
5852 DoD Network Information Center
1540 Headquarters, USAISC
4010 Headquarters, USAISC
203665 UK Ministry of Defence
521 Ford Motor Company
31399 Mercedes-Benz Group AG
6253 The Prudential Insurance
4249 Eli Lilly and Company
10794 Bank of America, National
11003 The Procter and Gamble Company
4155 USDA
5774 United States Postal Service
1761 General Services Commission
7054 Merck and Co., Inc.
209502 Electricite de France SA
270 National Aeronautics and
8729 Credit Suisse Group
1766 Exxon Mobil Corporation
10695 Wal-Mart Stores, Inc.
2686 AT&T Corp.
2687 AT&T Corp.
42952 NHS England
1906 Northrop Grumman
4983 Intel Corporation
26380 MasterCard Technologies LLC
# Large networks whose names hold no word that tells, or a misleading one
6619 SamsungSDS Inc.
51964 ORANGE BUSINESS SERVICES U.S.
7726 FedEx Internet Technologies
8883 UBS AG
3766 Shared Services Canada
2665 Shared Services Canada
395266 Keysight Technologies, Inc
12291 Deutsche Post AG
613 BP America, Inc.
202893 Lighting-INTERNET Signify
20868 ABB Information Systems Ltd
1341 Rockwell Collins, Inc.
2571 DHL Information Services
26577 BAE Systems Inc.
122 UPMC
22460 PepsiCo, Inc.
16236 PSA AUTOMOBILES SA
82 Attachmate Corp.
197425 Saab AB
26662 XEROX CORPORATION
395959 XEROX CORPORATION
38816 Shell Information Technology
22390 XEROX CORPORATION
10846 Deere & Company
6527 Commonwealth of Massachusetts
42894 Ministerie van Verkeer en
17466 Genpact India Private Limited
4309 FRMCO - FMR LLC
5049 Morgan Stanley Group Inc.
10879 Unitedhealthcare
216134 ZF Friedrichshafen AG
17841 NATIONAL INFORMATION
26854 New York State
2013 PG&E
16988 International Paper Company
9619 Sony Global Solutions Inc.
18819 Entergy Services, LLC
25252 Volvo Information Technology
7246 Bristol-Myers Squibb Company
11719 Eaton Corporation
36291 Sanofi
1999 U.S. House of Representatives
41701 Capgemini Finland Oy
19428 Phillips 66 Company
22351 INTELSAT GLOBAL SERVICE
6 ATOS IT Solutions and
13043 Bayer AG
3573 Accenture LLP
11273 Fiserv Solutions, LLC
2134 Santander Global Technology
12511 Die Schweizerische Post AG
9374 EDION Corporation
49362 DSV Panalpina A/S
60142 NXP Semiconductors
10967 The Home Depot Inc.
5647 Eastman Kodak Company
14381 Caterpillar, Inc.
10599 McKesson Corp.
393946 Renesas Electronics America
14398 Autodesk, Inc.
15224 Adobe Inc.
35 The MITRE Corporation
60855 LA DIRECTION
8903 LYNTIA NETWORKS S.A.
7270 IDT Corporation
37130 SITA Pty LTD
12684 SES ASTRA S.A.
2522 Japan Network Information
29063 Atos Nederland B.V.
4673 NTT DATA CORPORATION
1234 Fortum
`,
);
