/**
 * What stands beside or above a value, in the languages of documents in Latin script, divided by " | ". Case, diacritics and
 * punctuation do not matter, and a few misread letters do not either.
 */
import type { FieldName } from '../document.ts';

/**
 * Beside the fields: `name` and `id_number` mean different fields on different documents, so the page decides; `birth` has a date
 * and a place; `other` is what we do not read, listed so that its value is not taken for that of a neighbour.
 */
export type LabelField = FieldName | 'name' | 'id_number' | 'birth' | 'other';
export type Labels = Partial<Readonly<Record<LabelField, readonly string[]>>>;

export const LABELS: Labels = {
  full_name: [
    'Full name | Name in full | Name and surname | Surname and given names | Surname, given names | Surname, given name | Surname and name | Names in full | Name of holder | Name of bearer | Complete name',
    'Vollständiger Name | Name und Vornamen | Nom et prénoms | Nom et prénom | Nom, prénoms | Nom complet | Nom, prénom',
    'Apellidos y nombres | Nombre y apellidos | Nombres y apellidos | Nombres, apellidos | Apellidos, nombres | Nombre completo | Nome completo | Nome e cognome | Cognome e nome',
    'Nama | Nama penuh | Nama lengkap | Họ và tên | Họ, chữ đệm và tên khai sinh | Họ tên | Adı soyadı | Ad soyad | Imię i nazwisko | Naam en voornamen | Imie, nazwisko',
  ],
  last_name: [
    'Surname | Surnames | Last name | Family name | Primary identifier',
    'Familienname | Nachname | Zuname | Nom de famille | Nom(s) | Apellido | Apellidos | Primer apellido | Cognome | Cognomi | Apelido | Apelidos | Apelido(s) | Sobrenome',
    'Achternaam | Geslachtsnaam | Efternavn | Efternamn | Etternavn | Sukunimi | Kenntafn | Eftirnafn | Kenninafn | Kenninöfn | Sloinne | Kunjom',
    'Nazwisko | Nazwiska | Příjmení | Priezvisko | Családi név | Vezetéknév | Családi és utónév | Nume | Nume de familie | Prezime | Priimek | Mbiemri | Soyadı | Soyad | Perekonnanimi | Uzvārds | Pavardė | Nama keluarga',
  ],
  first_name: [
    'Given name | Given names | Given name(s) | First name | First names | Forename | Forenames | Forename(s) | Other names | Secondary identifier | First and middle names | First names/middle names',
    'Vorname | Vornamen | Vorname(n) | Prénom | Prénoms | Prénom(s) | Nombres | Nome próprio | Nomes próprios | Nome(s) próprio(s) | Nome(s) | Prenome | Prenume',
    'Voornaam | Voornamen | Fornavn | Fornavne | Förnamn | Fornamn | Etunimet | Etunimi | Eiginnafn | Eiginnöfn | Skírnarnafn | Céadainm | Isem',
    'Imię | Imiona | Imię (imiona) | Jméno | Jména | Jméno (jména) | Meno | Mená | Meno (mená) | Utónév | Utónevek | Utónevei | Keresztnév | Ime | Emri | Adı | Adi | Ad | Eesnimi | Eesnimed | Vārds | Vārdi | Vārds(-i) | Vardas | Vardai | Vardas (vardai) | Nama pemberian',
  ],
  name: ['Name | Name(s) | Nom | Nombre | Nome | Naam | Navn | Namn | Nafn | Név | Ainm'],
  document_number: [
    'Document no | Document number | Document nr | Card no | Card number | Passport no | Passport number | Licence no | License no | Licence number | License number | Driver licence no | Driver license no | Identity card no | Identity card number | Permit no | Permit number | Residence permit no | Serial no | DL no | DLN | Lic no | Lic # | ID card no | No | Nr',
    'Dokumentennummer | Ausweisnummer | Ausweis-Nr | Pass-Nr | Reisepass-Nr | Passnummer | Kartennummer | Kartennr | Führerschein-Nr | Numéro du document | No du document | N° du document | N° document | Document N° | Numéro de passeport | Passeport no | No de passeport | N° de passeport | Numéro de la carte | Carte nationale d’identité N° | Carte no | N° de permis',
    'Número de documento | Núm. de documento | Nº de documento | Núm. documento | Num soport | Número de pasaporte | Pasaporte no | Pasaporte n° | No de pasaporte | DNI | DNI núm | DNI nº | Numero documento | Numero del documento | Numero carta | Passaporto n | Passaporto no | Numero di passaporto | N documento | Nº documento | Nº do passaporte | Passaporte nº | Número do documento | Documento no | Nº de registro',
    'Documentnummer | Paspoortnummer | Paspoort nr | Kaartnummer | Kaartnr | Nr dokumentu | Numer dokumentu | Seria i numer | Seria i nr | Numer paszportu | Nr paszportu | Numer dowodu | Číslo dokladu | Číslo průkazu | Číslo pasu | Číslo OP | Číslo občianskeho preukazu | Okmányazonosító | Okmányszám | Útlevél száma | Seria si numarul | Seria și nr | Pașaport nr | Broj isprave | Broj putovnice | Broj iskaznice | Številka dokumenta | Številka potnega lista',
    'Belge no | Seri no | Pasaport no | Kimlik kartı seri no | Kortnummer | Passnr | Pass nr | Pas nr | Vegabréf nr | Passin numero | Passin nro | Asiakirjan numero | Kortin numero | Dokumendi nr | Dokumendi number | Dokumenta nr | Dokumenta Nr | Pases nr | Dokumento nr | Paso nr | Kortelės nr | No paspor | Nomor paspor | No pasport | Số hộ chiếu | Hộ chiếu số | Uimhir phas',
    'Visa no | Visa number | N° du visa | N° de visa | No de visa | Número de visa | Nº de visado | Visumnummer | Visum-Nr | Numero del visto | Número do visto | Nr wizy',
  ],
  id_number: [
    'ID no | ID number | Identity no | Identity number | Identification no | Identification number | National ID no | National identity number | ID | National ID | NIK | Nomor induk kependudukan | No. Kad Pengenalan | No. KP | No. Pengenalan | Nombor pengenalan | Số | Số CCCD | Số định danh cá nhân',
  ],
  personal_number: [
    'Personal no | Personal number | Personal num | Personal identification number | Personal identity number | Personal ID | Personal identity code | Personal id code | Personal identifying number | Personal code | Civil no | Civil registration no | National number | Social security no | Personal no. (optional)',
    'Personnummer | Personennummer | Persönliche Nummer | Numéro personnel | Num. personnel | No personnel | Numéro national | No du registre national | Identifiant personnel | Code d’identification | Code personnel | Número personal | CURP | Codice fiscale | NIF | Nº identificação civil | N° ID civil | Núm. personal',
    'Persoonsnummer | Burgerservicenummer | BSN | Rijksregisternummer | Rijksregisternr | Numer PESEL | Nr PESEL | PESEL | Rodné číslo | Személyi azonosító | Személyi szám | CNP | OIB | EMŠO | JMBG | T.C. Kimlik No | TC Kimlik No | Türkiye Cumhuriyeti Kimlik No',
    'Fødselsnummer | CPR-nr | Personnr | Henkilötunnus | Kennitala | Isikukood | Personas kods | Asmens kodas | Uimhir phearsanta',
  ],
  date_of_birth: [
    'Date of birth | Birth date | Birthdate | Born on | DOB | D.O.B | Birthday | Date of birth (dd mm yyyy)',
    'Geburtsdatum | Geburtstag | Geboren am | Geb. Datum | Tag der Geburt | Date de naissance | Né(e) le | Né le | Née le | Fecha de nacimiento | F. nacimiento | Nacido el | Data di nascita | Nato il | Nato/a il | Data de nascimento | Nascimento',
    'Geboortedatum | Geboren op | Data urodzenia | Datum narození | Narozen | Dátum narodenia | Születési idő | Születési dátum | Születési ideje | Data nașterii | Data nasterii | Datum rođenja | Datum rojstva | Datëlindja | Doğum tarihi | D. tarihi',
    'Fødselsdato | Fødselsdag | Födelsedatum | Födelsetid | Syntymäaika | Fæðingardagur | Sünniaeg | Sünnikuupäev | Dzimšanas datums | Dzimšanas dati | Gimimo data | Tarikh lahir | Tanggal lahir | Tgl lahir | Ngày sinh | Ngày, tháng, năm sinh | Dáta breithe | Data tat-twelid',
  ],
  birth: [
    'Date and place of birth | Place and date of birth | Place/Date of birth | Date, place of birth | Geburtsdatum und -ort | Geburtstag und -ort | Geburtstag und Ort | Date et lieu de naissance | Fecha y lugar de nacimiento | Lugar y fecha de nacimiento | Luogo e data di nascita | Data e luogo di nascita | Data e local de nascimento | Data/local de nascimento',
    'Geboortedatum en -plaats | Geboorteplaats en datum | Data i miejsce urodzenia | Data și locul nașterii | Datum i mjesto rođenja | Datum a místo narození | Dátum a miesto narodenia | Születési hely és idő | Születési helye, ideje | Fødselsdato og -sted | Födelsedatum och födelseort | Tempat/Tgl lahir | Tempat, tanggal lahir | Tempat dan tarikh lahir | Tempat & tgl lahir | Doğum yeri ve tarihi',
  ],
  place_of_birth: [
    'Place of birth | Birthplace | Birth place | Country of birth | POB | Country/place of birth | City of birth',
    'Geburtsort | Ort der Geburt | Lieu de naissance | Né(e) à | Né à | Née à | Lugar de nacimiento | Lugar nacimiento | Luogo di nascita | Local de nascimento | Lugar de nascimento | Naturalidade | à',
    'Geboorteplaats | Plaats van geboorte | Miejsce urodzenia | Místo narození | Miesto narodenia | Születési hely | Születési helye | Locul nașterii | Loc naștere | Mjesto rođenja | Kraj rojstva | Rojstni kraj | Vendlindja | Doğum yeri',
    'Fødested | Fødselssted | Födelseort | Syntymäpaikka | Syntymäkotikunta | Fæðingarstaður | Sünnikoht | Dzimšanas vieta | Gimimo vieta | Tempat lahir | Nơi sinh | Nơi đăng ký khai sinh | Áit bhreithe | Post tat-twelid',
  ],
  gender: [
    'Sex | Gender | Geschlecht | Sexe | Sexo | Sesso | Geslacht | Płeć | Pohlaví | Pohlavie | Nem | Neme | Sexul | Spol | Gjinia | Cinsiyet | Cinsiyeti | Køn | Kjønn | Kön | Sukupuoli | Kyn | Kynferði | Sugu | Dzimums | Lytis | Jantina | Jenis kelamin | Giới tính | Gnéas | Sess | Sex/Gender',
  ],
  nationality: [
    'Nationality | Citizenship | National status | Staatsangehörigkeit | Staatsbürgerschaft | Nationalität | Nationalité | Nacionalidad | Nacionalidade | Cittadinanza | Nazionalità | Cidadania | Nationaliteit | Obywatelstwo | Státní občanství | Občanství | Štátne občianstvo | Štátna príslušnosť | Állampolgárság | Állampolgársága | Cetățenie | Cetăţenia | Naționalitate',
    'Državljanstvo | Shtetësia | Uyruğu | Uyruk | Statsborgerskab | Statsborgerskap | Nationalitet | Medborgarskap | Kansalaisuus | Ríkisfang | Þjóðerni | Kodakondsus | Pilsonība | Pilsoniba | Tautība | Pilietybė | Warganegara | Kewarganegaraan | Taraf kewarganegaraan | Quốc tịch | Náisiúntacht | Ċittadinanza',
  ],
  issuing_country: [
    'Country code | Issuing country | Issuing state | Code of issuing state | State code | Code of State | Country of issue | Code of issuing country | Code du pays | Pays émetteur | Code du pays émetteur | Code de l’état | Code de l’état émetteur | Código del país | Código país | Código del estado | Codice paese | Codice dello stato | Código do país | País emissor | Landcode | Kod kraju | Kód státu | Kód štátu | A kibocsátó állam kódja | Codul statului | Oznaka države | Ülke kodu | Landskod | Landekode | Landskode | Maan tunnus | Väljaandjariigi kood | Välja andnud riigi kood | Väljaandja riigi kood | Valsts kods | Izdevējas valsts kods | Valstybės kodas | Kod negara | Kode negara | Ausstellender Staat | Ausstellungsstaat',
  ],
  issue_date: [
    'Date of issue | Issue date | Issued on | Issued | Issuance date | Date issued | Valid from | ISS | Date of issuance',
    'Ausstellungsdatum | Ausgestellt am | Ausgabedatum | Datum der Ausstellung | Tag der Ausstellung | Gültig ab | Gültig von | Date de délivrance | Délivré le | Délivrée le | Date d’émission | Valable du | Fecha de expedición | Fecha de emisión | Expedición | Emisión | Válido desde | Válido a partir de | Data di rilascio | Rilasciato il | Data di emissione | Emissione | Data de emissão | Emitido em | Data de expedição | Válido de',
    'Datum van afgifte | Datum afgifte | Afgegeven op | Geldig van | Data wydania | Data wydania dokumentu | Datum vydání | Vydáno | Dátum vydania | Kiállítás dátuma | Kiadás dátuma | Kiállítás kelte | Data emiterii | Data eliberării | Emis la data | Datum izdavanja | Datum izdaje | Data e lëshimit | Veriliş tarihi | Verildiği tarih | Düzenleme tarihi',
    'Udstedelsesdato | Utstedelsesdato | Utstedt | Utfärdandedatum | Utfärdad | Myöntämispäivä | Antopäivä | Útgáfudagur | Gefið út | Väljaandmise kuupäev | Välja antud | Izdošanas datums | Išdavimo data | Tarikh dikeluarkan | Tarikh pengeluaran | Tanggal pengeluaran | Tanggal dikeluarkan | Ngày cấp | Ngày, tháng, năm cấp | Dáta eisiúna | Data tal-ħruġ',
  ],
  expiry_date: [
    'Date of expiry | Expiry date | Expiration date | Date of expiration | Expires | Expires on | Valid until | Valid to | Valid thru | Good thru | EXP | Expiry | Valid till | Date of exp | Validity | Card expires | Exp date',
    'Gültig bis | Ablaufdatum | Gültigkeit | Date d’expiration | Date d’expir | Valable jusqu’au | Expire le | Valide jusqu’au | Fecha de caducidad | Fecha de vencimiento | Válido hasta | Validez | Vencimiento | Vigencia | Caducidad | Data di scadenza | Scadenza | Valido fino al | Data de validade | Válido até | Validade | Data de caducidade',
    'Geldig tot | Geldig tot en met | Vervaldatum | Data ważności | Termin ważności | Ważny do | Data upływu ważności | Platnost do | Platí do | Datum skončení platnosti | Platnosť do | Dátum skončenia platnosti | Lejárat dátuma | Érvényes | Érvényességi idő | Érvényesség | Data expirării | Valabil până la | Valabilitate | Vrijedi do | Datum isteka | Datum poteka | Velja do | Važi do | Data e skadimit | Son geçerlilik tarihi | Geçerlilik tarihi | Geçerlik tarihi',
    'Udløbsdato | Gyldig til | Gyldigt til | Utløpsdato | Giltigt till | Giltig till | Giltigt t.o.m | Sista giltighetsdag | Voimassa | Viimeinen voimassaolopäivä | Voimassaoloaika päättyy | Gildir til | Rennur út | Kehtiv kuni | Kehtivuse lõpp | Derīga līdz | Derīgs līdz | Galioja iki | Sah sehingga | Sah hingga | Tarikh tamat | Tarikh tamat tempoh | Tarikh luput | Tanggal habis berlaku | Berlaku hingga | Berlaku s/d | Có giá trị đến | Ngày hết hạn | Dáta as feidhm | Data tal-iskadenza',
  ],
  address: [
    'Address | Residence | Place of residence | Home address | Permanent address | Residential address | Residence address',
    'Anschrift | Adresse | Wohnort | Wohnsitz | Hauptwohnsitz | Domicile | Domicilio | Dirección | Indirizzo | Indirizzo di residenza | Comune di residenza | Residenza | Morada | Endereço | Residência',
    'Adres | Woonplaats | Adres zameldowania | Miejsce zamieszkania | Trvalý pobyt | Adresa pobytu | Bydliště | Bydlisko | Adresa | Lakcím | Lakóhely | Domiciliu | Domiciliul | Prebivalište | Prebivališče | Stalno prebivališče | Vendbanimi | Bopæl | Bostedsadresse | Bostadsort | Adress | Osoite | Heimili | Elukoht | Dzīvesvieta | Gyvenamoji vieta | Alamat | Nơi thường trú | Nơi cư trú | Seoladh',
  ],
  other: [
    'Authority | Issuing authority | Issued by | Issuing office | Issuing post | Issuing post name | Place of issue | Office of issue | Behörde | Ausstellende Behörde | Autorité | Autorité de délivrance | Délivré par | Autoridad | Autoridad expedidora | Autorità | Autoridade | Entidade emissora | Instantie | Organ wydający | Úřad | Kiállító hatóság | Hatóság | Autoritatea | Emisă de | Nadležno tijelo | Izdao | Veren makam | Myndighed | Myndighet | Viranomainen | Yfirvald | Väljaandja | Väljaandnud asutus | Izdevējiestāde | Izdevējs | Išdavusi įstaiga | Išdavė | Pejabat pengeluar | Kantor yang mengeluarkan | Nơi cấp | Lugar de expedición | Údarás eisiúna | Lieu de délivrance | Lugar de emisión',
    'Type | Typ | Tipo | Liik | Tips | Tipas | Jenis | Code | Kode | Control number | Entries | No. of entries | Number of entries | Número de entradas | Visa type/class | Type of permit | Type of title | Remarks | Anmerkungen | Observations | Observaciones | Annotations | Annotation | Endorsements | END | Restrictions | REST | Class | Classes | Vehicle categories | Duration of stay | Category | Donor',
    'Height | Größe | Taille | Estatura | Statura | Altura | Lengte | Wzrost | Výška | Magasság | Boy | Højde | Høyde | Längd | Pituus | Hæð | Pikkus | Augums | Ūgis | Tinggi | HGT | Weight | WGT | Eyes | Colour of eyes | Color of eyes | Eye colour | Augenfarbe | Farbe der Augen | Couleur des yeux | Color de ojos | Kolor oczu | EYES | Hair | HAIR | Blood group | Blood type | Gol darah | Religion | Agama | Race | Bangsa | Dân tộc',
    "Signature | Holder's signature | Signature of bearer | Signature of holder | Unterschrift | Unterschrift der Inhaberin | Unterschrift des Inhabers | Signature du titulaire | Firma | Firma del titular | Firma del titolare | Assinatura | Handtekening | Podpis | Aláírás | Semnătura | Potpis | İmza | İmzası | Underskrift | Namnteckning | Allekirjoitus | Allkiri | Kasutaja allkiri | Paraksts | Parašas | Tandatangan | Tanda tangan | Firma del funcionario expedidor",
    "Father | Father's name | Name of father | Mother | Mother's name | Mother's maiden name | Name of mother | Parents | Parents' given names | Imiona rodziców | Hijo de | Hija de | Filiação | Filiation | Spouse | Husband's name | Name at birth | Birth name | Maiden name | Geburtsname | Nom d'usage | Nom de naissance | Nazwisko rodowe | Születési név | Anyja neve | Anne adı | Baba adı | Kızlık soyadı | Former name | Rodné příjmení | Rodné priezvisko | Religious name or pseudonym | Ordens- oder Künstlername | Ordens- und Künstlername | Alias | Formerly known as | Pekerjaan | Occupation | Profession | Beruf | Status perkawinan | Marital status | Rodinný stav | Stan cywilny | RT/RW | Kel/Desa | Kecamatan | Quê quán | Place of origin | Heimatort | Lieu d'origine | Luogo di attinenza | Đặc điểm nhận dạng | Place of registration",
    'Passport | Passeport | Reisepass | Pasaporte | Passaporto | Passaporte | Paspoort | Paszport | Identity card | Personalausweis | Carte nationale d’identité | Carte d’identité | Carta d’identità | Carta di identità | Documento nacional de identidad | Driving licence | Driver license | Driver licence | Permis de conduire | Führerschein | Residence permit | Titre de séjour | Aufenthaltstitel | Permesso di soggiorno | Visa | Kad pengenalan | Identification card | National identity card | Resident identity card | Document number on back | Clave de elector | Año de registro | Estado | Municipio | Sección | Localidad',
  ],
};
