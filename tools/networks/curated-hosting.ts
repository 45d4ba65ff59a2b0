import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check).
 */

/** Clouds and hosters: they rent servers. */
export const HOSTING_CLOUDS: CuratedList = curated(
  "hosting",
  `
# Large clouds
16509 Amazon.com, Inc.
14618 Amazon.com, Inc.
8987 Amazon Data Services Ireland
7224 Amazon.com, Inc.
36263 Amazon.com, Inc.
62785 Amazon.com Services, LLC
9059 Amazon Data Services Ireland
8075 Microsoft Corporation
8069 Microsoft Corporation
8068 Microsoft Corporation
8070 Microsoft Corporation
8071 Microsoft Corporation
12076 Microsoft Corporation
3598 Microsoft Corporation
35106 Microsoft Limited
58862 Microsoft (China) Co., Ltd.
58593 Shanghai Blue Cloud
15169 Google LLC
396982 Google LLC
36040 Google LLC
36384 Google LLC
36492 Google, LLC
19527 Google LLC
43515 Google Ireland Limited
395973 Google LLC
139070 Google Asia Pacific Pte. Ltd.
139190 Google Asia Pacific Pte. Ltd.
31898 Oracle Corporation
6142 Oracle Corporation
54253 Oracle Corporation
36351 IBM Cloud
37963 Hangzhou Alibaba Advertising
45102 Alibaba (US) Technology Co.
24429 Zhejiang Taobao Network
134963 Alibaba Cloud (Singapore)
45090 Shenzhen Tencent Computer
132203 Shenzhen Tencent Computer
132591 Tencent AS num for global
133478 Tencent Cloud Computing
55990 Huawei Cloud Service data
136907 HUAWEI INTERNATIONAL PTE. LTD.
141180 HUAWEI INTERNATIONAL PTE. LTD.
200756 Huawei Technologies
265443 Huawei do Brasil
137718 Beijing Volcano Engine
150436 Byteplus Pte. Ltd.
138699 TIKTOK PTE. LTD.
396986 Bytedance Inc.
38365 Beijing Baidu Netcom Science
55967 Beijing Baidu Netcom Science
135377 UCLOUD INFORMATION TECHNOLOGY
59077 Shanghai UCloud Information
21859 Zenlayer Inc
63199 CDS Global Cloud Co., Ltd
58519 Cloud Computing Corporation
58879 Shanghai ruisu network
137969 HONG KONG BRIDGE INFO-TECH
138915 Kaopu Cloud HK Limited
142403 YISU CLOUD LTD
9678 HostingInside LTD
40676 Psychz Networks
54600 PEG TECH INC
40065 CNSERVERS LLC
132839 POWER LINE (HK) CO., LIMITED
134548 DingFeng XinHui(HongKong)
35916 MULTACOM CORPORATION
18978 Enzu Inc
18779 EGIHosting
# Hosters of virtual and dedicated servers
14061 DigitalOcean, LLC
393406 DigitalOcean, LLC
63949 Akamai Technologies, Inc.
20473 The Constant Company, LLC
16276 OVH SAS
35540 OVH SAS
24940 Hetzner Online GmbH
213230 Hetzner Online GmbH
212317 Hetzner Online GmbH
37153 Xneelo (Pty) Ltd
51167 Contabo GmbH
40021 Contabo Inc.
141995 Contabo Asia Private Limited
12876 Scaleway SAS
29447 SCALEWAY S.A.S.
8560 IONOS SE
15418 Fasthosts Internet Limited
54548 ProfitBricks, Inc.
6724 Strato AG
8972 Host Europe GmbH
61157 PlusServer GmbH
24961 WIIT AG
197540 netcup GmbH
44066 firstcolo GmbH
60781 LeaseWeb Netherlands B.V.
28753 Leaseweb Deutschland GmbH
30633 Leaseweb USA, Inc.
7203 Leaseweb USA, Inc.
396190 Leaseweb USA, Inc.
394380 Leaseweb USA, Inc.
395954 Leaseweb USA, Inc.
396362 Leaseweb USA, Inc.
59253 LEASEWEB SINGAPORE PTE. LTD.
133752 LEASEWEB HONG KONG LIMITED
134351 Leaseweb Japan K.K.
136988 LEASEWEB AUSTRALIA PTY LIMITED
205544 LEASEWEB UK LIMITED
60626 LeaseWeb LeaseWeb Network B.V.
19148 Leaseweb USA, Inc.
27411 Leaseweb USA, Inc.
49981 WorldStream B.V.
43350 NForce Entertainment B.V.
50673 Serverius Holding B.V.
20857 Signet B.V.
49544 i3D.net B.V
60404 The Infrastructure Group B.V.
57043 HOSTKEY B.V.
395839 HOSTKEY
49505 JSC Selectel
50340 JSC Selectel
197695 "Domain names registrar
9123 JSC "TIMEWEB"
198610 Beget LLC
29182 JSC IOT
48282 Hosting technology LTD
44812 IP SERVER LLC
25532 LLC "MASTERHOST"
31034 Aruba S.p.A.
199883 Aruba S.p.A.
199653 Aruba S.p.A.
200185 Aruba S.p.A.
62082 Hostland LTD
12637 SEEWEB s.r.l.
39729 REGISTER S.P.A.
29169 GANDI SAS
203476 GANDI SAS
29222 Infomaniak Network SA
61098 Akenes SA
202053 UpCloud Ltd
47583 Hostinger International
204915 Hostinger International
19871 Network Solutions, LLC
26496 GoDaddy.com, LLC
44273 Host Europe GmbH
398101 GoDaddy.com, LLC
20773 Host Europe GmbH
21499 Host Europe GmbH
26347 New Dream Network, LLC
36444 Liquid Web, L.L.C
22612 Namecheap, Inc.
55293 A2 Hosting, Inc.
32244 Liquid Web, L.L.C
53831 Squarespace, Inc.
54641 InMotion Hosting, Inc.
22611 InMotion Hosting, Inc.
46606 Unified Layer
36352 HostPapa
8100 QuadraNet Enterprises LLC
46844 Sharktech
29802 HIVELOCITY, Inc.
54290 HostPapa
19318 Interserver, Inc
33387 Nocix, LLC
32097 WholeSale Internet, Inc.
19969 Joe's Datacenter, LLC
3842 InMotion Hosting, Inc.
53667 FranTech Solutions
10297 eNET Inc.
25780 HugeServer Networks, LLC
46475 Limestone Networks, Inc.
32475 Internap Holding LLC
29791 Internap Holding LLC
14745 Internap Holding LLC
12180 Internap Holding LLC
10913 Internap Holding LLC
23352 DEFT.COM
32181 GigeNET
30693 Eonix Corporation
46562 Performive LLC
11878 tzulo, inc.
18450 WebNX, Inc.
9009 M247 Europe SRL
16247 M247 UK Ltd
212238 Datacamp Limited
3223 Voxility LLP
62240 Clouvider Limited
13213 UK-2 Limited
20860 IOMART CLOUD SERVICES LIMITED
29550 Team Blue Carrier Limited
20738 Heart Internet limited
34282 Team Blue Carrier Limited
34934 UKFAST.NET LIMITED
`,
);
