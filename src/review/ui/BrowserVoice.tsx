import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../web/api.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'

/** The browser reads the month aloud, for listening only; some voices of browsers are made elsewhere: those are not used. */
export function BrowserVoice({ month }: { month: string }) {
  const { t, i18n } = useTranslation('review')
  const [isSpeaking, setSpeaking] = useState(false)
  const isThere = 'speechSynthesis' in window
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (!isThere) return null

  async function start() {
    const voice = window.speechSynthesis
      .getVoices()
      .find(each => each.localService && each.lang.startsWith(i18n.language))
    if (!voice) return
    setSpeaking(true)
    const asked = await ask<{ sentences: string[] }>(`/api/episodes/words?month=${month}`).catch(() => null)
    const sentences = asked?.sentences ?? []
    if (sentences.length === 0) setSpeaking(false)
    for (const [i, text] of sentences.entries()) {
      const said = new SpeechSynthesisUtterance(text)
      said.voice = voice
      said.lang = voice.lang
      if (i === sentences.length - 1) said.onend = () => setSpeaking(false)
      window.speechSynthesis.speak(said)
    }
  }

  function stop() {
    window.speechSynthesis.cancel()
    setSpeaking(false)
  }

  return (
    <QuietButton onClick={isSpeaking ? stop : start}>
      {t(isSpeaking ? 'episode.browserStop' : 'episode.browser')}
    </QuietButton>
  )
}
