import {
  address,
  type ColumnTable,
  type ContactDialect,
  DISPLAY_NAME,
  keep,
  mail,
  phone,
  saysHowToReach,
  text,
  url,
  usesByTable,
} from './column-use.ts'

export const WINDOWS_LIVE_MAIL_FRENCH: ContactDialect = {
  format: 'windows-live-mail-csv',
  language: 'fr',
  usesOf: usesByTable(french),
  accepts: saysHowToReach,
}

export const WINDOWS_LIVE_MAIL_ENGLISH: ContactDialect = {
  format: 'windows-live-mail-csv',
  language: 'en',
  usesOf: usesByTable(english),
  accepts: saysHowToReach,
}

function french(): ColumnTable {
  return {
    Prénom: text('givenName'),
    // The second one is the name as it is shown.
    Nom: [text('familyName'), DISPLAY_NAME],
    'Deuxième prénom': text('additionalName'),
    Pseudo: text('nickname'),
    'Adresse de messagerie': mail(),
    ...address({ place: 'home', types: ['home'] }, frenchParts('domicile')),
    'Téléphone domicile': phone(['home']),
    'Télécopie domicile': phone(['home', 'fax']),
    'Téléphone mobile': phone(['cell']),
    'Page Web (domicile)': url(['home']),
    ...address({ place: 'work', types: ['work'] }, frenchParts('bureau')),
    'Page Web (bureau)': url(['work']),
    'Téléphone professionnel': phone(['work']),
    'Télécopie professionnelle': phone(['work', 'fax']),
    Radiomessagerie: phone(['pager']),
    Société: text('organisation'),
    Fonction: text('title'),
    Service: text('department'),
    'Adresse professionnelle': keep(),
    Notes: text('note'),
  }
}

function frenchParts(place: string) {
  return {
    street: [`Rue (${place})`],
    town: [`Ville (${place})`],
    postalCode: [`Code postal (${place})`],
    region: [`Département (${place})`],
    country: [`Pays/région (${place})`],
  }
}

function english(): ColumnTable {
  return {
    'First Name': text('givenName'),
    'Last Name': text('familyName'),
    'Middle Name': text('additionalName'),
    Name: DISPLAY_NAME,
    Nickname: text('nickname'),
    'E-mail Address': mail(),
    ...address({ place: 'home', types: ['home'] }, englishParts('Home')),
    'Home Phone': phone(['home']),
    'Home Fax': phone(['home', 'fax']),
    'Mobile Phone': phone(['cell']),
    'Personal Web Page': url(['home']),
    ...address({ place: 'work', types: ['work'] }, englishParts('Business')),
    'Business Web Page': url(['work']),
    'Business Phone': phone(['work']),
    'Business Fax': phone(['work', 'fax']),
    Pager: phone(['pager']),
    Company: text('organisation'),
    'Job Title': text('title'),
    Department: text('department'),
    'Office Location': keep(),
    Notes: text('note'),
  }
}

function englishParts(place: string) {
  return {
    street: [`${place} Street`],
    town: [`${place} City`],
    postalCode: [`${place} Postal Code`],
    region: [`${place} State`],
    country: [`${place} Country`, `${place} Country/Region`],
  }
}
