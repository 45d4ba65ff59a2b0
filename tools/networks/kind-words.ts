/**
 * Words that tell what an operator sells, in the languages in which networks are registered. A word
 * is matched against the name in lower case, without accents, punctuation taken as a space:
 * `word` a whole word, `word*` its beginning, `*word` its end, `*word*` anywhere in a word,
 * `two words` a phrase. Basis: the words of all operator names in the pinned data, by how often they
 * stand, read through by hand with samples of the names that hold them (report-kinds.ts prints both).
 */
export const CDN_WORDS = `
cdn, *cdn, cdn*, chinacache, chinanetcenter, wangsu, quantil,
content delivery, content distribution, akamai, cloudflare, fastly, edgecast, edgio, limelight,
imperva, incapsula, sucuri, stackpath, highwinds, cachefly, bunnyway, keycdn, netdna, gcore, g core,
cdn77, medianova, belugacdn, azion, section io, qrator, ddos guard, arvancloud`;

/** Public bodies: these words win even over words of telecommunication ("Ministry of Communications"). */
export const STATE_WORDS = `
ministry, ministerio, ministerstvo, ministarstvo, ministere, bakanligi, kementerian, government,
gobierno, governo, gouvernement, pemerintah, pemprov, kabupaten, dinas, badan, tribunal, camara, senado,
parliament, congress, justica, justice, procuradoria, ministerio publico, secretaria, prefeitura,
municipalidad, police, policia, army, navy, air force, military, defense, defence, dod, headquarters, embassy,
department, dept, commission, state of, county of, city of, town of, village of, province of, estado de,
federal, parish, county, kommun, kommune, landkreis, oblast administration, egov*, courts,
nato, united nations, postal service, customs, treasury`;

export const EDUCATION_WORDS = `
universit*, universid*, univerz*, univerc*, uniwers*, univ, yliopisto, korkeakoulu, hochschul*, fachhochschul*,
ecole, college*, colegio, colegios, faculdade, facultad, fakultet, school*, schule*, schola*, escuela, escola,
academy, academia, academic, akadem*, academi*, polytech*, politech*, politekn*, politec*,
institute of technology, instituto tecnologico, institut teknologi, instituto federal, technological institute,
education*, educac*, educat*, ensino, pendidikan, egitim, campus, student*, k12, k 12, isd,
research network, research and education, scientific network, nren, *renater*, garr, surfnet, janet, jisc, dfn,
geant, cesnet, belnet, arnes, heanet, uninett, sunet, funet, nordunet, rediris, fccn, grnet, roedunet, amres,
kifu, pionier, litnet, cernet, ernet, aarnet, reannz, canarie, internet2, cenic, mcnc, oarnet, redclara,
reuna, cudi, kenet, ubuntunet, sinet, kreonet, singaren, twaren, tanet, uninet thailand, pern, merit network,
laboratory, laboratories of science, library, libraries, bibliothe*, biblioteca, observatory,
academy of sciences, max planck, fraunhofer, cnrs, inria, cern, desy, polish academy, computing center of science`;

/** Words of hosters that win over words of access providers. */
export const HOSTING_STRONG_WORDS = `
*hosting*, webhost*, vps, *vps, vps*, colocation, *colo, colo, datacenter*, datacentre*, dedicated servers,
virtual server*, dedicated server*, bare metal, baremetal, hebergement, hospedagem, hospedaje, registrar,
domain names, vpn, *vpn, web hosting, internet data center, rackspace, idc`;

export const HOSTING_WORDS = `
host, *host, *hosts, host*, hosted, kamatera, *cloud*, data center*, data centre*, data centers, server, servers, *server,
server*, *servers, rack, racks, *rack, domains, domain, web services, web service, virtual, virtualization, dedicated,
rechenzentrum, centro de datos, centre de donnees, compute, vds, saas, paas, iaas, backup, storage, mail, email,
*dns, dns, anycast, ddos, proxy, gaming, games, blockchain, crypto, render, transip, webair, website*, webdesign`;

export const ACCESS_STRONG_WORDS = `
telecom*, telekom*, tele com, *telecom, *telekom, *telecoms, telco, *telco, telecable, telecel, telefon*, telephon*, telef*,
tel com, telco*, telcom, telkom, *telcom, broadband*, *broadband, bredband*, *bredband, breitband, banda larga, banda ancha, cable*, *cable, kabel*, *kabel, catv,
cablevision, kablo, kabl*, fiber*, *fiber, fibre*, *fibre, fibra*, *fibra, fibr*, ftth, fttx, glasfaser, fibernet, optic*, *optic, wireless*, *wireless,
wifi*, *wifi, wi fi, wisp, *wisp, wimax, lte, 4g, 5g, gsm, mobile*, mobil, *mobil, movil*, cellular, celular*, mobitel, adsl, dsl, *dsl, xdsl, isp,
internet service*, internet provider*, internet servis, provedor*, *provedor, proveedor*, satellit*, vsat, starlink, hughes,
svyaz, *svyaz, *svyazy, *svyazi, elektrosvyaz, communications*, communication, *communications, comunicac*, comunicaz*, komunikac*, kommunikac*, komunikasi, komunikasyon, iletisim,
telecommunic*, kommunikations*, telecomunic*, telekomunik*, telekommunik*, tellekom*, stadtwerke, stadtnetz, multimidia, multimedios, jaringan, internet telephon*,
comunicaciones, electric coop*, electric cooperative, rural electric, cooperativa electrica, cooperativa de obras, cooperativa telefonica, telephone coop*,
home internet, ertebat*, ertebatat, hizmetleri internet, dialup, dial up, pppoe, residential`;

/**
 * Words that most often stand in access providers' names, where nothing stronger speaks. "ME", "EPP"
 * and "EIRELI" are Brazilian forms of the smallest companies: those with an AS number are nearly all
 * neighbourhood providers.
 */
export const ACCESS_WEAK_WORDS = `
internet, *internet, internet*, *net, *tel, *com, netcom*, infocom*, online, *online, telematika, telematic*, telematik*, lintas,
akses, nusantara, connect, *connect, connect*, conect*, *conect, conexao, conexoes, conexion*, acesso, acessos, link, *link, links, *link, redes, rede, wave, *wave, airlink, air, *air, speed*, *speed,
giga*, turbo, *turbo, flash, veloz, ultra, ultranet, informatica, *informatica, tecnologia em informatica, lan, *lan, wan, tv, *tv, television*, televizyon, televis*, triple play,
interactive cable, voip, voice, cooperativa, cooperative, network provider, data network, *networks provider, infonet, citynet, homenet, domonet, intersvyaz, megaline, *line,
tele, satelite, szerokopasm*, ltda me, me, eireli, epp, tecnologia ltda, tecnologia e servicos, solucoes em tecnologia, servicos de informatica,
comunicacao, comunicacoes, redes y, sistemas de informacion y redes, conectividad, conectividade, web net, on line`;

/** Endings above that are part of other words. */
export const NO_ACCESS_WORDS = `
intel, hotel, hotels, motel, mattel, chattel, alcatel, magnet, planet, cabinet, ethernet, bonnet, garnet, sonet, tenet, com, tel, telnet, esnet,
online, dotcom, ecom, amcom, intercom, telecom, mail com, offline, airline, online, baseline, pipeline, timeline, outline, headline, byline, deadline, hotline, skyline, crossline, alcom, fair, repair, affair,
chair, hair, blair, sinclair, satcom, siriuscom, brink, blink, drink, think, milan, dylan, plan, clan, alan, nolan, mulan, tlan, wlan, kaplan, atv, ctv, mtv, nettv, airlines, airways`;

/** Companies, banks, hospitals, public services, media: networks of their own staff and servers. */
export const OTHER_WORDS = `
bank*, *bank, banco, banca, banque, banka, bankas*, banking, credit, credito, kredit, insurance, assurance, assicurazion*, seguros, versicherung*, sigorta, mutual, pension*,
capital, finance, financial, financ*, finans*, securit*, securities, invest*, asset, fund, funds, trust, holdings, stock exchange, brokers, broker*, exchange, payment*, card, visa, mastercard, fintech,
health*, hospital*, clinic*, clinica, klinik*, medical, medic*, medicine, pharma*, farma*, saude, salud, krankenhaus, nhs, laboratories, biotech*, dental, blood,
city, town, municipal*, commune, council, councils, public, authority, agency, agencia, agence, district, regional government, borough, prefecture, office of, governor, sheriff, board of, board, bureau,
church, diocese, catholic, christian, ministries, foundation, fundacion, fundacao, stiftung, association, associacao, asociacion, verein, society, union, club, museum,
airline*, airways, airport*, aviation, aero*, logistic*, transport*, transit authority, railway*, rail, eisenbahn, port authority, shipping, maritime, motor*, automotive, auto, cars, toyota, ford, bmw, volkswagen, mercedes*,
energy, energi*, energia, energie, power, electric, electricity, electricite, oil, gas, petro*, petroleum, mining, steel, chemical*, nuclear, water, utilities, waste, edf,
retail, supermarket*, stores, store, foods, food, beverage*, restaurant*, hotel*, resort*, casino*, gambling, betting, lottery, travel, tourism, real estate, realty, propert*, construction, engineering, manufactur*, industr*, aerospace, tobacco, textile*, furniture, fashion,
broadcasting, broadcast*, radio, news*, publish*, press, journal*, magazine, studio*, film*, pictures, entertainment, sports, music, theater, theatre,
law, legal, attorney*, advokat*, lawyer*, consulting, consultant*, consultor*, accounting, audit*, advisors, advis*, recruitment, staffing, marketing, advertising, agency,
internet exchange, ix, *ix, ixp, registry, nic, *nic, verisign, icann, iana, afrinic, apnic, ripe, arin, lacnic, peering, route server, dns oarc, internet society, root server,
corporate services, group holdings, hewlett, ibm, intel corporation, cisco, siemens, general electric, boeing, lockheed, northrop, raytheon, honeywell, software, softwares`;
