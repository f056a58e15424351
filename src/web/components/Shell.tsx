import { Menu, UnstyledButton } from '@mantine/core'
import {
  type Icon,
  IconAddressBook,
  IconArrowsExchange,
  IconBook,
  IconBriefcase,
  IconCompass,
  IconDots,
  IconMapPin,
  IconNotebook,
  IconPlus,
  IconSearch,
  IconSettings,
  IconSunrise,
  IconUpload,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { openPalette } from '../palette-door.ts'
import { Key } from './Key.tsx'
import style from './Shell.module.css'

const STROKE = 1.7

interface Place {
  to: '/' | '/carnet' | '/journal' | '/sorties' | '/mandats' | '/retours' | '/plan' | '/bilan' | '/settings'
  words: 'today' | 'people' | 'journal' | 'outings' | 'mandates' | 'returns' | 'plan' | 'bilan' | 'settings'
  icon: Icon
}

const TODAY: Place = { to: '/', words: 'today', icon: IconSunrise }
const PEOPLE: Place = { to: '/carnet', words: 'people', icon: IconAddressBook }
const JOURNAL: Place = { to: '/journal', words: 'journal', icon: IconBook }
const OUTINGS: Place = { to: '/sorties', words: 'outings', icon: IconMapPin }
const MANDATES: Place = { to: '/mandats', words: 'mandates', icon: IconBriefcase }
const RETURNS: Place = { to: '/retours', words: 'returns', icon: IconArrowsExchange }
const PLAN: Place = { to: '/plan', words: 'plan', icon: IconCompass }
const BILAN: Place = { to: '/bilan', words: 'bilan', icon: IconNotebook }
const SETTINGS: Place = { to: '/settings', words: 'settings', icon: IconSettings }

/** The frame of every page: a rail on a desk, a bar under the thumb on a phone. */
export function Shell({ children, notes }: { children: ReactNode; notes: ReactNode }) {
  const { t } = useTranslation('web')
  return (
    <div className={style.shell}>
      <a href="#main" className={style.skip}>
        {t('nav.skip')}
      </a>
      <nav className={style.rail} aria-label={t('nav.label')}>
        <Link to="/" className={style.brand}>
          {t('brand')}
          <i aria-hidden="true">.</i>
        </Link>
        {[TODAY, PLAN, PEOPLE, JOURNAL, OUTINGS, MANDATES, RETURNS, BILAN].map(place => (
          <RailLink key={place.to} place={place} />
        ))}
        <div className={style.tools}>
          <UnstyledButton className={style.tool} onClick={() => openCapture()} aria-keyshortcuts="N">
            <IconPlus size={18} stroke={STROKE} aria-hidden="true" />
            <span>{t('nav.log')}</span>
            <Key>N</Key>
          </UnstyledButton>
          <UnstyledButton className={style.tool} onClick={() => openPalette()} aria-keyshortcuts="Control+K">
            <IconSearch size={18} stroke={STROKE} aria-hidden="true" />
            <span>{t('nav.find')}</span>
            <Key>/</Key>
          </UnstyledButton>
        </div>
        <div className={style.foot}>
          <RailLink place={SETTINGS} />
        </div>
      </nav>
      <main id="main" className={style.main} tabIndex={-1}>
        {notes}
        {children}
      </main>
      <Bar />
    </div>
  )
}

function RailLink({ place: { to, words, icon: Glyph } }: { place: Place }) {
  const { t } = useTranslation('web')
  return (
    <Link to={to} className={style.place} activeOptions={{ exact: to === '/' }}>
      <Glyph size={18} stroke={STROKE} aria-hidden="true" />
      {t(`nav.${words}`)}
    </Link>
  )
}

function Bar() {
  const { t } = useTranslation('web')
  const navigate = useNavigate()
  return (
    <nav className={style.bar} aria-label={t('nav.label')}>
      {[TODAY, PEOPLE].map(place => (
        <BarLink key={place.to} place={place} />
      ))}
      <UnstyledButton className={style.plus} aria-label={t('nav.capture')} onClick={() => openCapture()}>
        <IconPlus size={24} stroke={2} aria-hidden="true" />
      </UnstyledButton>
      <BarLink place={OUTINGS} />
      <Menu position="top-end" offset={16}>
        <Menu.Target>
          <UnstyledButton className={style.barPlace}>
            <IconDots size={22} stroke={STROKE} aria-hidden="true" />
            {t('nav.more')}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSearch size={18} stroke={STROKE} />} onClick={() => openPalette()}>
            {t('nav.find')}
          </Menu.Item>
          {[PLAN, JOURNAL, MANDATES, RETURNS, BILAN].map(({ to, words, icon: Glyph }) => (
            <Menu.Item
              key={to}
              leftSection={<Glyph size={18} stroke={STROKE} />}
              onClick={() => void navigate({ to })}
            >
              {t(`nav.${words}`)}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<IconUpload size={18} stroke={STROKE} />}
            onClick={() => void navigate({ to: '/import' })}
          >
            {t('nav.import')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSettings size={18} stroke={STROKE} />}
            onClick={() => void navigate({ to: '/settings' })}
          >
            {t('nav.settings')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

function BarLink({ place: { to, words, icon: Glyph } }: { place: Place }) {
  const { t } = useTranslation('web')
  return (
    <Link to={to} className={style.barPlace} activeOptions={{ exact: to === '/' }}>
      <Glyph size={22} stroke={STROKE} aria-hidden="true" />
      {t(`nav.${words}`)}
    </Link>
  )
}
