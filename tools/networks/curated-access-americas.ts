import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check).
 */

/** Fixed-line, cable, fibre, satellite and mobile providers of the Americas; names that mislead. */
export const ACCESS_AMERICAS: CuratedList = curated(
  "access",
  `
# United States
7922 Comcast Cable Communications
7018 AT&T Enterprises, LLC
6389 AT&T Enterprises, LLC
20057 AT&T Enterprises, LLC
14654 AT&T Enterprises, LLC
701 Verizon Business
702 Verizon Business
6167 Verizon Business
22394 Verizon Business
46690 Verizon Business
6128 Cablevision Systems Corp.
209 CenturyLink Communications
22561 CenturyLink Communications
2379 CenturyLink Communications
20115 Charter Communications
10796 Charter Communications Inc
11426 Charter Communications Inc
11427 Charter Communications Inc
11351 Charter Communications Inc
12271 Charter Communications Inc
20001 Charter Communications Inc
33363 Charter Communications, Inc
7843 Charter Communications Inc
33588 Charter Communications
22773 Cox Communications Inc.
5650 Frontier Communications of
7029 Windstream Communications LLC
19108 Suddenlink Communications
21928 T-Mobile USA, Inc.
6079 RCN
12083 WideOpenWest Finance LLC
30036 Mediacom Communications Corp
11492 CABLE ONE, INC.
19901 Brightspeed
4181 TDS TELECOM
11232 Midcontinent Communications
6181 Cincinnati Bell Telephone
36149 Hawaiian Telcom Services
13977 Consolidated Communications
11404 Wave Broadband
46375 Sonic Telecom LLC
16591 Google Fiber Inc.
19165 Webpass Inc.
20055 Wholesail networks LLC
14593 Space Exploration
6621 Hughes Network Systems, LLC
7155 ViaSat,Inc.
11776 Breezeline
7459 Grande Communications
23089 Hotwire Communications
17306 JAB Wireless, INC.
3737 PenTeleData Inc.
11272 C Spire Fiber
14615 Comporium, Inc
5056 Aureon Network Services
26801 Zito Media, L.P.
30600 Metronet
12042 Consolidated Communications
# Canada
577 Bell Canada
812 Rogers Communications Canada
852 TELUS Communications Inc.
6327 Shaw Communications
5769 Videotron Ltee
7992 Cogeco Connexion Inc.
803 Saskatchewan
855 Bell Canada
11260 EastLink
5645 TekSavvy Solutions, Inc.
7122 Bell Canada
22995 Xplore Inc.
11290 Cogeco Connexion inc
1403 EBOX
# Mexico, Central America, Caribbean
8151 Uninet S.A. de C.V.
6503 Axtel, S.A.B. de C.V.
6535 Telmex Servicios
13999 Mega Cable, S.A. de C.V.
28403 RadioMovil Dipsa, S.A. de C.V.
28469 AT&T COMUNICACIONES DIGITALES
13591 Mexico Red de
16960 Television Internacional
11172 Alestra, S. de R.L. de C.V.
17072 TOTAL PLAY TELECOMUNICACIONES
28548 Cablevision, S.A. de C.V.
22884 TOTAL PLAY TELECOMUNICACIONES
28554 Cablemas Telecomunicaciones
14754 Telgua
18809 Cable Onda
11556 Cable & Wireless Panama
11830 Instituto Costarricense de
52262 Telefonica Celular S.A
27742 Amnet Telecomunicaciones S.A.
6400 Compania Dominicana de
28118 ALTICE DOMINICANA S.A.
12066 ALTICE DOMINICANA S.A.
14638 Liberty Communications of
33392 Dauphin Telecom
30689 FLOW
23520 Columbus Networks USA, Inc.
27887 WIND Telecom S.A.
# South America
26599 TELEFONICA BRASIL S.A
18881 TELEFONICA BRASIL S.A
27699 TELEFONICA BRASIL S.A
10429 TELEFONICA BRASIL S.A
22085 Claro S/A
28573 Claro NXT Telecomunicacoes
26615 TIM S/A
8167 V tal
7738 V tal
53006 ALGAR TELECOM S/A
16735 ALGAR TELECOM S/A
28126 BRISANET SERVICOS DE
61568 ALOO TELECOM - FSF TECNOLOGIA
14840 BR.Digital Provider
53135 BRASIL TECPAR SERVICOS DE
7303 Telecom Argentina S.A.
22927 Telefonica de Argentina
27747 Telecentro S.A.
11664 Techtel LMDS Comunicaciones
16814 NSS S.A.
20207 Gigared S.A.
7418 TELEFONICA CHILE S.A.
22047 VTR BANDA ANCHA S.A.
27651 ENTEL CHILE S.A.
14259 Gtd Internet S.A.
6471 ENTEL CHILE S.A.
14117 Telefonica del Sur S.A.
27680 TELEFONICA MOVIL DE CHILE S.A.
6147 Telefonica del Peru S.A.A.
12252 America Movil Peru S.A.C.
21575 ENTEL PERU S.A.
27843 OPTICAL TECHNOLOGIES S.A.C.
10620 Telmex Colombia S.A.
14080 Telmex Colombia S.A.
3816 COLOMBIA TELECOMUNICACIONES
13489 EPM Telecomunicaciones S.A.
19429 ETB - Colombia
26611 COMCEL S.A.
27831 Colombia Movil
22368 TELEBUCARAMANGA S.A. E.S.P.
27947 Telconet S.A
14522 Satnet
28006 CORPORACION NACIONAL DE
23487 CONECEL
23201 Telecel S.A.
27895 Nucleo S.A.
23243 COMCEL GUATEMALA S.A.
26210 AXS Bolivia S. A.
6568 Entel S.A. - EntelNet
25620 COTAS LTDA.
8048 CANTV Servicios, Venezuela
6306 TELEFONICA VENEZOLANA, C.A.
21826 Corporacion Telemic C.A.
11562 Net Uno, C.A.
264731 Corporacion Digitel C.A.
264628 CORPORACION FIBEX TELECOM
6057 Administracion Nacional de
19422 Telefonica Moviles del
# Names that mislead: a Ukrainian city network called after content delivery; others filed as software or radio
25513 PJSC Moscow city telephone
8468 Cityfibre Limited
11139 Cable & Wireless Dominica
# Large networks whose names hold no word that tells, or a misleading one
7385 Allstream Business US, LLC
2764 AAPT Limited
3302 Retelit Digital Services
39642 Sinal A/S
4670 Shinbiro
34058 Limited Liability Company
9316 DACOM-PUBNETPLUS
21299 Kar-Tel LLC
8342 JSC RTComm.RU
18747 IFX Corporation
12350 VTX Services SA
42772 Unitary enterprise A1
20910 SIA "BITE Latvija"
21003 LTT Autonomous System
25180 Exponential-E Ltd.
9845 LG HelloVision Corp.
9770 LG HelloVision Corp.
16347 ADISTA SAS
42337 Respina Networks & Beyond PJSC
23473 PAVLOV MEDIA INC
37309 QCell Limited
34177 CELESTE SAS
34779 T-2, d.o.o.
30404 Blue Stream
203953 Hiper A/S
31122 Digiweb ltd
38195 SUPERLOOP (AUSTRALIA) PTY LTD
21949 Beanfield Technologies Inc.
28685 Routit BV
20771 Caucasus Online Ltd.
49902 SOCIETE REUNIONNAISE DU
15735 GO p.l.c.
4800 PT Aplikanusa Lintasarta
17809 VEE TIME CORP.
20928 Noor Data Networks ASN
13045 htp GmbH
17698 COMMUNITY NETWORK CENTER
13110 INEA sp. z o.o.
8368 Dstny BE N.V.
9070 "Cooolbox" AD
8399 SEWAN SAS
12129 123.Net, Inc.
35244 Tele Columbus AG
8758 Iway AG
21412 UAB "Cgates"
7795 LUMOS Networks, Inc.
37035 MIC TANZANIA LTD
16342 Toya sp.z.o.o
4787 PT Cyberindo Aditama
26658 HT
20712 Andrews & Arnold Ltd
8607 Digital Space Group Limited
17799 asn for Liaoning Provincial
25394 MK Netzdienste Verwaltungs
36923 SWIFT NETWORKS LIMITED
204170 Awaser Oman LLC
30764 PODA a.s.
17222 MUNDIVOX DO BRASIL LTDA
7065 Sonic.net, LLC
18734 Operbes, S.A. de C.V.
`,
);
