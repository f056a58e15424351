/** Every French sentence of the product, by slice, in one file fetched by who reads French. */
export const words = import.meta.glob<Record<string, unknown>>('../*/words.fr.json', {
  eager: true,
  import: 'default',
})
