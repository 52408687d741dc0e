import { type Culture, westernName, words } from './culture.ts';

const PLAIN = { language: 'en', fullName: westernName } as const;

/** Cultures whose names are written in Latin letters and come given name first. */
export const EUROPEAN: readonly Culture[] = [
  {
    ...PLAIN,
    weight: 20,
    given: words(
      'Emma Olivia Ava Sophie Grace Lucy Hannah Megan Chloe Ruth Jack Oliver Harry George Thomas James William Daniel Samuel Edward Aisha Priya Marcus Tyler Joan',
    ),
    family: words(
      "Smith Jones Taylor Brown Wilson Evans Walker Wright Robinson Thompson White Hughes Edwards Green Hall Clarke Patel Baker O'Neil O'Brien MacDonald Fitzgerald Whitfield Ashworth Pemberton",
    ),
    places: [
      { city: 'London', country: 'United Kingdom', streets: ['Harbour Street', 'Queen Anne Road', 'Mill Lane'] },
      { city: 'Manchester', country: 'United Kingdom', streets: ['Deansgate', 'Canal Street'] },
      { city: 'Bristol', country: 'United Kingdom', streets: ['Park Row', 'Temple Way'] },
      { city: 'Dublin', country: 'Ireland', streets: ['Baggot Street', 'Pearse Street'] },
    ],
    phone: '+44 20 7946',
    currency: 'GBP',
    perEuro: 0.85,
    companies: ['{family} & Sons', '{word} {city}', '{family} {word} Ltd', '{word} Partners', '{word} Group plc'],
    companyWords: words(
      'Northgate Brightwater Larkspur Ironbridge Copperfield Harrow Meridian Bluebell Foxglove Stonehaven Kestrel Oakmoor Silverline Thornbury Wildwood',
    ),
  },
  {
    ...PLAIN,
    weight: 12,
    given: words(
      'Madison Jordan Ashley Brianna Jasmine Kayla Maria Ethan Logan Mason Carlos Jayden Noah Caleb Isaiah Diego Zoe Naomi',
    ),
    family: words(
      'Johnson Williams Miller Davis Garcia Rodriguez Martinez Anderson Jackson Harris Lewis Nguyen Kowalski Feldman Okafor Chen Rivera Sullivan',
    ),
    places: [
      { city: 'New York', country: 'United States', streets: ['Broadway', 'Lexington Avenue', 'W 34th Street'] },
      { city: 'Austin', country: 'United States', streets: ['Congress Avenue', 'Lamar Boulevard'] },
      { city: 'Portland', country: 'United States', streets: ['Burnside Street', 'Alder Street'] },
      { city: 'Toronto', country: 'Canada', streets: ['King Street West', 'Bloor Street'] },
    ],
    phone: '+1 555 01',
    currency: 'USD',
    perEuro: 1.1,
    companies: ['{word} Inc.', '{family} {word} LLC', '{word} Labs', '{word} & {family} Co.', '{city} {word}'],
    companyWords: words(
      'Redwood Summit Lakeshore Cascade Pinnacle Evergreen Trailhead Liberty Cobalt Sierra Granite Beacon Horizon Juniper Palisade',
    ),
  },
  {
    ...PLAIN,
    weight: 12,
    given: words(
      'Anna Lena Katharina Sabine Jürgen Björn Lukas Maximilian Felix Günther Ute Heike Stefan Tobias Jana Mareike Özlem Emre',
    ),
    family: words(
      'Müller Schmidt Schneider Weiß Fischer Wagner Becker Schäfer Köhler Groß Krämer Vogel Yılmaz Lindner Hofmann Bäcker von_der_Heide Straßburger',
    ),
    places: [
      { city: 'Berlin', country: 'Germany', streets: ['Torstraße', 'Karl-Marx-Allee'] },
      { city: 'München', country: 'Germany', streets: ['Leopoldstraße', 'Rosenheimer Straße'] },
      { city: 'Wien', country: 'Austria', streets: ['Mariahilfer Straße', 'Landstraßer Hauptstraße'] },
      { city: 'Zürich', country: 'Switzerland', streets: ['Bahnhofstrasse', 'Langstrasse'] },
    ],
    phone: '+49 30 90',
    currency: 'EUR',
    perEuro: 1,
    companies: ['{family} GmbH', '{family} & {family} KG', '{word} AG', '{word} {city} GmbH', 'Gebrüder {family} OHG'],
    companyWords: words(
      'Nordlicht Werkraum Alpenblick Feinmechanik Spreetec Solarwerk Holzmann Rheinlogistik Datenhaus Kupferkessel Grünfeld Uhrwerk',
    ),
  },
  {
    ...PLAIN,
    weight: 8,
    given: words(
      'Camille Léa Chloé Manon Élodie Aurélie Théo Hugo Gaël François Benoît Jean-Luc Noémie Zoé Mathéo Amélie',
    ),
    family: words(
      "Martin Bernard Dubois Lefèvre Moreau Girard Bonnet Châtelain Faure Mercier d'Aubigné Le_Gall Benoît Rousseau Desrosiers Gauthier",
    ),
    places: [
      { city: 'Paris', country: 'France', streets: ['rue de Rivoli', 'boulevard Voltaire'] },
      { city: 'Lyon', country: 'France', streets: ['quai Saint-Antoine', 'rue Garibaldi'] },
      { city: 'Bruxelles', country: 'Belgium', streets: ['avenue Louise', 'rue Neuve'] },
    ],
    phone: '+33 1 99 00',
    currency: 'EUR',
    perEuro: 1,
    companies: ['{family} SARL', 'Maison {family}', '{word} SA', 'Atelier {word}', '{word} {city}'],
    companyWords: words('Lumière Horizon Rivage Bellevue Cadran Étoile Mistral Fontaine Verger Boussole'),
  },
  {
    ...PLAIN,
    weight: 9,
    given: words(
      'Lucía María Carmen Sofía Valentina Álvaro Íñigo Javier Mateo João Beatriz Inês Rafael Thiago Giulia Francesca Alessandro Nicolò',
    ),
    family: words(
      'García Fernández López Muñoz Núñez Ibáñez Peña Castaño Silva Gonçalves Conceição Magalhães Rossi Bianchi Colombo De_Luca Esposito Müller-Pérez',
    ),
    places: [
      { city: 'Madrid', country: 'Spain', streets: ['Calle de Alcalá', 'Gran Vía'] },
      { city: 'Lisboa', country: 'Portugal', streets: ['Rua Augusta', 'Avenida da Liberdade'] },
      { city: 'São Paulo', country: 'Brazil', streets: ['Avenida Paulista', 'Rua Oscar Freire'] },
      { city: 'Milano', country: 'Italy', streets: ['Corso Buenos Aires', 'Via Torino'] },
    ],
    phone: '+34 910 05',
    currency: 'EUR',
    perEuro: 1,
    companies: ['{family} Hermanos', '{word} S.L.', 'Grupo {word}', '{family} e Filhos', '{word} S.p.A.'],
    companyWords: words('Azahar Olivares Marisol Atlântico Sereno Cordillera Alhambra Girasol Vela Montecristo'),
  },
  {
    ...PLAIN,
    weight: 5,
    given: words('Astrid Sigrid Freja Linnéa Øyvind Håkon Søren Lars Åsa Mikko Aino Torbjørn'),
    family: words(
      'Andersson Johansson Hansen Sørensen Bjørnstad Håkansson Virtanen Mäkinen Ångström Lindqvist Østergaard',
    ),
    places: [
      { city: 'Oslo', country: 'Norway', streets: ['Karl Johans gate', 'Storgata'] },
      { city: 'København', country: 'Denmark', streets: ['Nørrebrogade', 'Strøget'] },
    ],
    phone: '+47 22 00',
    currency: 'NOK',
    perEuro: 11.5,
    companies: ['{family} AS', '{word} AB', '{word} {city}', '{family} & Co', '{word} Oy'],
    companyWords: words('Fjordkraft Nordvest Skogsbyn Havsvind Polaris Lumi Vinterljus Strandgade'),
  },
];
