import {
  type AddressPart,
  type ColumnTable,
  type ColumnUse,
  type ContactDialect,
  DISPLAY_NAME,
  keep,
  mail,
  phone,
  profile,
  saysHowToReach,
  text,
  url,
  usesByTable,
} from './column-use.ts'

export const THUNDERBIRD_ENGLISH: ContactDialect = {
  format: 'thunderbird-csv',
  language: 'en',
  usesOf: usesByTable(english),
  accepts: saysHowToReach,
}

export const THUNDERBIRD_FRENCH: ContactDialect = {
  format: 'thunderbird-csv',
  language: 'fr',
  usesOf: usesByTable(french),
  accepts: saysHowToReach,
}

function english(): ColumnTable {
  return {
    'First Name': text('givenName'),
    'Last Name': text('familyName'),
    'Display Name': DISPLAY_NAME,
    Nickname: text('nickname'),
    'Primary Email': mail(['pref']),
    'Secondary Email': mail(),
    'Screen Name': profile('Screen Name'),
    'Work Phone': phone(['work']),
    'Home Phone': phone(['home']),
    'Fax Number': phone(['fax']),
    'Pager Number': phone(['pager']),
    'Mobile Number': phone(['cell']),
    'Home Address': home('street'),
    'Home Address 2': home('street'),
    'Home City': home('town'),
    'Home State': home('region'),
    'Home ZipCode': home('postalCode'),
    'Home Country': home('country'),
    'Work Address': work('street'),
    'Work Address 2': work('street'),
    'Work City': work('town'),
    'Work State': work('region'),
    'Work ZipCode': work('postalCode'),
    'Work Country': work('country'),
    'Job Title': text('title'),
    Department: text('department'),
    Organization: text('organisation'),
    'Web Page 1': url(['work']),
    'Web Page 2': url(['home']),
    'Birth Year': { kind: 'birth', part: 'year' },
    'Birth Month': { kind: 'birth', part: 'month' },
    'Birth Day': { kind: 'birth', part: 'day' },
    'Custom 1': keep(),
    'Custom 2': keep(),
    'Custom 3': keep(),
    'Custom 4': keep(),
    Notes: text('note'),
  }
}

/** The parts of both addresses have the same headers: the private one stands first. */
function french(): ColumnTable {
  return {
    Prénom: text('givenName'),
    'Nom de famille': text('familyName'),
    'Nom à afficher': DISPLAY_NAME,
    Surnom: text('nickname'),
    'Adresse électronique principale': mail(['pref']),
    'Adresse électronique secondaire': mail(),
    "Nom de l'écran": profile("Nom de l'écran"),
    'Tél. professionnel': phone(['work']),
    'Tél. personnel': phone(['home']),
    Fax: phone(['fax']),
    Pager: phone(['pager']),
    Portable: phone(['cell']),
    'Adresse privée': home('street'),
    'Adresse privée 2': home('street'),
    Ville: [home('town'), work('town')],
    'Pays/État': [home('region'), work('region')],
    'Code postal': [home('postalCode'), work('postalCode')],
    Région: [home('country'), work('country')],
    'Adresse professionnelle': work('street'),
    'Adresse professionnelle 2': work('street'),
    Profession: text('title'),
    Service: text('department'),
    Société: text('organisation'),
    'Site Web 1': url(['work']),
    'Site Web 2': url(['home']),
    'Année de naissance': { kind: 'birth', part: 'year' },
    Mois: { kind: 'birth', part: 'month' },
    Jour: { kind: 'birth', part: 'day' },
    'Divers 1': keep(),
    'Divers 2': keep(),
    'Divers 3': keep(),
    'Divers 4': keep(),
    Notes: text('note'),
  }
}

function home(part: AddressPart): ColumnUse {
  return { kind: 'address', place: 'home', types: ['home'], label: null, part }
}

function work(part: AddressPart): ColumnUse {
  return { kind: 'address', place: 'work', types: ['work'], label: null, part }
}
