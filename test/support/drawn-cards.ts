import sharp from 'sharp'

/** What a business card says: all of it invented. */
export interface Said {
  name: string
  title: string
  organisation: string
  /** As printed, label and number. */
  phones: string[]
  mail: string
  site: string
  /** Street, then postcode and town. */
  address: [string, string]
}

export const DESIGNS = [
  'clean',
  'dark',
  'serif',
  'right',
  'small',
  'side',
  'head',
  'tilted',
  'table',
] as const
/**
 * How it is printed and photographed: dark on white; white on dark; serif, italic title; set to the right; at 150 dpi;
 * on its side; on its head; 3° askew, soft, as a poor JPEG; aslant on a dark table.
 */
export type Design = (typeof DESIGNS)[number]

/** At 300 dpi: 85 × 55 mm. */
const [WIDTH, HEIGHT] = [1004, 650]

/** A card as a picture file. */
export async function drawnCard(said: Said, design: Design): Promise<Buffer> {
  const flat = sharp(Buffer.from(svgOf(said, design)))
  switch (design) {
    case 'small':
      return flat
        .resize({ width: WIDTH / 2 })
        .png()
        .toBuffer()
    case 'side':
      return flat.rotate(90).png().toBuffer()
    case 'head':
      return flat.rotate(180).png().toBuffer()
    case 'tilted':
      return sharp(await flat.rotate(3, { background: '#d9d4cc' }).png().toBuffer())
        .blur(1.1)
        .jpeg({ quality: 45 })
        .toBuffer()
    case 'table':
      return onTable(await flat.png().toBuffer())
    default:
      return flat.png().toBuffer()
  }
}

/** Sheared, turned by 7°, a card a third smaller than its photograph. */
async function onTable(card: Buffer): Promise<Buffer> {
  const background = '#4a3b30'
  const sheared = await sharp(card).affine([1, 0.06, 0.03, 0.96], { background }).png().toBuffer()
  const turned = await sharp(sheared).rotate(-7, { background }).png().toBuffer()
  const noise = await sharp({
    create: {
      width: 1700,
      height: 1300,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 70, sigma: 4 },
    },
  })
    .png()
    .toBuffer()
  const table = sharp({ create: { width: 1700, height: 1300, channels: 3, background } })
  return table
    .composite([{ input: turned }, { input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 70 })
    .toBuffer()
}

function svgOf({ name, title, organisation, phones, mail, site, address }: Said, design: Design): string {
  const [paper, ink] = design === 'dark' ? ['#1d2a38', '#f4efe4'] : ['#fdfcf8', '#222222']
  const font = design === 'serif' ? 'Liberation Serif' : design === 'dark' ? 'DejaVu Sans' : 'Liberation Sans'
  const [x, anchor] = design === 'right' ? [WIDTH - 70, 'end'] : [70, 'start']
  const line = (y: number, size: number, text: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" ${more}>${escaped(text)}</text>`
  const below = [...phones, mail, site, ...address]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${paper}"/>
    <g font-family="${font}" fill="${ink}">
      ${line(95, 34, organisation, 'letter-spacing="2"')}
      ${line(195, 54, name, 'font-weight="bold"')}
      ${line(245, 32, title, design === 'serif' ? 'font-style="italic"' : '')}
      ${below.map((text, i) => line(345 + i * 48, 31, text)).join('\n')}
    </g></svg>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

export const CARDS: readonly Said[] = [
  {
    name: 'Hélène Le Goff',
    title: 'Directrice artistique',
    organisation: 'Atelier Brume',
    phones: ['Tél. 02 40 12 34 56', 'Mob. 06 12 34 56 78'],
    mail: 'helene@atelier-brume.fr',
    site: 'www.atelier-brume.fr',
    address: ['12 bis, rue de la Fosse', '44000 Nantes'],
  },
  {
    name: 'Mathieu KERVELLA',
    title: 'Gérant',
    organisation: 'SARL Menuiserie Kervella & Fils',
    phones: ['Tél : 02 98 11 22 33', 'Fax : 02 98 11 22 34'],
    mail: 'contact@kervella-menuiserie.fr',
    site: 'kervella-menuiserie.fr',
    address: ['ZA de Kergonan', '29200 Brest'],
  },
  {
    name: 'Dr. Sophie d’Aubigny',
    title: 'Psychologue clinicienne',
    organisation: 'Cabinet des Tilleuls',
    phones: ['T. +33 (0)1 43 55 66 77', 'P. +33 6 98 76 54 32'],
    mail: 's.daubigny@cabinet-tilleuls.com',
    site: 'https://cabinet-tilleuls.com',
    address: ['8, avenue Jean Jaurès', '75019 Paris'],
  },
  {
    name: 'Zoé Lambert',
    title: 'Illustratrice',
    organisation: 'Studio Pomme-Reinette',
    phones: ['06 87 65 43 21'],
    mail: 'bonjour@zoelambert.be',
    site: 'linkedin.com/in/zoe-lambert-4b2a91',
    address: ['Rue du Midi 14', '1000 Bruxelles'],
  },
  {
    name: 'Emily Whitfield',
    title: 'Product Manager',
    organisation: 'Harbour Lane Ltd',
    phones: ['Phone +44 20 7946 0958', 'Mobile +44 7700 900123'],
    mail: 'emily.whitfield@harbourlane.co.uk',
    site: 'www.harbourlane.co.uk',
    address: ['21 Marsh Street', 'Bristol BS1 4AX'],
  },
  {
    name: 'Marc-André Tremblay',
    title: 'Conseiller principal',
    organisation: 'Groupe Boréal inc.',
    phones: ['Bureau : 514 555-0142', 'Cell. : 438 555-0187'],
    mail: 'ma.tremblay@groupeboreal.ca',
    site: 'groupeboreal.ca',
    address: ['1200, rue Sherbrooke Ouest', 'Montréal (Québec) H3A 1H6'],
  },
  {
    name: 'Claudine Rochat',
    title: 'Architecte EPFL',
    organisation: 'Rochat Architectes SA',
    phones: ['Téléphone 021 312 34 56', 'Portable 079 123 45 67'],
    mail: 'rochat@rochat-architectes.ch',
    site: 'rochat-architectes.ch',
    address: ['Chemin des Vignes 5', 'CH-1003 Lausanne'],
  },
]
