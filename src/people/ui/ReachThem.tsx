import { ActionIcon, Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconMail, IconMap, IconMessage, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactPoint, Labelled, PostalAddress } from '../../lib/vcard/contact.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk } from '../../web/session.ts'
import type { PersonDetail } from '../person.ts'
import style from './PersonPage.module.css'
import { kindOf, type PointName } from './point-kind.ts'
import { mailLink, mapLink, phoneLink, siteLink, smsLink } from './reach-links.ts'
import { useLocalHour } from './use-local-hour.ts'

/** Every way to reach somebody, each with what one does of it. */
export function ReachThem({
  person: { contact, acquaintance },
  onEdit,
}: {
  person: PersonDetail
  onEdit: () => void
}) {
  const { t } = useTranslation('people')
  const hour = useLocalHour(acquaintance.timeZone, useDesk()?.settings.timeZone ?? null)
  const { phones, emails, addresses, urls, profiles } = contact
  if (phones.length + emails.length + addresses.length + urls.length + profiles.length === 0) {
    return (
      <div className={style.reach}>
        <EmptyState action={<Button onClick={onEdit}>{t('card.reachAdd')}</Button>}>
          {t('card.reachNothing')}
        </EmptyState>
      </div>
    )
  }
  return (
    <section className={style.reach} aria-label={t('card.reach')}>
      {phones.map((phone, i) => (
        <Line
          key={`tel${phone.value}`}
          kind={<Kind name="phone" point={phone} />}
          value={<a href={phoneLink(phone.value)}>{phone.value}</a>}
          hour={i === 0 ? hour : null}
        >
          <Does
            href={phoneLink(phone.value)}
            label={t('card.call', { value: phone.value })}
            icon={<IconPhone size={19} stroke={1.7} />}
          />
          {kindOf('phone', phone) !== 'fax' && (
            <Does
              href={smsLink(phone.value)}
              label={t('card.text', { value: phone.value })}
              icon={<IconMessage size={19} stroke={1.7} />}
            />
          )}
          <Copy value={phone.value} />
        </Line>
      ))}
      {emails.map(mail => (
        <Line
          key={`mail${mail.value}`}
          kind={<Kind name="email" point={mail} />}
          value={<a href={mailLink(mail.value)}>{mail.value}</a>}
        >
          <Does
            href={mailLink(mail.value)}
            label={t('card.write', { value: mail.value })}
            icon={<IconMail size={19} stroke={1.7} />}
          />
          <Copy value={mail.value} />
        </Line>
      ))}
      {addresses.map(address => (
        <Address key={JSON.stringify(address)} address={address} />
      ))}
      {urls.map(url => (
        <Site key={`url${url.value}`} name="url" point={url} />
      ))}
      {profiles.map(profile => (
        <Site key={`profile${profile.value}`} name="profile" point={profile} />
      ))}
    </section>
  )
}

function Address({ address }: { address: PostalAddress }) {
  const { t } = useTranslation('people')
  const { street, extended, poBox, postalCode, town, region, country } = address
  const lines = [
    street,
    extended,
    poBox,
    [postalCode, town].filter(Boolean).join(' '),
    region,
    country,
  ].filter(Boolean)
  const said = lines.join(', ')
  return (
    <Line kind={<Kind name="address" point={address} />} value={said}>
      <Does
        href={mapLink(said)}
        label={t('card.map', { value: said })}
        icon={<IconMap size={19} stroke={1.7} />}
        isOutside
      />
      <Copy value={lines.join('\n')} />
    </Line>
  )
}

function Site({ name, point }: { name: 'url' | 'profile'; point: ContactPoint }) {
  const link = siteLink(point.value)
  const said = point.value.replace(/^https?:\/\/(www\.)?|\/$/g, '')
  return (
    <Line
      kind={<Kind name={name} point={point} />}
      value={
        link ? (
          <a href={link} target="_blank" rel="noreferrer">
            {said}
          </a>
        ) : (
          point.value
        )
      }
    >
      <Copy value={point.value} />
    </Line>
  )
}

interface LineProps {
  kind: ReactNode
  value: ReactNode
  hour?: string | null
  children: ReactNode
}

function Line({ kind, value, hour = null, children }: LineProps) {
  return (
    <div className={style.line}>
      <span className={style.kind}>{kind}</span>
      <span className={style.value}>{value}</span>
      <span className={style.does}>{children}</span>
      {hour && <span className={style.hour}>{hour}</span>}
    </div>
  )
}

function Kind({ name, point }: { name: PointName | 'address'; point: Labelled }) {
  const { t } = useTranslation('people')
  const { capital } = useFormat()
  const kind = kindOf(name, point)
  if (point.label) return point.label
  return kind === 'none' ? t(`form.pointOne.${name}`) : capital(t(`form.kind.${kind}`))
}

function Does({
  href,
  label,
  icon,
  isOutside = false,
}: {
  href: string
  label: string
  icon: ReactNode
  isOutside?: boolean
}) {
  return (
    <ActionIcon
      component="a"
      href={href}
      aria-label={label}
      title={label}
      {...(isOutside ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {icon}
    </ActionIcon>
  )
}

function Copy({ value }: { value: string }) {
  const { t } = useTranslation('people')
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => {
        const label = copied ? t('card.copied') : t('card.copy', { value })
        return (
          <ActionIcon aria-label={label} title={label} onClick={copy}>
            {copied ? <IconCheck size={19} stroke={1.7} /> : <IconCopy size={19} stroke={1.7} />}
          </ActionIcon>
        )
      }}
    </CopyButton>
  )
}
