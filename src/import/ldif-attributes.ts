import type { AddressPart, TextField } from './column-use.ts'

/** What an attribute of an LDIF entry says of a person. */
export type AttributeUse =
  | { kind: 'name' }
  | { kind: 'text'; field: TextField }
  | { kind: 'phone' | 'mail' | 'url'; types: readonly string[] }
  | { kind: 'address'; place: 'home' | 'work'; part: AddressPart | 'formatted' }
  | { kind: 'birth'; part: 'year' | 'month' | 'day' }
  | { kind: 'photo' }
  /** Of the directory itself: it says nothing of the person, or is theirs alone (passwords, keys). */
  | { kind: 'none' }

/** The use of an attribute, its name in lower case; undefined for one that is kept in the note. */
export function attributeUse(name: string): AttributeUse | undefined {
  return USES.get(name)
}

/** RFC 4519 and 2798 (inetOrgPerson), what Thunderbird and Netscape add, and what Outlook and Active Directory write. */
const USES = new Map<string, AttributeUse>([
  ...of({ kind: 'name' }, 'cn', 'commonname', 'displayname'),
  ...of(text('givenName'), 'givenname', 'gn'),
  ...of(text('additionalName'), 'middlename'),
  ...of(text('familyName'), 'sn', 'surname'),
  ...of(text('suffix'), 'generationqualifier'),
  ...of(text('nickname'), 'mozillanickname', 'xmozillanickname'),
  ...of(text('organisation'), 'o', 'company', 'organizationname'),
  ...of(text('department'), 'ou', 'department', 'departmentnumber', 'orgunit', 'organizationalunitname'),
  ...of(text('title'), 'title', 'personaltitle'),
  ...of(text('note'), 'description', 'notes', 'info', 'comment'),
  ...of({ kind: 'mail', types: [] }, 'mail', 'rfc822mailbox', 'email'),
  ...of(
    { kind: 'mail', types: [] },
    'mozillasecondemail',
    'xmozillasecondemail',
    'othermailbox',
    'proxyaddresses',
  ),
  ...of({ kind: 'phone', types: ['work'] }, 'telephonenumber', 'othertelephone'),
  ...of({ kind: 'phone', types: ['home'] }, 'homephone', 'otherhomephone'),
  ...of({ kind: 'phone', types: ['cell'] }, 'mobile', 'mobiletelephonenumber', 'cellphone', 'othermobile'),
  ...of(
    { kind: 'phone', types: ['fax'] },
    'fax',
    'facsimiletelephonenumber',
    'otherfacsimiletelephonenumber',
  ),
  ...of({ kind: 'phone', types: ['pager'] }, 'pager', 'pagerphone', 'pagertelephonenumber'),
  ...of({ kind: 'url', types: [] }, 'labeleduri', 'labeledurl', 'wwwhomepage', 'url'),
  ...of({ kind: 'url', types: ['work'] }, 'mozillaworkurl', 'workurl'),
  ...of({ kind: 'url', types: ['home'] }, 'mozillahomeurl', 'homeurl'),
  ...of(work('street'), 'street', 'streetaddress', 'mozillaworkstreet2'),
  ...of(work('poBox'), 'postofficebox'),
  ...of(work('town'), 'l', 'locality', 'localityname'),
  ...of(work('region'), 'st', 'region', 'stateorprovincename'),
  ...of(work('postalCode'), 'postalcode', 'zip'),
  ...of(work('country'), 'c', 'co', 'countryname', 'friendlycountryname'),
  ...of(work('formatted'), 'postaladdress', 'registeredaddress'),
  ...of(home('street'), 'mozillahomestreet', 'mozillahomestreet2', 'homestreet'),
  ...of(home('town'), 'mozillahomelocalityname'),
  ...of(home('region'), 'mozillahomestate'),
  ...of(home('postalCode'), 'mozillahomepostalcode'),
  ...of(home('country'), 'mozillahomecountryname'),
  ...of(home('formatted'), 'homepostaladdress'),
  ...of({ kind: 'birth', part: 'year' }, 'birthyear'),
  ...of({ kind: 'birth', part: 'month' }, 'birthmonth'),
  ...of({ kind: 'birth', part: 'day' }, 'birthday'),
  ...of({ kind: 'photo' }, 'jpegphoto', 'thumbnailphoto'),
  ...of(
    { kind: 'none' },
    ...['objectclass', 'modifytimestamp', 'createtimestamp', 'creatorsname', 'modifiersname', 'entryuuid'],
    ...[
      'entrycsn',
      'structuralobjectclass',
      'entrydn',
      'objectguid',
      'objectsid',
      'whencreated',
      'whenchanged',
    ],
    ...['usnchanged', 'usncreated', 'distinguishedname', 'instancetype', 'useraccountcontrol', 'admincount'],
    ...['userpassword', 'unicodepwd', 'usercertificate', 'userpkcs12', 'usersmimecertificate'],
    ...[
      'mozillausehtmlmail',
      'xmozillausehtmlmail',
      'xmozillausehtmlmail',
      'xmozillaanyphone',
      'samaccountname',
    ],
    ...['userprincipalname', 'legacyexchangedn', 'mailnickname', 'showinaddressbook', 'memberof', 'uid'],
  ),
])

const GROUPS =
  /^(?:groupofnames|groupofuniquenames|group|groupofurls|mailgroup|distributionlist|mozillaablist.*)$/

/** Whether an entry is a list of others. */
export function isGroup(objectClasses: readonly string[], names: ReadonlySet<string>): boolean {
  return (
    objectClasses.some(name => GROUPS.test(name.toLowerCase())) ||
    names.has('member') ||
    names.has('uniquemember')
  )
}

function of(use: AttributeUse, ...names: string[]): [string, AttributeUse][] {
  return names.map(name => [name, use])
}

function text(field: TextField): AttributeUse {
  return { kind: 'text', field }
}

function work(part: AddressPart | 'formatted'): AttributeUse {
  return { kind: 'address', place: 'work', part }
}

function home(part: AddressPart | 'formatted'): AttributeUse {
  return { kind: 'address', place: 'home', part }
}
