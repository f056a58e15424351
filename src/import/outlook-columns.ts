import {
  ANNIVERSARY,
  address,
  BIRTHDAY,
  type ColumnTable,
  type ColumnUse,
  type ContactDialect,
  DISPLAY_NAME,
  keep,
  mail,
  phone,
  profile,
  RESTATING,
  saysHowToReach,
  TAGS,
  text,
  url,
  usesByTable,
} from './column-use.ts'

/** Outlook desktop 2003 to 365 in English, and Outlook.com. */
export const OUTLOOK_ENGLISH: ContactDialect = {
  format: 'outlook-csv',
  language: 'en',
  usesOf: usesByTable(english),
  accepts: saysHowToReach,
}

const frenchUses = usesByTable(french)

/** Outlook desktop in French: 2003–2010 (`Adresse de messagerie`) and 2013–365 (`Adresse de courrier`). */
export const OUTLOOK_FRENCH: ContactDialect = {
  format: 'outlook-csv',
  language: 'fr',
  usesOf: headers => loneTitle(headers, frenchUses(headers)),
  accepts: saysHowToReach,
}

/** `Titre` is the civility, then the job; someone who deleted the first column left the job after the name. */
function loneTitle(headers: readonly string[], uses: (ColumnUse | null)[]): (ColumnUse | null)[] {
  const first = headers.indexOf('titre')
  const alone = first >= 0 && headers.lastIndexOf('titre') === first
  if (alone && first > headers.indexOf('nom')) uses[first] = text('title')
  return uses
}

function english(): ColumnTable {
  const table: ColumnTable = {
    Title: text('prefix'),
    'First Name': text('givenName'),
    'Middle Name': text('additionalName'),
    'Last Name': text('familyName'),
    Suffix: text('suffix'),
    Name: DISPLAY_NAME,
    Nickname: text('nickname'),
    Company: text('organisation'),
    Department: text('department'),
    'Job Title': text('title'),
    "Assistant's Phone": keep(),
    'Business Fax': phone(['work', 'fax']),
    'Business Phone': phone(['work']),
    'Business Phone 2': phone(['work']),
    Callback: phone([], 'Callback'),
    'Car Phone': phone(['car']),
    'Company Main Phone': phone(['work'], 'Company Main Phone'),
    'Home Fax': phone(['home', 'fax']),
    'Home Phone': phone(['home']),
    'Home Phone 2': phone(['home']),
    ISDN: phone(['isdn']),
    'Mobile Phone': phone(['cell']),
    'Other Fax': phone(['fax'], 'Other'),
    'Other Phone': phone([], 'Other'),
    Pager: phone(['pager']),
    'Primary Phone': phone(['pref']),
    'Radio Phone': phone([], 'Radio'),
    'TTY/TDD Phone': phone(['textphone']),
    Telex: phone([], 'Telex'),
    'E-mail Address': mail(),
    'E-mail 2 Address': mail(),
    'E-mail 3 Address': mail(),
    'E-mail Type': keep('SMTP', 'EX'),
    'E-mail 2 Type': keep('SMTP', 'EX'),
    'E-mail 3 Type': keep('SMTP', 'EX'),
    'E-mail Display Name': RESTATING,
    'E-mail 2 Display Name': RESTATING,
    'E-mail 3 Display Name': RESTATING,
    IMAddress: profile('IM'),
    'Web Page': url(),
    'Personal Web Page': url(['home']),
    Birthday: BIRTHDAY,
    Anniversary: ANNIVERSARY,
    Categories: TAGS,
    Notes: text('note'),
    Initials: RESTATING,
    Gender: keep('Unspecified'),
    Priority: keep('Normal'),
    Sensitivity: keep('Normal'),
    Private: keep('False', 'Off', 'No'),
  }
  for (const header of ENGLISH_KEPT) table[header] = keep()
  for (const [place, types] of [
    ['Business', ['work']],
    ['Home', ['home']],
    ['Other', []],
  ] as const) {
    const label = types.length > 0 ? null : place
    Object.assign(
      table,
      address(
        { place, types, label },
        {
          formatted: [`${place} Address`],
          street: [`${place} Street`, `${place} Street 2`, `${place} Street 3`],
          town: [`${place} City`],
          region: [`${place} State`],
          postalCode: [`${place} Postal Code`],
          country: [`${place} Country/Region`, `${place} Country`],
          poBox: [`${place} Address PO Box`],
        },
      ),
    )
  }
  return table
}

const ENGLISH_KEPT = [
  'Account',
  "Assistant's Name",
  'Billing Information',
  'Children',
  'Directory Server',
  'Government ID Number',
  'Hobby',
  'Internet Free Busy',
  'Keywords',
  'Language',
  'Location',
  "Manager's Name",
  'Mileage',
  'Office Location',
  'Organizational ID Number',
  'Profession',
  'Referred By',
  'Spouse',
  'Schools',
  'User 1',
  'User 2',
  'User 3',
  'User 4',
  'Given Yomi',
  'Surname Yomi',
  'Company Yomi',
]

function french(): ColumnTable {
  const table: ColumnTable = {
    Titre: [text('prefix'), text('title')],
    Prénom: text('givenName'),
    'Deuxième prénom': text('additionalName'),
    Nom: [text('familyName'), DISPLAY_NAME],
    Suffixe: text('suffix'),
    Surnom: text('nickname'),
    Société: text('organisation'),
    Service: text('department'),
    "Téléphone de l'assistant(e)": keep(),
    'Télécopie (bureau)': phone(['work', 'fax']),
    'Fax (bureau)': phone(['work', 'fax']),
    'Téléphone (bureau)': phone(['work']),
    'Téléphone 2 (bureau)': phone(['work']),
    Rappel: phone([], 'Rappel'),
    'Téléphone (voiture)': phone(['car']),
    'Téléphone société': phone(['work'], 'Société'),
    'Télécopie (domicile)': phone(['home', 'fax']),
    'Fax (domicile)': phone(['home', 'fax']),
    'Téléphone (domicile)': phone(['home']),
    'Téléphone 2 (domicile)': phone(['home']),
    RNIS: phone(['isdn']),
    'Tél. mobile': phone(['cell']),
    'Téléphone mobile': phone(['cell']),
    'Télécopie (autre)': phone(['fax'], 'Autre'),
    'Fax (autre)': phone(['fax'], 'Autre'),
    'Téléphone (autre)': phone([], 'Autre'),
    'Récepteur de radiomessagerie': phone(['pager']),
    Pager: phone(['pager']),
    'Téléphone principal': phone(['pref']),
    'Tél. principal': phone(['pref']),
    'Radio téléphone': phone([], 'Radio'),
    Radiotéléphone: phone([], 'Radio'),
    'Téléphone TDD/TTY': phone(['textphone']),
    Télex: phone([], 'Télex'),
    'Page Web': url(),
    Anniversaire: BIRTHDAY,
    'Anniversaire de mariage ou fête': ANNIVERSARY,
    'Anniversaire/Fête': ANNIVERSARY,
    Catégories: TAGS,
    Notes: text('note'),
    Initiales: RESTATING,
    Sexe: keep('Non précisé'),
    Priorité: keep('Normal', 'Normale'),
    'Critère de diffusion': keep('Normal', 'Normale'),
    Privé: keep('Faux', 'False', 'Non', 'Inactif'),
  }
  for (const header of FRENCH_KEPT) table[header] = keep()
  for (const name of ['de messagerie', 'de courrier', 'mail']) {
    for (const rank of ['', ' 2', ' 3']) {
      table[`Adresse ${name}${rank}`] = mail()
      table[`Type ${name}${rank}`] = keep('SMTP', 'EX')
      table[`Nom complet de l'adresse ${name}${rank}`] = RESTATING
    }
  }
  for (const { place, types, formatted, poBox } of FRENCH_PLACES) {
    Object.assign(
      table,
      address(
        { place, types, label: types.length > 0 ? null : 'Autre' },
        {
          formatted: [formatted],
          street: [`Rue (${place})`, `Rue (${place}) 2`, `Rue (${place}) 3`],
          town: [`Ville (${place})`],
          region: [`Dép/Région (${place})`, `Département (${place})`, `Région (${place})`],
          postalCode: [`Code postal (${place})`],
          country: [`Pays/Région (${place})`, `Pays (${place})`],
          poBox: [poBox],
        },
      ),
    )
  }
  return table
}

const FRENCH_PLACES = [
  {
    place: 'bureau',
    types: ['work'],
    formatted: 'Adresse professionnelle',
    poBox: 'B.P. professionnelle',
  },
  {
    place: 'domicile',
    types: ['home'],
    formatted: 'Adresse personnelle',
    poBox: 'Boîte postale du domicile',
  },
  { place: 'autre', types: [], formatted: 'Autre adresse', poBox: 'Autre boîte postale' },
]

const FRENCH_KEPT = [
  'Bureau',
  'Code gouvernement',
  "Numéro d'identification d'administration publique",
  "Numéro d'identification de l'organisation",
  'Compte',
  'Conjoint(e)',
  'Disponibilité Internet',
  'Emplacement',
  'Enfants',
  'Informations facturation',
  'Infos de facturation',
  'Kilométrage',
  'Langue',
  'Mots clés',
  "Nom de l'assistant(e)",
  'Passe-temps',
  'Profession',
  'Recommandé par',
  'Responsable',
  "Serveur d'annuaire",
  'Utilisateur 1',
  'Utilisateur 2',
  'Utilisateur 3',
  'Utilisateur 4',
  'Prénom Yomi',
  'Nom Yomi',
  'Société Yomi',
]
