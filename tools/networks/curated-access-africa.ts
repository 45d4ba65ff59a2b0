import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check).
 */

/** Fixed-line, cable, fibre, satellite and mobile providers of Africa. */
export const ACCESS_AFRICA: CuratedList = curated(
  "access",
  `
# Africa
8452 TE-AS
24863 LINKdotNET AS number
24835 Vodafone Data - Egypt
36992 ETISALAT MISR
37069 The Egyptian Company for
6713 Itissalat Al-MAGHRIB
36903 Office National des Postes et
36925 MEDITELECOM
36884 Wana Corporate
36947 Telecom Algeria
37693 OOREDOO TUNISIE SA
37705 TOPNET
2609 Tunisia BackBone AS
37492 Orange Tunisie
37457 Telkom SA Ltd.
5713 Telkom SA Ltd.
29975 Vodacom
36994 Vodacom
37168 Cell C (Pty) Ltd
16637 MTN SA
12091 MTN SA
37611 AFRIHOST SP (PTY) LTD
3741 Dimension Data
37053 RSAWEB (PTY) LTD
29465 MTN NIGERIA Communication
36873 Airtel Networks Limited
37148 Globacom Limited
37282 Main one Cable Company
33771 Safaricom Limited
36926 Airtel Networks Kenya Limited
15399 Wananchi Group (K) LTD
36866 Jamii Telecommunications
37061 Safaricom Limited
30844 Liquid Telecommunications Ltd
36864 AFRIBONE MALI SA
36874 Cybersmart
37075 Airtel Uganda Limited
36972 MTN SUDAN
36998 Sudanese Mobile Telephone
33788 Kanar Telecommunication
37119 UNITEL SA
30986 Scancom Ltd.
29614 VODAFONE GHANA AS
37140 Airtel Ghana Limited
36974 MTN COTE D'IVOIRE S.A
29571 ORANGE COTE D'IVOIRE
8346 SONATEL-AS Autonomous System
327697 TELCO OI SAS
23889 MauritiusTelecom
37154 Zambia Telecommunications
37287 Zain Zambia PLC
36924 GVA Cote d'Ivoire SAS
37228 KT RWANDA NETWORK Ltd
`,
);
