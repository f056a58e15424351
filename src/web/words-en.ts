/** Every English sentence of the product, by slice, in one file fetched by who reads English. */
export const words = import.meta.glob<Record<string, unknown>>('../*/words.en.json', {
  eager: true,
  import: 'default',
})
