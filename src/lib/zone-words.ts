/** `America/Montreal`: « Montréal », "Montreal". A town is left as zones name it where its name is not known. */
export function placeOfZone(zone: string, language: 'fr' | 'en'): string {
  const town = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  return (language === 'fr' && IN_FRENCH[town]) || town
}

/** Towns of zones that French names otherwise, but for those with an article, which the sentences cannot take. */
const IN_FRENCH: Record<string, string> = {
  ...{ Athens: 'Athènes', Brussels: 'Bruxelles', Bucharest: 'Bucarest', Copenhagen: 'Copenhague' },
  ...{ Lisbon: 'Lisbonne', London: 'Londres', Moscow: 'Moscou', Vienna: 'Vienne', Warsaw: 'Varsovie' },
  ...{ Kiev: 'Kyiv', Kyiv: 'Kyiv', Algiers: 'Alger', Beirut: 'Beyrouth', Damascus: 'Damas', Dubai: 'Dubaï' },
  ...{ Jerusalem: 'Jérusalem', Seoul: 'Séoul', Singapore: 'Singapour', Tehran: 'Téhéran', Manila: 'Manille' },
  ...{ Montreal: 'Montréal', 'Mexico City': 'Mexico', 'Sao Paulo': 'São Paulo', Bogota: 'Bogotá' },
  ...{ Reunion: 'La Réunion', Noumea: 'Nouméa', Miquelon: 'Saint-Pierre-et-Miquelon', Mauritius: 'Maurice' },
}

/** Where somebody chooses a clock, towns in the order of the alphabet: « Montréal (Amérique) ». */
export function zoneChoices(
  zones: readonly string[],
  language: 'fr' | 'en',
): { zone: string; words: string }[] {
  const choices = zones.map(zone => {
    const [part = ''] = zone.split('/')
    const region = (language === 'fr' && REGIONS_IN_FRENCH[part]) || part
    return { zone, words: part === zone ? zone : `${placeOfZone(zone, language)} (${region})` }
  })
  const { compare } = new Intl.Collator(language)
  return choices.sort((one, other) => compare(one.words, other.words))
}

const REGIONS_IN_FRENCH: Record<string, string> = {
  ...{ Africa: 'Afrique', America: 'Amérique', Antarctica: 'Antarctique', Arctic: 'Arctique', Asia: 'Asie' },
  ...{ Atlantic: 'Atlantique', Australia: 'Australie', Indian: 'océan Indien', Pacific: 'Pacifique' },
}
