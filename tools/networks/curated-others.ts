import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check). Backbones that sell to carriers
 * are "other": an address announced by them alone is neither surely a home nor surely a server.
 */

/** Research and education networks, universities, laboratories. */
export const EDUCATION_NETWORKS: CuratedList = curated(
  "education",
  `
# Research and education networks (NREN), from their own names in the data
786 Jisc Services Limited
680 Verein zur Foerderung eines
2200 Renater
137 Consortium GARR
766 Entidad Publica Empresarial
1103 SURF B.V.
1101 SURF B.V.
1930 Fundacao para a Ciencia e a
2611 BELNET
559 SWITCH
1853 ACONET
2852 CESNET z.s.p.o.
1955 KIFU (Governmental Info Tech
2107 ARNES
2108 Croatian Academic and
5408 National Infrastructures for
2847 Kauno Technologijos
2603 NORDUnet
224 SIKT - KUNNSKAPSSEKTORENS
1653 Vetenskapsradet / SUNET
1741 CSC - Tieteen tietotekniikan
2607 Zdruzenie pouzivatelov
5538 Institute of Mathematics and
8501 Institute of Bioorganic
20965 GEANT Vereniging
21320 GEANT Vereniging
11537 Internet2
2152 CENIC
237 Merit Network Inc.
81 MCNC
600 OARnet
210 Utah Education Network
2381 WiscNet
11164 Internet2
1213 HEAnet CLG
378 IUCC - Israel InterUniversity
4538 China Education and Research
23910 China Next Generation
7575 Australian Academic and
1659 Taiwan Academic Network
7539 National Center for
2907 Research Organization of
2500 WIDE Project
7660 Asia Pacific Advanced Network
1237 KISTI
9488 Seoul National University
17579 KISTI
24287 National Institute of
23855 SingAREN
9885 National Knowledge Network
55824 National Knowledge Network
2697 ERNET India
45773 HEC
3662 Joint Universities Computer
3681 Florida International
1916 Rede Nacional de Ensino e
11340 Red Universitaria Nacional
1797 Uruguay
27817 Red Nacional Academica de
18592 Corporacion Universitaria
3597 Fundacion InnovaT
2018 TENET (The UNINET Project)
36944 Ubuntunet Alliance For
3208 Algerian NREN Network
6509 CANARIE Inc
376 Reseau d'Informations
8111 Dalhousie University
12046 Malta Internet Foundation
2614 Agentia de Administrare a
6192 University of California
8517 National Academic Network and
1967 Middle East Technical
5421 Sofia University "St. Kliment
57961 RASH - Rrjeti Akademik
13041 Consorci de Serveis
15474 Rannsokna- og haskolanet
36914 Kenya Education Network
21274 State Scientific Enterprise
# Universities and laboratories whose names hold no such word
3 Massachusetts Institute of
32 Stanford University
87 Indiana University
553 Universitaet Stuttgart
293 ESnet
513 CERN - European Organization
3152 Fermi National Accelerator
36375 University of Michigan
7377 University of California, San
3479 Board of Regents of the
7497 CNIC-CAS
24490 Trans-Eurasia Information
25 University of California at
27 University of Maryland
52 University of California, Los
73 University of Washington
88 Princeton University
111 Boston University
131 University of California
156 Northeastern University
1312 Virginia Polytechnic
`,
);

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
`,
);
