/**
 * Everyday Dutch words to read aloud and type over: 4 to 8 letters, only a to z, and no two begin with the same four
 * letters, so that half a word is enough to know it. Six of them, each drawn at random, give at least 66 bits
 * (2,048 to the power of six; DECISIONS 27). A bundle opens with the words as they were given. The four words of a
 * key card are drawn from the first 2,048 by their place, so that an order or a word here only changes with the version of those.
 */
export const dutchWords: readonly string[] = `
aaien aalbes aanbod aandacht aangeven aanhang aanjagen aankomst aanleg aanmaak aannemer aanpak aanraden
aanslag aantal aanvraag aanwezig aanzet aapje aardbei aarzelen abrikoos accent acht acrobaat actie actueel
adelaar adem ader adres advies afbellen afbouw afdak afdruk affiche afgaan afgeven afhalen afkijken
afkoelen aflezen afloop afmaken afmeten afname afpakken afpellen afraden afreis afronden afruimen afscheid
afslag afspraak afstand aftellen afvegen afwas afwegen afzagen afzender afzien agent akker akkoord
album alert alfabet algen alinea allerlei almanak alpaca alsof altijd amandel ambitie amper amuseren
ananas ander anijs anjer anker anoniem antenne antiek antwoord apart apotheek appelsap april aquarium
arbeid archief arend argument aria armband aroma artikel asperge aster atelier atlas atletiek atoom
augustus auteur auto avontuur azalea azijn baai baal baan baard baas babbel baby badkuip badmuts badpak
bagage bakfiets bakje bakker baksteen balans balen balie balkon ballet balsem bamboe banaan bandje banket
barbecue basis basket bast batterij bazaar bedacht beek beeld been beer beetje begin begrip behang beheer
beitel bekertje bekijken belang beleid bellen belofte bemand benen benieuwd benzine beraad berging bericht
berk beroep beschuit besje besluit besparen bestek beurt bever bewaren beweging bewijs bewoner bezem
bezinken bezoek bidon bieslook biet bijen bijna bijou bijval bikkel biljart binnen biologie bioscoop bizon
blaadje bladeren blaf blanco blaten blazer bleek blender blij blik bloem blok blond blos blouse blozen
blues bocht boek boemel boerin boetiek boiler bokaal boksbal bolder bolero bolhoed bomen bonbon bond bons
bonus boog boom boor boot borduur borg borrel borstel bosbes bosrand bosuil boter bouwen boven bowlen
braaf braden brand breed breien breken brief briljant brink broek brons brood brug bruin buffel buggy
buiging buik buis buiten bukken bundel burger buurman cabine cacao cactus cake camera camping canon
caravan cargo carnaval cartoon catwalk cavalier cello cement centrum ceramiek charme chemie chips chocola
chroom cider cijfer cilinder cipres circus cirkels citaat citroen clown club coach code collega comic
compact concert confetti contact coupon couscous cover cowboy creatief cruise curry daad daar dadels
dagboek dagen dagje daglicht dahlia dakgoot dakpan dakraam dalen dampen dankbaar danser dapper dartelen
datum dauw debat december decor deeg deel deken deksel delen delta dempen dennen derde dertig dessert
detail deuk deur dialoog diamant dichtbij dienen diep dierbaar digitaal dijk dille diner dingen dinsdag
dirigent disco divan dobber dochter doctor doek doel doen dokter dolblij dolfijn dollar domein domino
donder donker dons donut doolhof doorzien doos doperwt dorp dorst dotter douche dozijn draad dragen drama
drang drempel drie drijven drinken droger droog drop druif drukte drumstel druppel dubbel duet duif duik
duimstok duinpan duister duizend dunne duren durven dutje duur duwen dwaal dwars dweil dynamo ebben
echo echt eekhoorn eend eenheid eenvoud eerbied eerlijk eerst eetlepel eeuw egel eigen eiken eiland einde
eisen eiwit eland elastiek elders electro elegant element elfde elfje elftal elite elkaar elleboog email
emmer energie engel enkel enorm ensemble entree eren erker ervaring erwten esdoorn etage etensbak etiket
euro evenaar export extra ezel fabel fabriek factor familie fase fazant februari feest feit ferme festival
fiets figuur fijn fikse film filter finale firma fladder flamingo flap flat flensje fles fleurig flink
flora fluit fluweel folder folklore fonds fonkelen fontein fooi fopspeen forel formaat fornuis fort forum
foto frame fresia fret friet frisbee fruit gaaf gaan gaar gaas gaatje galant galerij galop gang ganzen
garage garen garnaal gasfles gast gazelle gazon gebaar gebed gebied geboorte gebruik gedachte gedeelte
gedicht gedrag geduld geel geen geest geheim gehoor geiten gejuich gekko gelach geld geleerd gelijk geloof
geluk gemak gember gemeente generaal genie genoeg gepast gerecht gerinkel gerst geschenk gesprek gestel
getal getij getuige geur geval gevel gevoel geweldig gewicht gewoon gezang gezellig gezin gezond gids
giechel gieter giraf gister gitaar gladiool glans glas glazuur gletsjer gleuf glijbaan glimlach glinster
globe gloeien gniffel goal goed golf golven gondel gooi gordijn gorilla gouden graag grabbel grap gras
gratis grazen greep grens greppel grijs grind groeten grond groot grot grutto gunnen guppy gymles gymzaal
haag haai haan haartje haas hagel haken hakken halen half halsdoek halte hamer hamster handdoek hangmat
hapje harder haring hark harmonie harnas harp hars hart haven havik hazelaar heden heel heer heet hegge
heide heimwee helder helft helling hemd hemels hengel herberg herder heren herfst herhaal herinner
herkomst hertog heup heus heuvel hiaat hier hijsen hikken hinde hinkel hinniken hobbel hoed hoef hoek
hoepel hoesje hoeve hofje hokje hommel honden honing honk hoofd hoog hooi hoop hoor hopelijk hoppen
horizon horloge hotel houden houtje houvast huid huif huisje hulde hulp humeur humor huppel hupsen hurk
huwelijk ideaal idee ieder iemand iets ijsbeer ijsje ijskast ijspegel ijstaart ijsvogel ijszak ijzer imker
import inademen inbegrip inbinden inbouw inbreng indeling indigo indoen indruk ingang ingreep inham inhoud
inkijk inkleur inkomst inkt inleg inlog inmaken innemen innig inpakken inrit inruil inschat insmeren
instap intens intiem intocht intro invallen invloed invoer invullen inwendig inwoner inzaaien inzet
inzicht inzoomen iris item ivoor jaarring jager jaguar jammer januari jarig jasje jasmijn jawel jazz jeep
jeugd jeuk jodel jogger jojo joker jolig jonge journaal jouw judo juffrouw juich juist juli jumbo jungle
juni jurist jurk juweel kaak kaal kaap kaart kaas kaatsen kabbel kabel kabouter kachel kader kaft kajak
kajuit kalender kalf kalken kalm kameel kamp kanarie kaneel kano kans kant kaper kapitein kapper kapsel
karavaan karper karton karwei kasboek kassa kastanje katje katoen kauwgom keel keer kegel keizer kelder
kelner kenmerk kennis kermis kern kerstbal ketel keuken keuring keuze kever kiekje kiem kier kiezel kijkje
kikkers kilo kilt kimono kind kiosk kippetje kist kitten kiwi klaar klank klap klarinet klasje klauw
klaver kleding kleed klein klem klep kleuter klik klimop klinker klip klit kloek klok klomp klontje kloof
klop kluif klus kluwen knaap knabbel knalgeel knap knie knijper knik knip knobbel knoflook knol knoop knop
knots knuffel knuist knus koala koekoek koel koepel koers koets koffer koken kokkin kokos kolen kolf
kolibrie kolonie komeet kompas komst konijnen kooi kool koopje koorzang kopen kopie kopje koppel koraal
koren korrel korst kort kostbaar koud kraag krab kracht kram kranten krat kreeft krekel krent kreuk
kriebel krijgen krik kring kristal kritisch kroket krom kronen kroon kropsla kruimel krul kubus kudde kuif
kuiken kuil kuip kundig kunst kurk kussens kust kuur kwaad kwadraat kwal kwartet kwebbel kweek kwekerij
kwiek kwijt kwis laag laan laars laat label labrador lach lade lading laken lama lamel lamp land lang
lantaarn lappen larve laser lasso last later latijn latte laurier lavendel lawaai lawine leder leef leeg
leek leer leesboek leeuw leguaan leiden leken lekker lelie lenen lengte lenig lente lepel leraar lesbrief
lessen letter leuk leuning levend lezen lichtjes lied liefde lift liggen ligstoel lijm lijn lijst lila
limerick limiet limoen linde lineair liniaal linksaf linnen lint linze lipje liter lobbes loep loer
lofzang logeren lokaal loket lokken lolly lommer long loods loof look loon loop lopen loterij lotus
luchtig lucifer luiaard luidop luier luik luipaard luister lukken lunch lusten luwte luxe maag maaltijd
maanden maart maas maat macaroni madelief magazijn magie magneet mahonie mais maizena makelaar makker
makreel malen manchet mand manege mango manier mannen mantel mapje marathon margriet marine markt marmer
masker massage mast maten matje matras mazen mede medley meedoen meegaan meel meenemen meepraat meer
meespeel meetlat meeuw meewind meezing megafoon meid meikers meisje melding melk melodie memo menigte mens
mentor merel merk mespunt metaal meter metro metsel meubel middag mierzoet mijl mijn mikken mild miljoen
mime mineraal miniem minuut mist mixer mobiel modder model moed moeilijk moeras moestuin mogen mokka
molentje moment mompel mond mooier mopperen morgen mosgroen mossel mosterd motor mouw muesli muggen muis
munt museum musical musje muskaat muts muur muziek mysterie naad naaister naald naam naar naast nabij
nabouwen nacht nadenken nadoen nadruk nagaan nagels nakijken naleven namaak namens namiddag napraten
narcis nasleep nasmaak naspel natellen natuur nauw navel navraag navullen nazomer neef neer negen nemen
neon nest netjes netto neuriet neus neuzen nevel nicht niemand niesbui niet nieuw niezen nijpend nikkel
nobel noedel noemen nood nooit noord normaal nota noten notitie november noviet numero nummer nuttig oase
oceaan ochtends oefening oerwoud oester oever ogen oksel oktober oliebol olifant olijf ombouw omdat
omdraai omelet omgang omgeving omgooien omheen omhoog omkeer omkijken omlaag omring omroep omruil omslag
omspoel omvang omwaaien omweg omzet omzien onder ongeduld onkruid online ontbijt ontdek onthoud ontkiem
ontloop ontmoet ontspan ontwerp ontzag onweer oogarts oogst ooievaar ooit oorbel oord oorlel oorzaak oost
opaal opbellen opbouw opdoen opdracht opeens open opera opeten opgave opgewekt ophaal ophijsen opkijken
opkomst opletten oplossen opmaak opmerken opname opnieuw oppas oprapen oprit oproep opruimen opslag
opsparen opstel optelsom optillen optocht optreden opvang opvouwen opwarm opwekken opwinden opzet opzij
opzoeken oranje orchidee ordelijk oregano orgel origami orkest ossenkop otter ouder oudste ovaal oven
overjas ozon paal paardje paasei paden pagina pakket palet paling palm panda paneel pannetje panter papaja
papegaai papier paprika parasol pardon parel parfum park partij pasfoto passie pastel patat patio patrijs
pauw pauze pedaal peddel peer peinzen pekel pelikaan pels penseel peper perfect periode perkje perron pers
perzik petje peul peuter piano picknick piepen pier pijlsnel pijp piket piloot pincode pinda pink pinnen
piraat pistache pitten pizza plaat plafond plakband plant plastic plateau plein plek plezier plicht ploeg
ploffen plons plooi plotse pluim plukken plus podium poedel poema poesje poetsen poging polder polis
pollepel polo pompen pony pool poort poos popcorn popster populier porie portie positie postbode potgrond
potlood praat pracht prak praline precies prei premie prentje prettig prijs prikkel prima prins probleem
proces proeven profiel project promotie proper protest pruik pruttel puber publiek pudding pullover
punaise puntje puree purper putten puur puzzelen quiche quilt quiz raad raaf raam raap raar racen racket
raderen radio rafel raket rally ramen rammel rand rang rank rapport rasp ravioli recent recht record
reddend redeneer reeks reep rees reflex reform regelen regio reiger reiken reinig reis reizen rekenen
relatie reling remmen renner rente repen reserve rest retour reus reven ribbels richting ridder riem
rietje rijbaan rijden rijk rijm rijp rijst rijtje rijwiel rimpel ringen rinkel ritme rits rivier robijn
robot rode roeiboot roep roerei rokje roller rolstoel roltrap roman rondje rood roof rook room roos
rotonde rots route roven royaal rozen rozijn rubber rubriek ruggen rugzak ruigte ruik ruil ruimen ruis
ruitjes rups rust saffier salade salon salto sambal samen sandaal sardine satijn sauna saus schaats
schelp schip schommel schrift schuim scooter score scout script seconde secuur seinpaal seizoen selderij
senior sereen serie service shampoo shirt shop short show siertuin sijsje simpel sinds singel sint sirene
sjaal sjabloon sjerp sjiek sjofel sjonge sjouwen skelter slaap slabak slager slak slalom slang slede sleep
sleutel slim slinger slip sloep slok sloop slot slurp smaak smak smeden smeer smoes snaar snack snavel
sneeuw snel snijden snip snoet snort snuit soepel sofa soldeer solide solo sommige sonate soort sorbet
souvenir spaak spannen spar spatel speciaal speeltje spel spiering spijker spin spiraal splits spoel spons
spook sport spot spray spreeuw spriet sprokkel spruit spuit sputter staal stad staf stage stal stam stand
stapel star steeg stelt stempel step sterrit steun stevig stiekem stift stijf stil stip stoel stof stok
stol stomen stook stop strand streep strijk stroom struis student stuiter stuk stuur succes sudderen
suiker suite suizen super surprise symbool symfonie systeem taak taal taart tabel tablet tachtig tafel
talent talig talud tand tango tante tapijt tasten taxi teen teer tegel teil teken tekst telefoon tellen
telraam tempel tenger tennis tent terras test teug tevens tevreden theater theepot thema thuis ticket tien
tijd tijger tijm tikken timmer tint tipi titel tjilpen toast tobbe tocht toegang toekomst toelicht toeren
toestel toetje toeval toezicht toffee toilet tolk tomaat toneel tong toon topper toren tosti tour touw
tovenaar train traject tram trans trap trechter trede trein trek trend treur trilling trip troep trommel
troost trots trouw truc truffel trui tube tuimel tuin tuitje tulband tulp tunnel turen turnen turven
tussen twaalf tweede twijfel twintig typen uier uilenbal uitdeler uitgang uithang uiting uitje uitkijk
uitleg uitmaak uitnodig uitpak uitrit uitslag uitvind uitweg uitzicht ukelele ukkepuk ultra uniek uren
uurwerk vaak vaandel vaart vaas vacht vader vakantie vakman vallei vanavond vandaag vangen vanille vanwege
varen varken vast veel veen veer vegen veilig veld velg venster vent verder verf vergeet verhaal verjaar
verlof vermaak verpak verrast verschil vertel vervoer verwacht vest veter veulen vezel video vier vijf
vijg vijver vijzel villa vilt vinden vinger vink violet viool visite vitaal vlaai vlag vlak vlam vlecht
vlees vlek vleugel vlieger vlijt vlinder vloed vlucht vlug voedsel voeg voelen voer voet vogel voile
volgen volkoren volle volop vondst voor vorig vorm vorst vouw vraag vrede vreemd vreugde vriezen vrij
vroeg vrolijk vrouw vulkaan vullen vuurpijl waag waaier waar waas wachten wade wafel wagen waggel walm
walnoot wals walvis wandel wang wanneer want warmpjes warrel waslijn wasmand wassen wastafel water watten
wazig webcam weefsel weegbrug week weelde wegen weide weinig weken wekker welkom welp wenk wens wereld
werf werk werpen wervel west weten weven wezel wiebel wiegen wiel wijd wijk wijn wijsheid wijze wikkel
wild wimper wind winkel winst winter wissel woensdag woest wolf wolk wonder woning woon woord wortel woud
wrap wrijf wuiven yoga yoghurt yucca zaad zaak zaal zacht zagen zakdoek zakgeld zaklamp zakmes zalf zalig
zalm zand zang zaterdag zebra zeef zeehond zeem zeep zeer zeester zegel zeggen zeilboot zeker zelden zelfs
zestig zetel zetten zevental zicht ziel zien zijde zijkant zijn zijspoor zilt zilver zingen zink zitten
zoek zoem zoen zoet zolang zolder zomer zondag zonlicht zonnig zoog zool zoom zoon zout zoveel zowel
zuchten zuid zuinig zuivel zult zuring zuster zuur zwaai zwaluw zweef zwem zwier zwijg
`
  .trim()
  .split(/\s+/);
