declare module '@echogarden/espeak-ng-emscripten' {
  /** What is used of the package: one voice, some text, its sound piece by piece. */
  export interface Speaker {
    /** Hertz. */
    samplerate: number
    /** Words a minute. */
    rate: number
    set_voice(name: string, language: string): number
    /** Sixteen bits, one channel; an answer of true stops. */
    synthesize(text: string, piece: (sound: Int16Array | null, events: unknown[]) => boolean): void
  }

  function load(options?: object): Promise<{ eSpeakNGWorker: new () => Speaker }>

  // biome-ignore lint/style/noDefaultExport: it is what the package has.
  export { load as default }
}
