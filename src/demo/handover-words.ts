export interface HandoverWords {
  messages: readonly string[]
  questions: readonly (readonly [question: string, answer: string])[]
  yes: readonly string[]
  no: readonly string[]
  outcomes: readonly string[]
  openQuestion: string
}

export const HANDOVER_WORDS: Readonly<Record<'fr' | 'en', HandoverWords>> = {
  fr: {
    messages: [
      'Mon planning est plein jusqu’à l’été, et ce projet vous ressemble.',
      'Ce n’est pas mon métier, c’est tout à fait le vôtre.',
      'Les délais sont courts pour moi ; peut-être pas pour vous.',
    ],
    questions: [
      ['Le client a-t-il déjà ses textes ?', 'Oui, relus et prêts.'],
      ['Faut-il se déplacer souvent ?', 'Deux fois, au début et à la fin.'],
      ['Qui décide, de leur côté ?', 'Une seule personne, et elle répond vite.'],
    ],
    yes: ['Avec plaisir, merci d’avoir pensé à moi.', 'Oui, cela tombe bien.', ''],
    no: [
      'Pas avant le printemps, je préfère vous le dire tout de suite.',
      'Ce n’est pas tout à fait mon domaine.',
    ],
    outcomes: ['Livré à l’heure, le client en reparle encore.', 'Très bien mené, du début à la fin.', ''],
    openQuestion: 'Est-ce que la date de livraison peut glisser de deux semaines ?',
  },
  en: {
    messages: [
      'My diary is full until the summer, and this project sounds like you.',
      'It is not my trade, and it is exactly yours.',
      'The deadline is short for me; perhaps not for you.',
    ],
    questions: [
      ['Does the client have the texts already?', 'Yes, proofread and ready.'],
      ['Is there much travelling?', 'Twice, at the beginning and at the end.'],
      ['Who decides on their side?', 'One person, who answers quickly.'],
    ],
    yes: ['With pleasure, thank you for thinking of me.', 'Yes, it comes at the right time.', ''],
    no: ['Not before the spring, I would rather tell you now.', 'It is not quite my field.'],
    outcomes: [
      'Delivered on time, the client still speaks of it.',
      'Very well carried, from start to end.',
      '',
    ],
    openQuestion: 'Could the delivery slip by two weeks?',
  },
}
