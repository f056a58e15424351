type Language = 'fr' | 'en'
/** As one says it of a man, of a woman, of somebody of whom nobody said. */
type Words = readonly [man: string, woman: string, anybody: string]

/** The relations that Monica knows, each with its inverse. */
const RELATIONS: Readonly<Record<string, { inverse: string; fr: Words; en: Words }>> = {
  partner: same('partner', ['compagnon', 'compagne', 'partenaire'], 'partner'),
  spouse: same('spouse', ['mari', 'femme', 'époux ou épouse'], ['husband', 'wife', 'spouse']),
  date: same('date', 'flirt', 'date'),
  lover: same('lover', ['amant', 'amante', 'amant ou amante'], 'lover'),
  // Monica says it of whom the person loves, and of who loves the person.
  inlovewith: kin(
    'lovedby',
    ['aimé en secret', 'aimée en secret', 'aimé ou aimée en secret'],
    ['loved in secret', 'loved in secret', 'loved in secret'],
  ),
  lovedby: kin(
    'inlovewith',
    ['amoureux en secret', 'amoureuse en secret', 'amour secret'],
    ['secret lover', 'secret lover', 'secret lover'],
  ),
  ex: same('ex', 'ex', 'ex'),
  ex_husband: same('ex_husband', ['ex-mari', 'ex-femme', 'ex'], ['ex-husband', 'ex-wife', 'ex']),
  parent: kin('child', ['père', 'mère', 'parent'], ['father', 'mother', 'parent']),
  child: kin('parent', ['fils', 'fille', 'enfant'], ['son', 'daughter', 'child']),
  sibling: same('sibling', ['frère', 'sœur', 'frère ou sœur'], ['brother', 'sister', 'sibling']),
  grandparent: kin(
    'grandchild',
    ['grand-père', 'grand-mère', 'grand-parent'],
    ['grandfather', 'grandmother', 'grandparent'],
  ),
  grandchild: kin(
    'grandparent',
    ['petit-fils', 'petite-fille', 'petit-enfant'],
    ['grandson', 'granddaughter', 'grandchild'],
  ),
  uncle: kin('nephew', ['oncle', 'tante', 'oncle ou tante'], ['uncle', 'aunt', 'uncle or aunt']),
  nephew: kin('uncle', ['neveu', 'nièce', 'neveu ou nièce'], ['nephew', 'niece', 'nephew or niece']),
  cousin: same('cousin', ['cousin', 'cousine', 'cousin ou cousine'], 'cousin'),
  godfather: kin(
    'godson',
    ['parrain', 'marraine', 'parrain ou marraine'],
    ['godfather', 'godmother', 'godparent'],
  ),
  godson: kin(
    'godfather',
    ['filleul', 'filleule', 'filleul ou filleule'],
    ['godson', 'goddaughter', 'godchild'],
  ),
  stepparent: kin(
    'stepchild',
    ['beau-père', 'belle-mère', 'beau-parent'],
    ['stepfather', 'stepmother', 'step-parent'],
  ),
  stepchild: kin(
    'stepparent',
    ['beau-fils', 'belle-fille', 'bel-enfant'],
    ['stepson', 'stepdaughter', 'stepchild'],
  ),
  friend: same('friend', ['ami', 'amie', 'ami ou amie'], 'friend'),
  bestfriend: same('bestfriend', ['meilleur ami', 'meilleure amie', 'meilleur ami ou amie'], 'best friend'),
  colleague: same('colleague', 'collègue', 'colleague'),
  boss: kin('subordinate', ['chef', 'cheffe', 'chef ou cheffe'], ['boss', 'boss', 'boss']),
  subordinate: kin(
    'boss',
    ['collaborateur', 'collaboratrice', 'collaborateur ou collaboratrice'],
    ['subordinate', 'subordinate', 'subordinate'],
  ),
  mentor: kin('protege', ['mentor', 'mentore', 'mentor'], ['mentor', 'mentor', 'mentor']),
  protege: kin('mentor', ['protégé', 'protégée', 'protégé ou protégée'], ['protégé', 'protégée', 'protégé']),
}

/** What somebody is, in words; a kind of the owner's own as they called it. */
export function relationWord(type: string, gender: string, language: Language): string {
  const words = known(type)?.[language]
  if (!words) return type
  return gender === 'M' ? words[0] : gender === 'F' ? words[1] : words[2]
}

/** The kind seen from the other side; '' where nobody knows. */
export function inverseOf(type: string): string {
  return known(type)?.inverse ?? ''
}

function known(type: string) {
  return Object.hasOwn(RELATIONS, type) ? RELATIONS[type] : undefined
}

function kin(inverse: string, fr: Words, en: Words) {
  return { inverse, fr, en }
}

function same(type: string, fr: string | Words, en: string | Words) {
  return kin(type, wordsOf(fr), wordsOf(en))
}

function wordsOf(said: string | Words): Words {
  return typeof said === 'string' ? [said, said, said] : said
}
