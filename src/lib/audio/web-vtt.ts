/** Words with their place in a sound, as WebVTT (w3.org/TR/webvtt1). */
export function webVtt(cues: readonly { fromMs: number; toMs: number; text: string }[]): string {
  const said = cues.map(
    ({ fromMs, toMs, text }) =>
      `${stamp(fromMs)} --> ${stamp(toMs)}\n${escaped(text.replace(/\s+/g, ' '))}\n`,
  )
  return ['WEBVTT\n', ...said].join('\n')
}

function stamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = String(ms % 1000).padStart(3, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
