import type { NetworkKind } from '../networks/network.ts'
import type { OutcomeKind } from '../networks/post.ts'

/** What an invented owner has to do with networks online. */
export interface NetworkWords {
  networks: readonly { name: string; kind: NetworkKind; note: string }[]
  posts: readonly { title: string; text: string }[]
  outcomes: Readonly<Record<Exclude<OutcomeKind, 'other' | 'mandate'>, string>>
}

export const NETWORK_WORDS: Readonly<Record<'fr' | 'en', NetworkWords>> = {
  fr: {
    networks: [
      { name: 'LinkedIn', kind: 'profile', note: 'Le matin, jamais le soir.' },
      { name: 'Le forum des indépendants', kind: 'forum', note: '' },
    ],
    posts: [
      {
        title: 'Trois questions avant un devis',
        text: 'Avant de chiffrer, je demande toujours trois choses.',
      },
      {
        title: 'Ce que j’ai appris d’un projet arrêté',
        text: 'Un projet s’est arrêté à mi-chemin. Ce que j’en garde.',
      },
      {
        title: 'Un atelier, deux surprises',
        text: 'J’animais un atelier cette semaine. Deux choses m’ont surprise.',
      },
      { title: 'Merci pour une recommandation', text: 'On a pensé à moi, et cela a tout changé. Merci.' },
      {
        title: 'Comment je prépare un premier rendez-vous',
        text: 'Une page, trois questions, et beaucoup d’écoute.',
      },
      { title: 'Une réponse sur les délais', text: 'Comment tenir un délai que l’on n’a pas choisi.' },
      { title: 'Le livre que je relis', text: 'Je le relis chaque hiver, et j’y trouve autre chose.' },
    ],
    outcomes: {
      comment: 'Une question précise, en commentaire.',
      message: 'Un message pour en savoir plus.',
      call: 'Une demi-heure au téléphone.',
      meeting: 'Un café, près de la gare.',
    },
  },
  en: {
    networks: [
      { name: 'LinkedIn', kind: 'profile', note: 'In the morning, never at night.' },
      { name: 'The freelancers’ forum', kind: 'forum', note: '' },
    ],
    posts: [
      {
        title: 'Three questions before a quote',
        text: 'Before I put a price on it, I always ask three things.',
      },
      {
        title: 'What a stopped project taught me',
        text: 'A project stopped half-way. This is what I keep of it.',
      },
      {
        title: 'A workshop, two surprises',
        text: 'I led a workshop this week. Two things surprised me.',
      },
      {
        title: 'Thanks for a referral',
        text: 'Someone thought of me, and it changed everything. Thank you.',
      },
      { title: 'How I prepare a first meeting', text: 'One page, three questions, and a lot of listening.' },
      { title: 'An answer about deadlines', text: 'How to hold a deadline that one did not choose.' },
      {
        title: 'The book I read again',
        text: 'I read it again every winter, and find something else in it.',
      },
    ],
    outcomes: {
      comment: 'A precise question, in a comment.',
      message: 'A message to know more.',
      call: 'Half an hour on the phone.',
      meeting: 'A coffee, near the station.',
    },
  },
}
