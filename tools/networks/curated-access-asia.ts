import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check). Chinese carriers are
 * "access" though data centres sit inside them: names cannot tell the two apart.
 */

/** Fixed-line, cable, fibre, satellite and mobile providers of Asia and the Pacific. */
export const ACCESS_ASIA: CuratedList = curated(
  "access",
  `
# China, Taiwan, Hong Kong
4134 Chinanet
4809 China Telecom Next Generation
4811 China Telecom (Group)
4812 China Telecom (Group)
4813 China Telecom(Group)
4816 China Telecom (Group)
17638 ASN for TIANJIN Provincial
23650 Chinanet Jiangsu
136199 CHINANET Guangdong province
4837 CHINA UNICOM China169 Backbone
4808 China Unicom Beijing Province
17621 China Unicom Shanghai network
17622 China Unicom Guangzhou network
17623 China Unicom Shenzen network
17816 China Unicom IP network
9929 CHINA UNICOM Industrial
9808 China Mobile
24400 China Mobile
24444 China Mobile
24445 China Mobile
24547 China Mobile
56040 China Mobile Communications
56041 China Mobile Communications
56042 China Mobile Communications
56044 China Mobile Communications
56045 China Mobile Communications
56046 China Mobile Communications
56047 China Mobile Communications
56048 China Mobile Communications
134810 China Mobile Communications
9394 China TieTong
24138 China TieTong
17429 BEIJING GEHUA CATV NETWORK
9812 Oriental Cable Network Co.
24139 Huashu media&Network Limited
17962 ShenZhen Topway Video
3462 Chunghwa Telecom Co., Ltd.
9924 Taiwan Fixed Network, Telco
9674 Far EastTone
24158 Taiwan Mobile Co., Ltd.
4780 Digital United Inc.
9416 Hoshin Multimedia Center Inc.
38841 kbro CO. Ltd.
18049 Taiwan Infrastructure Network
4609 Companhia de Telecomunicacoes
9304 HGC Global Communications
9269 Hong Kong Broadband Network
4760 PCCW IMS Limited
4515 PCCW IMS Ltd (PCCW Business
10103 Hong Kong Broadband Network
17924 Smartone Mobile
# Japan, Korea
2516 KDDI CORPORATION
4713 NTT Communications Corporation
17676 SoftBank Corp.
2527 Sony Network Communications
2518 BIGLOBE Inc.
2497 Internet Initiative Japan Inc.
2519 ARTERIA Networks Corporation
17506 ARTERIA Networks Corporation
4685 Asahi Net
9605 NTT DOCOMO, INC.
17511 OPTAGE Inc.
18126 Chubu Telecommunications
7679 QTnet,Inc.
7522 STNet, Incorporated
9595 NTT-ME Corporation
10013 FreeBit Co.,Ltd.
10010 TOKAI Communications
9824 JCOM Co., Ltd.
9617 JCOM Co., Ltd.
4721 JCOM Co., Ltd.
2514 NTT PC Communications, Inc.
4725 SoftBank Corp.
9354 Community Network Center Inc.
4766 Korea Telecom
9318 SK Broadband Co Ltd
3786 LG DACOM Corporation
17858 LG POWERCOMM
9644 SK Telecom
10036 DLIVE
9457 DREAMLINE CO.
17839 LG HelloVision Corp.
38091 LG HelloVision Corp.
# South-east Asia
4788 TM TECHNOLOGY SERVICES SDN BHD
9534 Maxis Broadband Sdn Bhd
10030 Celcom Axiata Berhad
4818 DiGi Telecommunications Sdn
9930 TT DOTCOM SDN BHD
45960 YTL Communications Sdn Bhd
3758 SingNet Pte Ltd
9506 Singapore Telecommunications
4657 Starhub Ltd.
55430 Starhub Internet Pte Ltd
7713 Telekomunikasi Indonesia (PT)
23693 PT. Telekomunikasi Selular
4761 PT. INDOSAT Tbk
24203 PT XL Axiata
23700 Linknet-Fastnet ASN
17451 BIZNET NETWORKS
45727 PT Indosat Ooredoo Hutchison
23947 PT.Mora Telematika Indonesia
9299 Philippine Long Distance
10139 Smart Broadband, Inc.
4775 Globe Telecom (GMCR,INC)
132199 Globe Telecom Inc.
17639 ComClark Network & Technology
9658 Eastern Telecommunications
17552 TRUE INTERNET CORPORATION CO.
7470 TRUE INTERNET CORPORATION CO.
7568 CS Loxinfo Public Company
23969 TOT Public Company Limited
45758 Triple T Broadband Public
45629 JasTel Network
131445 ADVANCED WIRELESS NETWORK
133481 ADVANCED WIRELESS NETWORK
24378 Total Access Communication
45899 VNPT Corp
7552 Viettel Group
18403 FPT Telecom Company
45543 SaiGon Tourist cable
131429 MOBIFONE Corporation
38731 Vietel - CHT Compamy Ltd
55329 Telcotech Ltd
17976 CAMGSM Company Ltd
38623 VIETTEL (CAMBODIA) PTE., LTD
9988 Myanma Post &
132167 Nine Communications Company
136255 Telecom International Myanmar
# South Asia
55836 Reliance Jio Infocomm Limited
64049 Reliance Jio Infocomm Pte.Ltd
24560 Bharti Airtel Limited
9498 Bharti Airtel Limited
45609 Bharti Airtel Limited
9829 Bharat Sanchar Nigam Ltd
17813 Mahanagar Telephone Nigam
18101 Reliance Communications
10201 Dishnet Wireless Limited.
55831 Aircel Ltd.
45271 Vodafone Idea Ltd. (VIL)
38266 Vodafone Idea Ltd. (VIL)
55410 Vodafone Idea Ltd. (VIL)
45820 TTSL-ISP DIVISION
4755 Tata Communications Limited
17488 HATHWAY CABLE AND DATACOM
24309 Atria Convergence
18207 YOU Broadband & Cable India
45769 D-Vois Broadband Pvt Ltd
133982 Excitel Broadband Private
9583 Sify Limited
23860 Alliance Broadband Services
18209 Atria Convergence
24186 RailTel Corporation of India
17557 Pakistan Telecommuication
9541 Cyber Internet Services
45669 Mobilink GSM, Pakistan Mobile
23888 National Telecommunication
38193 TRANSWORLD ASSOCIATES (PVT)
9260 Multinet Broadband
45595 Pakistan Telecom Company
24499 Telenor Pakistan (Pvt) Ltd
17911 Brain NET
23674 Nayatel (Pvt) Ltd
58895 E Bone Network (Pvt.) Limited
23752 Nepal Telecommunications
17501 WorldLink Communications
45650 VIA NET COMMUNICATION PUBLIC
18001 Dialog Axiata Plc
9329 Sri Lanka Telecom Ltd
45356 Mobitel Pvt Ltd
17494 Bangladesh Telegraph &
24389 grameenphone limited
24432 Axiata (Bangladesh) Limited
45245 Banglalink Digital
7590 COMSATS
38264 Wateen Telecom Limited
# Australia, New Zealand, Pacific
1221 Telstra Limited
4804 SingTel Optus Pty Ltd
7474 SingTel Optus Pty Ltd
7545 TPG Internet Pty Ltd
4739 iiNet Limited
9443 VOCUS PTY LTD
133612 Vodafone Australia Pty Ltd
4764 Wideband Networks Pty Ltd
10143 SUPERLOOP (AUSTRALIA) PTY LTD
134090 Leaptel
9500 One New Zealand Group Limited
4771 Spark New Zealand Trading
9790 Two Degrees Mobile Limited
55850 Mercury NZ Limited
45177 Devoli LTD
23655 Two Degrees Mobile Limited
18390 Spintel Pty Ltd
9241 Fiji International
`,
);
