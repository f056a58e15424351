import { createInstance, type i18n } from 'i18next'
import balanceEn from './balance/words.en.json' with { type: 'json' }
import balanceFr from './balance/words.fr.json' with { type: 'json' }
import clubsEn from './clubs/words.en.json' with { type: 'json' }
import clubsFr from './clubs/words.fr.json' with { type: 'json' }
import companyEn from './company/words.en.json' with { type: 'json' }
import companyFr from './company/words.fr.json' with { type: 'json' }
import davEn from './dav/words.en.json' with { type: 'json' }
import davFr from './dav/words.fr.json' with { type: 'json' }
import duplicatesEn from './duplicates/words.en.json' with { type: 'json' }
import duplicatesFr from './duplicates/words.fr.json' with { type: 'json' }
import encountersEn from './encounters/words.en.json' with { type: 'json' }
import encountersFr from './encounters/words.fr.json' with { type: 'json' }
import handoversEn from './handovers/words.en.json' with { type: 'json' }
import handoversFr from './handovers/words.fr.json' with { type: 'json' }
import historyEn from './history/words.en.json' with { type: 'json' }
import historyFr from './history/words.fr.json' with { type: 'json' }
import ideasEn from './ideas/words.en.json' with { type: 'json' }
import ideasFr from './ideas/words.fr.json' with { type: 'json' }
import importEn from './import/words.en.json' with { type: 'json' }
import importFr from './import/words.fr.json' with { type: 'json' }
import leapEn from './leap/words.en.json' with { type: 'json' }
import leapFr from './leap/words.fr.json' with { type: 'json' }
import leavingEn from './leaving/words.en.json' with { type: 'json' }
import leavingFr from './leaving/words.fr.json' with { type: 'json' }
import mandatesEn from './mandates/words.en.json' with { type: 'json' }
import mandatesFr from './mandates/words.fr.json' with { type: 'json' }
import needsEn from './needs/words.en.json' with { type: 'json' }
import needsFr from './needs/words.fr.json' with { type: 'json' }
import networksEn from './networks/words.en.json' with { type: 'json' }
import networksFr from './networks/words.fr.json' with { type: 'json' }
import outingsEn from './outings/words.en.json' with { type: 'json' }
import outingsFr from './outings/words.fr.json' with { type: 'json' }
import ownerEn from './owner/words.en.json' with { type: 'json' }
import ownerFr from './owner/words.fr.json' with { type: 'json' }
import peopleEn from './people/words.en.json' with { type: 'json' }
import peopleFr from './people/words.fr.json' with { type: 'json' }
import placesEn from './places/words.en.json' with { type: 'json' }
import placesFr from './places/words.fr.json' with { type: 'json' }
import planEn from './plan/words.en.json' with { type: 'json' }
import planFr from './plan/words.fr.json' with { type: 'json' }
import platformEn from './platform/words.en.json' with { type: 'json' }
import platformFr from './platform/words.fr.json' with { type: 'json' }
import presenceEn from './presence/words.en.json' with { type: 'json' }
import presenceFr from './presence/words.fr.json' with { type: 'json' }
import reciprocityEn from './reciprocity/words.en.json' with { type: 'json' }
import reciprocityFr from './reciprocity/words.fr.json' with { type: 'json' }
import reviewEn from './review/words.en.json' with { type: 'json' }
import reviewFr from './review/words.fr.json' with { type: 'json' }
import todayEn from './today/words.en.json' with { type: 'json' }
import todayFr from './today/words.fr.json' with { type: 'json' }
import visitsEn from './visits/words.en.json' with { type: 'json' }
import visitsFr from './visits/words.fr.json' with { type: 'json' }
import webEn from './web/words.en.json' with { type: 'json' }
import webFr from './web/words.fr.json' with { type: 'json' }

/** Every sentence of the product, by language, then by slice (an i18next namespace each). */
export const WORDS = {
  fr: {
    platform: platformFr,
    owner: ownerFr,
    people: peopleFr,
    places: placesFr,
    encounters: encountersFr,
    mandates: mandatesFr,
    reciprocity: reciprocityFr,
    handovers: handoversFr,
    ideas: ideasFr,
    needs: needsFr,
    leap: leapFr,
    visits: visitsFr,
    outings: outingsFr,
    clubs: clubsFr,
    company: companyFr,
    presence: presenceFr,
    networks: networksFr,
    balance: balanceFr,
    plan: planFr,
    review: reviewFr,
    duplicates: duplicatesFr,
    history: historyFr,
    today: todayFr,
    import: importFr,
    leaving: leavingFr,
    dav: davFr,
    web: webFr,
  },
  en: {
    platform: platformEn,
    owner: ownerEn,
    people: peopleEn,
    places: placesEn,
    encounters: encountersEn,
    mandates: mandatesEn,
    reciprocity: reciprocityEn,
    handovers: handoversEn,
    ideas: ideasEn,
    needs: needsEn,
    leap: leapEn,
    visits: visitsEn,
    outings: outingsEn,
    clubs: clubsEn,
    company: companyEn,
    presence: presenceEn,
    networks: networksEn,
    balance: balanceEn,
    plan: planEn,
    review: reviewEn,
    duplicates: duplicatesEn,
    history: historyEn,
    today: todayEn,
    import: importEn,
    leaving: leavingEn,
    dav: davEn,
    web: webEn,
  },
} as const

/** The words in one language; numbers, dates and plurals go through Intl. The same on the server and in the browser. */
export function wordsIn(language: 'fr' | 'en'): i18n {
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: 'en',
    resources: WORDS,
    ns: Object.keys(WORDS.en),
    defaultNS: 'web',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return words
}
