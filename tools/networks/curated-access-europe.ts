import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check). Providers whose business
 * line rents servers too are "access" where most of their addresses are homes and phones.
 */

/** Fixed-line, cable, fibre, satellite and mobile providers of Europe, Turkey and western Asia. */
export const ACCESS_EUROPE: CuratedList = curated(
  "access",
  `
# Germany, Austria, Switzerland
3320 Deutsche Telekom AG
3209 Vodafone GmbH
6805 Telefonica Germany GmbH &
8881 1&1 Versatel GmbH
31334 Vodafone GmbH
20880 Tele Columbus AG
29562 KabelBW-ASN Vodafone West GmbH
6830 Liberty Global B.V.
9145 EWE TEL GmbH
8422 NetCologne Gesellschaft fur
8767 M-net Telekommunikations GmbH
20676 Plusnet GmbH
60294 Deutsche Glasfaser Wholesale
8447 A1 Telekom Austria AG
8412 T-Mobile Austria GmbH
25255 Hutchison Drei Austria GmbH
12605 LIWEST Kabelmedien GmbH
8437 Hutchison Drei Austria GmbH
3303 Swisscom (Schweiz) AG
6730 Sunrise GmbH
13030 Init7 (Switzerland) Ltd.
15796 Salt Mobile SA
# France, Belgium, Netherlands, Luxembourg
3215 Orange S.A.
12322 Free SAS
15557 Societe Francaise Du
5410 Bouygues Telecom SA
51207 Free Mobile SAS
5432 Proximus NV
6848 Telenet BV
12392 VOO S.A.
47377 Orange Belgium SA
1136 KPN B.V.
33915 Vodafone Libertel B.V.
50266 Odido Netherlands B.V.
13127 Odido Netherlands B.V.
31615 Odido Netherlands B.V.
6661 POST Luxembourg
# United Kingdom, Ireland
2856 British Telecommunications PLC
5089 Virgin Media Limited
5607 Sky UK Limited
13285 TalkTalk Communications
25135 Vodafone Limited
206067 Hutchison 3G UK Limited
60339 Hutchison 3G UK Limited
6871 British Telecommunications PLC
13037 Zen Internet Ltd
25310 Vodafone Limited
5378 Vodafone Limited
5466 Eircom Limited
15502 Vodafone Ireland Limited
34245 Magnet Networks Limited
44384 Crossan CableComm Ltd
42689 Glide Student & Residential
# Spain, Portugal, Italy, Greece, Malta, Cyprus
3352 TELEFONICA DE ESPANA S.A.U.
12430 VODAFONE ESPANA S.A.U.
12479 Orange Espagne SA
6739 VODAFONE ONO, S.A.
12338 Euskaltel S.A.
15704 XTRA TELECOM S.A.
16299 XFERA Moviles S.A.
57269 DIGI SPAIN TELECOM S.L.U.
29119 AIRE NETWORKS DEL
3243 MEO - SERVICOS DE
2860 NOS COMUNICACOES, S.A.
12353 Vodafone Portugal
3269 Telecom Italia S.p.A.
12874 Fastweb SpA
1267 WIND TRE S.P.A.
30722 Vodafone Italia S.p.A.
24608 WIND TRE S.P.A.
8612 Tiscali Italia S.P.A.
29286 SKYLOGIC S.P.A.
35612 EOLO S.p.A.
210278 Sky Italia srl
6799 Ote SA (Hellenic
3329 VODAFONE-PANAFON HELLENIC
1241 Nova Telecommunications &
25472 Nova Telecommunications &
6866 Cyprus Telecommunications
35432 Cablenet Communication
12709 Melita Limited
# Nordic countries
3301 Telia Company AB
1257 Tele2 Sverige AB
1759 Telia Finland Oyj
3292 TDC Holding A/S
2119 Telenor Norge AS
8434 Telenor Sverige AB
29518 Bredband2 AB
8473 Bahnhof AB
44034 Hi3G Access AB
16086 DNA Oyj
719 RIPE Network Coordination
25400 Telia Norge AS
29695 Lyse Tele AS
12969 Ljosleidarinn ehf
6677 Mila hf
44735 Nova hf
9158 Telenor A/S
15659 NextGenTel AS
8642 Telenor Sverige AB
# Poland, Czechia, Slovakia, Hungary, Baltics
5617 Orange Polska Spolka Akcyjna
12741 Netia SA
9141 P4 Sp. z o.o.
12912 T-Mobile Polska S.A.
39603 P4 Sp. z o.o.
29314 VECTRA S.A.
21021 Multimedia Polska Sp. z o.o.
8374 Polkomtel Sp. z o.o.
5610 O2 Czech Republic, a.s.
16019 Vodafone Czech Republic a.s.
13036 T-Mobile Czech Republic a.s.
44489 STARNET, s.r.o.
6855 Slovak Telekom, a.s.
15962 Orange Slovensko a.s.
29405 VNET a.s.
5483 Magyar Telekom plc.
20845 DIGI Tavkozlesi es
21334 One Hungary Ltd.
8764 Telia Lietuva, AB
12578 SIA Tet
3249 Telia Eesti AS
5518 SIA Tet
2588 SIA "BITE Latvija"
# South-eastern Europe
8708 DIGI ROMANIA S.A.
9050 Orange Romania S.A.
12302 Vodafone Romania S.A.
8866 Vivacom Bulgaria EAD
8717 A1 Bulgaria EAD
43561 Vivacom Bulgaria EAD
13124 A1 Bulgaria EAD
29244 CETIN Bulgaria EAD
8400 TELEKOM SRBIJA a.d.
31042 Serbia BroadBand-Srpske
15958 CETIN Ltd. Belgrade
5391 Hrvatski Telekom d.d.
12810 A1 Hrvatska d.o.o.
34594 Telemach Hrvatska d.o.o.
29485 A1 Hrvatska d.o.o.
5603 Telekom Slovenije, d.d.
3212 Telemach Slovenija d.o.o.
9119 SOFTNET d.o.o.
42560 Telemach BH d.o.o. Sarajevo
21183 Vodafone Albania Sh.A.
6821 Makedonski Telekom AD-Skopje
43612 Company for communications
8585 Crnogorski Telekom
21246 IPKO Telecommunications LLC
# Russia, Ukraine, Belarus, Moldova, Caucasus, Central Asia
12389 PJSC Rostelecom
8402 PJSC "Vimpelcom"
3216 PJSC "Vimpelcom"
8359 MTS PJSC
31133 PJSC MegaFon
12714 PJSC MegaFon
12768 JSC "ER-Telecom Holding"
20485 Joint Stock Company
42610 PJSC Rostelecom
31200 Novotelecom Ltd
25159 PJSC MegaFon
6849 JSC "Ukrtelecom"
15895 "Kyivstar" PJSC
21497 PrJSC "VF UKRAINE"
25229 Limited Liability Company
13188 CONTENT DELIVERY NETWORK LTD
34700 MAXNET TELECOM, LTD
6697 Republican Unitary
25106 Mobile TeleSystems JLLC
8926 Moldtelecom SA
31252 StarNet Solutii SRL
35805 JSC "Silknet"
34797 System Net Ltd
16010 Magticom Ltd.
12297 Telecom Armenia OJSC
29049 Delta Telecom Ltd
43197 Closed Joint Stock Company TT
9198 JSC Kazakhtelecom
29355 Kcell JSC
41798 JSC Transtelecom
206026 Kar-Tel LLC
34718 "IST TELEKOM" JV LLC
8193 "Uzbektelekom" Joint Stock
28910 "Uzbektelekom" Joint Stock
# Turkey, Middle East
9121 Turk Telekomunikasyon Anonim
47331 TTNet A.S.
16135 TURKCELL ILETISIM HIZMETLERI
34984 Superonline Iletisim
8386 Vodafone Net Iletisim
15897 Vodafone Telekomunikasyon A.S.
12735 TurkNet Iletisim Hizmetleri
47524 Turksat Uydu Haberlesme ve
20978 TT Mobil Iletisim Hizmetleri
8551 Bezeq International Ltd.
12849 Hot-Net internet services Ltd.
1680 Cellcom Fixed Line
12400 Partner Communications Ltd.
9116 Partner Communications Ltd.
12975 Palestine Telecommunications
8376 Jordan Data Communications
9038 Batelco Jordan
48832 Linkdotnet-Jordan
25019 Saudi Telecom Company JSC
39891 Saudi Telecom Company JSC
35819 Etihad Etisalat, a joint
34400 Etihad Etisalat, a joint
43766 Mobile Telecommunication
5384 EMIRATES TELECOMMUNICATIONS
15802 Emirates Integrated
8781 Ooredoo Q.S.C.
28885 Oman Telecommunications
50010 Omani Qatari
5416 BEYON B.S.C.
42961 Mobile Telecommunications
9155 Quality Net General Trading &
21050 Fast Communication Company Ltd
47589 Kuwait Telecommunication
29256 Syrian Telecom
9051 IncoNet Data Management sal
58224 Iran Telecommunication
44244 Iran Cell Service and
197207 Mobile Communication Company
31549 Aria Shatel PJSC
16322 Parsan Lin Co. PJS
12880 Information Technology
43754 Asiatech Data Transmission
57218 "Rightel Communication
50710 Earthlink Telecommunications
59588 Al Atheer
`,
);
