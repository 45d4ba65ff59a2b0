import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check). Platforms that serve only
 * their own content count as hosting: what matters is that no home is behind an address.
 */

/** Data centres, colocation, and the server networks of platforms. */
export const HOSTING_OTHERS: CuratedList = curated(
  "hosting",
  `
# Data centres and colocation
15830 Equinix (EMEA) Acquisition
16397 EQUINIX BRASIL
36236 NetActuate, Inc
13649 Flexential Colorado Corp.
17378 TierPoint, LLC
13768 Aptum Technologies
29014 ScaleUp Technologies GmbH &
8426 Claranet Limited
20495 We Dare B.V.
198414 Cyber_Folks S.A.
57367 Atman Sp. z o.o.
15967 Nazwa.pl Sp.z.o.o.
20853 eTOP sp. z o.o.
12824 home.pl S.A.
41079 Cyber_Folks S.A.
197155 Artnet Sp. z o.o.
24971 MasterDC s.r.o.
15685 CASABLANCA INT a.s.
197019 WEDOS Internet, a.s.
25234 ACTIVE 24, s.r.o.
24806 INTERNET CZ, a.s.
43541 VSHosting s.r.o.
39392 SH.cz s.r.o.
201200 SuperHosting.BG Ltd.
44901 Belcloud LTD
16125 UAB Cherry Servers
61272 Informacines sistemos ir
62282 UAB Delska Lithuania
204601 Zomro B.V.
59642 UAB Cherry Servers
48095 XT GLOBAL NETWORKS LTD.
203020 HostRoyale Technologies Pvt
834 IPXO LLC
17561 Larus Limited
134687 TWIDC Limited
7979 Servers.com, Inc.
35415 Webzilla B.V.
200019 ALEXHOST SRL
43289 Trabia SRL
44477 AS44477
210644 AEZA INTERNATIONAL LTD
216246 Aeza Group LLC
56322 ServerAstra Kft.
209605 UAB Host Baltic
9370 SAKURA Internet Inc.
9371 SAKURA Internet Inc.
7684 SAKURA Internet Inc.
7506 GMO Internet Group, Inc.
58791 GMO Internet,Inc
9597 KDDI Web Communications Inc.
38001 NewMedia Express Pte Ltd
45470 8 To Infinity Pte Ltd
24482 SG.GS
23724 IDC, China Telecommunications
4694 IDC Frontier Inc.
23576 NAVER Cloud Corp.
38661 abcle
9848 SEJONG NETWORKS
45382 Hostcenter
45538 ODS Joint Stock Company
63737 VIETSERVER SERVICES
131353 NhanHoa Software company
17439 NTTCINS
18229 CtrlS
132717 NxtGen Datacenter & Cloud
33480 Web Werks
133296 Web Werks India Pvt. Ltd.
45815 ESDS Software Solution
27715 Locaweb Servicos de Internet
15201 Universo Online S.A.
28299 LWSA S/A
33182 HostDime.com, Inc.
262287 Maxihost LTDA
52368 ZAM LTDA.
27823 Dattatec.com
# Server networks of platforms: no homes, no rented machines
32934 Facebook, Inc.
63293 Facebook, Inc.
54115 Facebook Inc
149642 Facebook Singapore Pte Ltd.
13414 Twitter Inc.
35995 Twitter Inc.
63179 Twitter Inc.
14413 LinkedIn Corporation
40793 LinkedIn Corporation
55163 LinkedIn Corporation
2906 Netflix Streaming Services
40027 Netflix Streaming Services
55095 Netflix Inc
714 Apple Inc.
6185 Apple Inc.
32590 Valve Corporation
6507 Riot Games, Inc
57976 Blizzard Entertainment, Inc
22697 Roblox
30103 Zoom Video Communications, Inc
46489 Twitch Interactive Inc.
36459 GitHub, Inc.
19679 Dropbox, Inc.
2635 Automattic, Inc
14340 Salesforce.com, Inc.
22606 Salesforce.com, Inc.
26101 Oath Holdings Inc.
36647 Oath Holdings Inc.
10310 Oath Holdings Inc.
36646 Oath Holdings Inc.
36088 Oath Holdings Inc.
203219 Yahoo! UK Services Limited
56173 Yahoo-Inc
34010 Yahoo! UK Services Limited
13238 YANDEX LLC
200350 Yandex.Cloud LLC
47764 LLC VK
47541 LLC VK
28709 LLC VK
62243 VKontakte Ltd
8011 MongoDB, Inc.
22843 Proofpoint, Inc.
11377 SendGrid, Inc.
14782 MailChimp
23286 Hulu, LLC
11643 eBay, Inc
17012 PayPal, Inc.
# Hosters whose names do not say so
42926 Radore Veri Merkezi
8849 Melbikomas UAB
59441 NOAVARAN SHABAKEH SABZ
64050 BGP Network Limited
7195 EDGEUNO S.A.S
132335 LEAPSWITCH NETWORKS PRIVATE
13443 LinkedIn Corporation
# Large networks whose names hold no word that tells, or a misleading one
1836 green.ch AG
7671 NTT SmartConnect Corporation
55960 Beijing Guanghuan Xinwang
139341 ACEVILLE PTE.LTD.
4668 LG CNS
25820 IT7 Networks Inc
8001 Cologix, Inc
55286 B2 Net Solutions Inc.
17054 Expedient
11320 LightEdge Solutions
23005 SWITCH, LTD
22205 DataPipe, Inc.
20021 Ntirety, Inc.
46261 QuickPacket, LLC
22552 eSited Solutions
9308 Abitcool(China) Inc.
45062 NetEase Building No.16 Ke Yun
35908 Krypt Technologies
272096 PACKETHUB S.A.
135097 LUOGELANG (FRANCE) LIMITED
20278 Nexeon Technologies, Inc.
39855 Mod Mission Critical LLC
15598 NorthC Deutschland GmbH
42708 GleSYS AB
15879 Vancis IP B.V.
14992 NewtekOne, Inc.
36943 1 GRID (PTY) LTD
154395 Rackdog LLC
202656 Ivanov Vitaliy Sergeevich
48031 Ivanov Vitaliy Sergeevich
35041 Binero AB
7162 Universo Online S.A.
15180 DIGITALSERVICES.UOL S.A.
7859 pair Networks
13767 DataBank Holdings, Ltd.
29066 velia.net Internetdienste GmbH
12586 GHOSTnet GmbH
38283 CHINANET SiChuan Telecom
`,
);
