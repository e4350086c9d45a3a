/**
 * Countries and their codes: name;alpha2;alpha3;ioc;fifa;obsolete, a line a country, sorted by the slug of the name.
 */
export const COUNTRY_TABLE = `
Afghanistan;AF;AFG;AFG;AFG;
Åland Islands;AX;ALA;;;
Albania;AL;ALB;ALB;ALB;
Algeria;DZ;DZA;ALG;ALG;
American Samoa;AS;ASM;ASA;ASA;
Andorra;AD;AND;AND;AND;
Angola;AO;AGO;ANG;ANG;
Anguilla;AI;AIA;;AIA;
Antarctica;AQ;ATA;;;
Antigua and Barbuda;AG;ATG;ANT;ATG;
Argentina;AR;ARG;ARG;ARG;
Armenia;AM;ARM;ARM;ARM;
Aruba;AW;ABW;ARU;ARU;
Australasia;;;;;ioc:ANZ
Australia;AU;AUS;AUS;AUS;
Austria;AT;AUT;AUT;AUT;
Azerbaijan;AZ;AZE;AZE;AZE;
Bahamas;BS;BHS;BAH;BAH;ioc:BHM
Bahrain;BH;BHR;BRN;BHR;
Bangladesh;BD;BGD;BAN;BAN;
Barbados;BB;BRB;BAR;BRB;ioc:BAD
Belarus;BY;BLR;BLR;BLR;iso:BYS
Belgium;BE;BEL;BEL;BEL;
Belize;BZ;BLZ;BIZ;BLZ;ioc:HBR
Benin;BJ;BEN;BEN;BEN;ioc:DAH iso:DHY fifa:DAH
Bermuda;BM;BMU;BER;BER;
Bhutan;BT;BTN;BHU;BHU;
Bohemia;;;;;ioc:BOH fifa:BOH
Bolivia;BO;BOL;BOL;BOL;
Bosnia and Herzegovina;BA;BIH;BIH;BIH;ioc:BSH
Botswana;BW;BWA;BOT;BOT;
Bouvet Island;BV;BVT;;;
Brazil;BR;BRA;BRA;BRA;
British Antarctic Territory;;;;;iso:ATB
British Indian Ocean Territory;IO;IOT;;;
British Virgin Islands;VG;VGB;IVB;VGB;
Brunei;BN;BRN;BRU;BRU;
Bulgaria;BG;BGR;BUL;BUL;
Burkina Faso;BF;BFA;BUR;BFA;ioc:VOL iso:HVO fifa:VOL
Burundi;BI;BDI;BDI;BDI;
Cambodia;KH;KHM;CAM;CAM;ioc:CAB ioc:KHM
Cameroon;CM;CMR;CMR;CMR;
Canada;CA;CAN;CAN;CAN;
Canton and Enderbury Islands;;;;;iso:CTE
Cape Verde;CV;CPV;CPV;CPV;
Caribbean Netherlands;BQ;BES;;;
Cayman Islands;KY;CYM;CAY;CAY;
Central African Republic;CF;CAF;CAF;CTA;ioc:AFC
Chad;TD;TCD;CHA;CHA;ioc:CHD
Chile;CL;CHL;CHI;CHI;
China;CN;CHN;CHN;CHN;
Christmas Island;CX;CXR;;;
Cocos Islands;CC;CCK;;;
Colombia;CO;COL;COL;COL;
Commonwealth of Independent States;;;;;ioc:EUN fifa:CIS
Comoros;KM;COM;COM;COM;
Cook Islands;CK;COK;COK;COK;
Costa Rica;CR;CRI;CRC;CRC;
Croatia;HR;HRV;CRO;CRO;
Cuba;CU;CUB;CUB;CUB;
Curaçao;CW;CUW;;CUW;
Cyprus;CY;CYP;CYP;CYP;
Czech Republic;CZ;CZE;CZE;CZE;
Czechoslovakia;;;;;ioc:TCH iso:CSK fifa:TCH fifa:RCS
Denmark;DK;DNK;DEN;DEN;
Djibouti;DJ;DJI;DJI;DJI;iso:AFI
Dominica;DM;DMA;DMA;DMA;
Dominican Republic;DO;DOM;DOM;DOM;
DR Congo;CD;COD;COD;COD;ioc:ZAI iso:ZAR fifa:ZAI
Dronning Maud Land;;;;;iso:ATN
East Germany;;;;;ioc:GDR iso:DDR fifa:GDR
Ecuador;EC;ECU;ECU;ECU;
Egypt;EG;EGY;EGY;EGY;ioc:RAU ioc:UAR fifa:UAR
El Salvador;SV;SLV;ESA;SLV;ioc:SAL
England;;;;ENG;
Equatorial Guinea;GQ;GNQ;GEQ;EQG;
Eritrea;ER;ERI;ERI;ERI;
Estonia;EE;EST;EST;EST;
Eswatini;SZ;SWZ;SWZ;SWZ;
Ethiopia;ET;ETH;ETH;ETH;ioc:ETI
Falkland Islands;FK;FLK;;;
Faroe Islands;FO;FRO;;FRO;
Fiji;FJ;FJI;FIJ;FIJ;
Finland;FI;FIN;FIN;FIN;
France;FR;FRA;FRA;FRA;iso:FXX
French Guiana;GF;GUF;;;
French Polynesia;PF;PYF;;TAH;
French Southern Territories;TF;ATF;;;
Gabon;GA;GAB;GAB;GAB;
Gambia;GM;GMB;GAM;GAM;
Georgia;GE;GEO;GEO;GEO;
Germany;DE;DEU;GER;GER;ioc:EUA ioc:FRG fifa:FRG
Ghana;GH;GHA;GHA;GHA;
Gibraltar;GI;GIB;;GIB;
Greece;GR;GRC;GRE;GRE;
Greenland;GL;GRL;;;
Grenada;GD;GRD;GRN;GRN;
Guadeloupe;GP;GLP;;;
Guam;GU;GUM;GUM;GUM;
Guatemala;GT;GTM;GUA;GUA;ioc:GUT
Guernsey;GG;GGY;;;
Guinea;GN;GIN;GUI;GUI;
Guinea-Bissau;GW;GNB;GBS;GNB;
Guyana;GY;GUY;GUY;GUY;ioc:BGU
Haiti;HT;HTI;HAI;HAI;
Heard Island and McDonald Islands;HM;HMD;;;
Honduras;HN;HND;HON;HON;
Hong Kong;HK;HKG;HKG;HKG;ioc:HOK
Hungary;HU;HUN;HUN;HUN;
Iceland;IS;ISL;ISL;ISL;ioc:ICE
India;IN;IND;IND;IND;
Indonesia;ID;IDN;INA;IDN;
Iran;IR;IRN;IRI;IRN;ioc:IRN
Iraq;IQ;IRQ;IRQ;IRQ;ioc:IRK
Ireland;IE;IRL;IRL;IRL;ioc:IRE fifa:EIR
Isle of Man;IM;IMN;;;
Israel;IL;ISR;ISR;ISR;
Italy;IT;ITA;ITA;ITA;
Ivory Coast;CI;CIV;CIV;CIV;ioc:IVC
Jamaica;JM;JAM;JAM;JAM;
Japan;JP;JPN;JPN;JPN;ioc:JAP
Jersey;JE;JEY;;;
Johnston Island;;;;;iso:JTN
Jordan;JO;JOR;JOR;JOR;
Kazakhstan;KZ;KAZ;KAZ;KAZ;
Kenya;KE;KEN;KEN;KEN;
Kiribati;KI;KIR;KIR;;iso:GEL
Kosovo;XK;XKX;KOS;KOS;fifa:KVX
Kuwait;KW;KWT;KUW;KUW;
Kyrgyzstan;KG;KGZ;KGZ;KGZ;
Laos;LA;LAO;LAO;LAO;
Latvia;LV;LVA;LAT;LVA;
Lebanon;LB;LBN;LBN;LBN;ioc:LEB ioc:LIB fifa:LIB
Lesotho;LS;LSO;LES;LES;
Liberia;LR;LBR;LBR;LBR;
Libya;LY;LBY;LBA;LBY;ioc:LBY ioc:LYA fifa:LBA
Liechtenstein;LI;LIE;LIE;LIE;ioc:LIC
Lithuania;LT;LTU;LTU;LTU;
Luxembourg;LU;LUX;LUX;LUX;
Macau;MO;MAC;;MAC;
Madagascar;MG;MDG;MAD;MAD;ioc:MAG
Malawi;MW;MWI;MAW;MWI;
Malaysia;MY;MYS;MAS;MAS;ioc:MAL fifa:MAL
Maldives;MV;MDV;MDV;MDV;
Mali;ML;MLI;MLI;MLI;
Malta;MT;MLT;MLT;MLT;ioc:MAT
Marshall Islands;MH;MHL;MHL;;
Martinique;MQ;MTQ;;;
Mauritania;MR;MRT;MTN;MTN;
Mauritius;MU;MUS;MRI;MRI;
Mayotte;YT;MYT;;;
Mexico;MX;MEX;MEX;MEX;
Micronesia;FM;FSM;FSM;;
Midway Islands;;;;;iso:MID
Moldova;MD;MDA;MDA;MDA;
Monaco;MC;MCO;MON;;
Mongolia;MN;MNG;MGL;MNG;fifa:MGL
Montenegro;ME;MNE;MNE;MNE;
Montserrat;MS;MSR;;MSR;
Morocco;MA;MAR;MAR;MAR;ioc:MRC
Mozambique;MZ;MOZ;MOZ;MOZ;
Myanmar;MM;MMR;MYA;MYA;ioc:BIR iso:BUR fifa:BIR fifa:BUR
Namibia;NA;NAM;NAM;NAM;
Nauru;NR;NRU;NRU;;
Nepal;NP;NPL;NEP;NEP;
Netherlands;NL;NLD;NED;NED;ioc:HOL ioc:NET ioc:NLD fifa:HOL
Netherlands Antilles;;;;;ioc:AHO iso:ANT fifa:ANT
Neutral Zone;;;;;iso:NTZ
New Caledonia;NC;NCL;;NCL;
New Zealand;NZ;NZL;NZL;NZL;
Nicaragua;NI;NIC;NCA;NCA;
Niger;NE;NER;NIG;NIG;
Nigeria;NG;NGA;NGR;NGA;ioc:NGA
Niue;NU;NIU;;;
Norfolk Island;NF;NFK;;;
North Borneo;;;;;ioc:NBO
North Korea;KP;PRK;PRK;PRK;ioc:NKO
North Macedonia;MK;MKD;MKD;MKD;
North Vietnam;;;;;iso:VDR
North Yemen;;;;;ioc:YAR
Northern Ireland;;;;NIR;
Northern Mariana Islands;MP;MNP;;;
Norway;NO;NOR;NOR;NOR;
Oman;OM;OMN;OMA;OMA;
Pacific Islands Trust Territory;;;;;iso:PCI
Pakistan;PK;PAK;PAK;PAK;
Palau;PW;PLW;PLW;;
Palestine;PS;PSE;PLE;PLE;
Panama;PA;PAN;PAN;PAN;
Panama Canal Zone;;;;;iso:PCZ
Papua New Guinea;PG;PNG;PNG;PNG;ioc:NGY
Paraguay;PY;PRY;PAR;PAR;
Peru;PE;PER;PER;PER;
Philippines;PH;PHL;PHI;PHI;
Pitcairn Islands;PN;PCN;;;
Poland;PL;POL;POL;POL;
Portugal;PT;PRT;POR;POR;
Puerto Rico;PR;PRI;PUR;PUR;ioc:PRI
Qatar;QA;QAT;QAT;QAT;
Republic of the Congo;CG;COG;CGO;CGO;
Réunion;RE;REU;;;
Romania;RO;ROU;ROU;ROU;ioc:ROM ioc:RUM iso:ROM fifa:ROM
Russia;RU;RUS;RUS;RUS;
Rwanda;RW;RWA;RWA;RWA;
Saar;;;;;ioc:SAA fifa:SAA
Saint Barthélemy;BL;BLM;;;
Saint Helena, Ascension and Tristan da Cunha;SH;SHN;;;
Saint Kitts and Nevis;KN;KNA;SKN;SKN;
Saint Lucia;LC;LCA;LCA;LCA;
Saint Martin;MF;MAF;;;
Saint Pierre and Miquelon;PM;SPM;;;
Saint Vincent and the Grenadines;VC;VCT;VIN;VIN;
Samoa;WS;WSM;SAM;SAM;
San Marino;SM;SMR;SMR;SMR;
São Tomé and Príncipe;ST;STP;STP;STP;
Saudi Arabia;SA;SAU;KSA;KSA;ioc:ARS ioc:SAU
Scotland;;;;SCO;
Senegal;SN;SEN;SEN;SEN;
Serbia;RS;SRB;SRB;SRB;
Serbia and Montenegro;;;;;ioc:SCG iso:SCG fifa:SCG
Seychelles;SC;SYC;SEY;SEY;
Sierra Leone;SL;SLE;SLE;SLE;
Sikkim;;;;;iso:SKM
Singapore;SG;SGP;SGP;SGP;ioc:SIN fifa:SIN
Sint Maarten;SX;SXM;;;
Slovakia;SK;SVK;SVK;SVK;
Slovenia;SI;SVN;SLO;SVN;
Solomon Islands;SB;SLB;SOL;SOL;
Somalia;SO;SOM;SOM;SOM;
South Africa;ZA;ZAF;RSA;RSA;ioc:SAF
South Georgia and the South Sandwich Islands;GS;SGS;;;
South Korea;KR;KOR;KOR;KOR;ioc:COR
South Sudan;SS;SSD;SSD;SSD;
South Vietnam;;;;;ioc:VNM fifa:VSO
South Yemen;;;;;ioc:YMD iso:YMD
Soviet Union;;;;;ioc:SOV ioc:URS iso:SUN fifa:URS
Spain;ES;ESP;ESP;ESP;ioc:SPA
Sri Lanka;LK;LKA;SRI;SRI;ioc:CEY fifa:CEY
Sudan;SD;SDN;SUD;SDN;fifa:SUD
Suriname;SR;SUR;SUR;SUR;
Svalbard and Jan Mayen;SJ;SJM;;;
Sweden;SE;SWE;SWE;SWE;ioc:SVE
Switzerland;CH;CHE;SUI;SUI;ioc:SWI
Syria;SY;SYR;SYR;SYR;
Taiwan;TW;TWN;TPE;TPE;ioc:ROC ioc:TWN
Tajikistan;TJ;TJK;TJK;TJK;
Tanzania;TZ;TZA;TAN;TAN;
Thailand;TH;THA;THA;THA;
Timor-Leste;TL;TLS;TLS;TLS;iso:TMP
Togo;TG;TGO;TOG;TOG;
Tokelau;TK;TKL;;;
Tonga;TO;TON;TGA;TGA;
Trinidad and Tobago;TT;TTO;TTO;TRI;ioc:TRI
Tunisia;TN;TUN;TUN;TUN;
Turkey;TR;TUR;TUR;TUR;
Turkmenistan;TM;TKM;TKM;TKM;
Turks and Caicos Islands;TC;TCA;;TCA;
Tuvalu;TV;TUV;TUV;;
Uganda;UG;UGA;UGA;UGA;
Ukraine;UA;UKR;UKR;UKR;
United Arab Emirates;AE;ARE;UAE;UAE;
United Kingdom;GB;GBR;GBR;;ioc:GBI ioc:GRB
United States;US;USA;USA;USA;
United States Minor Outlying Islands;UM;UMI;;;
United States Miscellaneous Pacific Islands;;;;;iso:PUS
United States Virgin Islands;VI;VIR;ISV;VIR;
Uruguay;UY;URY;URU;URU;
Uzbekistan;UZ;UZB;UZB;UZB;
Vanuatu;VU;VUT;VAN;VAN;iso:NHB
Vatican City;VA;VAT;;;
Venezuela;VE;VEN;VEN;VEN;
Vietnam;VN;VNM;VIE;VIE;ioc:VET
Wake Island;;;;;iso:WAK
Wales;;;;WAL;
Wallis and Futuna;WF;WLF;;;
West Indies Federation;;;;;ioc:BWI
Western Sahara;EH;ESH;;;
Yemen;YE;YEM;YEM;YEM;
Yugoslavia;;;;;ioc:JUG ioc:YUG iso:YUG fifa:YUG
Zambia;ZM;ZMB;ZAM;ZAM;ioc:NRH fifa:NRH
Zimbabwe;ZW;ZWE;ZIM;ZIM;ioc:RHO iso:RHO fifa:RHO
`;
