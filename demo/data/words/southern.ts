import { type Culture, westernName, words } from './culture.ts';

const PLAIN = { language: 'en' } as const;

/** Vietnam, West and East Africa, Indonesia. */
export const SOUTHERN: readonly Culture[] = [
  {
    ...PLAIN,
    weight: 3,
    given: words('Minh_Anh Thị_Lan Đức Thu_Hà Quốc_Bảo Ngọc_Ánh Tuấn Phương_Thảo'),
    family: words('Nguyễn Trần Phạm Đặng Vũ Hoàng Bùi'),
    fullName: (given, family) => `${family} ${given}`,
    places: [{ city: 'Hà Nội', country: 'Vietnam', streets: ['phố Huế', 'đường Láng'] }],
    phone: '+84 24 555',
    currency: 'USD',
    perEuro: 1.1,
    companies: ['Công ty {word}', '{word} Việt Nam', '{family} Trading'],
    companyWords: words('Sen_Xanh Hồng_Hà Thăng_Long Bình_Minh Ánh_Dương'),
  },
  {
    ...PLAIN,
    weight: 3,
    given: words('Chinedu Ngozi Adaeze Oluwaseun Wanjiru Kwame Amara Zainab Tunde Makena'),
    family: words('Okonkwo Adeyemi Eze Kamau Mensah Balogun Otieno Nwosu Abiola'),
    fullName: westernName,
    places: [
      { city: 'Lagos', country: 'Nigeria', streets: ['Broad Street', 'Allen Avenue'] },
      { city: 'Nairobi', country: 'Kenya', streets: ['Moi Avenue', 'Ngong Road'] },
    ],
    phone: '+234 1 555',
    currency: 'USD',
    perEuro: 1.1,
    companies: ['{family} & Daughters', '{word} Ventures', '{word} {city}', '{family} Holdings'],
    companyWords: words('Baobab Kilimo Savanna Harambee Sankofa Iroko Simba'),
  },
  {
    ...PLAIN,
    weight: 2,
    given: words('Siti Putu Dewi Budi Rizky Ayu Bayu Kartika'),
    family: words('Rahman Wijaya Santoso Hartono Lestari Nugroho Siregar'),
    fullName: westernName,
    places: [{ city: 'Jakarta', country: 'Indonesia', streets: ['Jalan Sudirman', 'Jalan Thamrin'] }],
    phone: '+62 21 555',
    currency: 'USD',
    perEuro: 1.1,
    companies: ['PT {word}', '{word} Nusantara', 'CV {family}'],
    companyWords: words('Melati Garuda Samudra Bahari Merapi Cendana'),
  },
  {
    ...PLAIN,
    weight: 1,
    given: words('สมชาย=somchai มาลี=malee กิตติ=kitti ปวีณา=paweena'),
    family: words('ศรีสุข=srisuk ใจดี=jaidee แสงทอง=saengthong'),
    fullName: westernName,
    places: [{ city: 'กรุงเทพฯ', country: 'ประเทศไทย', streets: ['ถนนสุขุมวิท', 'ถนนสีลม'] }],
    phone: '+66 2 555',
    currency: 'USD',
    perEuro: 1.1,
    companies: ['บริษัท {word} จำกัด', '{word} กรุ๊ป'],
    companyWords: words('สยาม=siam ช้างเผือก=changphueak บัวทอง=buathong'),
  },
];
