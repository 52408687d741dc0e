import { type Culture, westernName, words } from './culture.ts';

const PLAIN = { language: 'en', fullName: westernName } as const;

/** Latin letters with many marks below, above and through them. */
export const CENTRAL_EUROPEAN: readonly Culture[] = [
  {
    ...PLAIN,
    weight: 4,
    given: words('Zofia Małgorzata Łukasz Agnieszka Jiří Zdeněk Kateřina Tomáš István Zsófia'),
    family: words('Nowak Wiśniewski Wójcik Dvořák Říha Svoboda Nagy Szabó Krejčí Zieliński'),
    places: [
      { city: 'Kraków', country: 'Poland', streets: ['ulica Floriańska', 'ulica Długa'] },
      { city: 'Praha', country: 'Czechia', streets: ['Vodičkova', 'Národní'] },
    ],
    phone: '+48 22 10',
    currency: 'PLN',
    perEuro: 4.3,
    companies: ['{family} sp. z o.o.', '{word} a.s.', '{word} {city}', '{family} i Wspólnicy'],
    companyWords: words('Bursztyn Tarnica Vltava Skała Ještěd Wisła Dunaj Morava'),
  },
  {
    ...PLAIN,
    weight: 3,
    given: words('Şebnem Kerem Ayşe Mehmet Elif Çağlar İrem Yiğit Gülşen Oğuz'),
    family: words('Yıldırım Öztürk Çelik Şahin Doğan Güneş Kılıç Aydın Demirtaş'),
    places: [{ city: 'İstanbul', country: 'Türkiye', streets: ['İstiklal Caddesi', 'Bağdat Caddesi'] }],
    phone: '+90 212 555',
    currency: 'EUR',
    perEuro: 1,
    companies: ['{family} A.Ş.', '{word} Ticaret', '{family} ve Oğulları', '{word} Holding'],
    companyWords: words('Yakamoz Boğaziçi Anadolu Çınar Güneş Işık Ege'),
  },
];
