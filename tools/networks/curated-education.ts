import { curated, type CuratedList } from "./curated-list.ts";

/*
 * Basis: what the operator is known to sell under this AS number, each number checked against the
 * registered name in the pinned data (a test repeats the check).
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
# Large networks whose names hold no word that tells, or a misleading one
6325 Illinois Century Network
10430 Washington State K-20
12816 Leibniz-Rechenzentrum
291 ESnet
292 ESnet
11714 Network Nebraska
226 Los Nettos
1128 SURF B.V.
271 BCnet
1968 UMASSNET
195 San Diego Supercomputer Center
21976 NJEDge.Net, Inc.
8365 Man-da.de GmbH
`,
);
