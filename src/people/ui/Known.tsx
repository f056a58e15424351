import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { useUsualRhythm } from '../../web/components/PersonStory.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { PersonDetail } from '../person.ts'
import type { PersonField } from '../person-differences.ts'
import style from './PersonPage.module.css'
import { partialDateInWords } from './partial-date-words.ts'

/** What is known of them besides how to reach them: only what was said. */
export function Known({ person, onEdit }: { person: PersonDetail; onEdit: () => void }) {
  const { t } = useTranslation('people')
  const facts = useFacts(person).filter(fact => fact.said)
  return (
    <Section title={t('card.known')} aside={<QuietButton onClick={onEdit}>{t('card.complete')}</QuietButton>}>
      {facts.length === 0 ? (
        <p className="soft">{t('card.knownNothing')}</p>
      ) : (
        <dl className={style.facts}>
          {facts.map(({ name, said }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </Section>
  )
}

interface Fact {
  name: string
  said: ReactNode
}

function useFacts({ id, contact, acquaintance, metThrough, introduced, addedOn }: PersonDetail): Fact[] {
  const { t } = useTranslation('people')
  const { language, plainDay, capital } = useFormat()
  const usual = useUsualRhythm(id)
  const today = useToday()
  const { relations, trade, circle, rhythmDays, skills, addressForm, civility } = acquaintance
  const field = (name: PersonField, said: ReactNode): Fact => ({ name: t(`form.field.${name}`), said })
  const kinds = [
    ...relations.map(relation => t(`card.relation.${relation}`)),
    ...(trade ? [t(`card.trade.${trade}`)] : []),
  ]
  const manners = [
    ...(addressForm ? [t(`card.addressForm.${addressForm}`)] : []),
    ...(civility ? [t(`card.civility.${civility}`)] : []),
    ...(acquaintance.oneToOne ? [t('card.oneToOne')] : []),
    ...(acquaintance.household ? [t('card.household')] : []),
  ]
  const met = [acquaintance.metAt, acquaintance.metOn && plainDay(acquaintance.metOn, today)]
    .filter(Boolean)
    .join(', ')
  const wished = rhythmDays ? t('card.rhythm.days', { count: rhythmDays }) : ''
  const rhythm = !usual
    ? wished || (circle && t('card.rhythm.learnt'))
    : wished
      ? t('card.rhythm.wishedAs', { wished, usual })
      : t('card.rhythm.learntAs', { usual: capital(usual) })
  return [
    field('relations', kinds.join(', ')),
    field('circle', circle && t(`card.circle.${circle}`)),
    field('rhythmDays', rhythm),
    field('skills', skills.join(', ')),
    field('addressForm', manners.join(', ')),
    field('birthday', contact.birthday && partialDateInWords(contact.birthday, language)),
    field('anniversary', contact.anniversary && partialDateInWords(contact.anniversary, language)),
    field('nickname', contact.nickname),
    field('department', contact.department),
    field('metAt', met),
    field('metThroughId', metThrough && <PersonLink {...metThrough} />),
    {
      name: t('card.introduced'),
      said:
        introduced.length > 0 &&
        introduced.map((other, i) => (
          <Fragment key={other.id}>
            {i > 0 && ', '}
            <PersonLink {...other} />
          </Fragment>
        )),
    },
    field(
      'tags',
      contact.tags.length > 0 && (
        <span className={style.tags}>
          {contact.tags.map(tag => (
            <Link key={tag} to="/carnet" search={{ tag }} className={style.tag}>
              {tag}
            </Link>
          ))}
        </span>
      ),
    ),
    { name: t('card.addedOn'), said: plainDay(addedOn, today) },
  ]
}
