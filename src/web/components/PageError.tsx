import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './ErrorNote.tsx'
import { PageHeading } from './PageHeading.tsx'

export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('web')
  return (
    <>
      <PageHeading tab={t('brand')}>{t('error.title')}</PageHeading>
      <ErrorNote error={error} retry={reset} />
    </>
  )
}

export function NotFound() {
  const { t } = useTranslation('web')
  return (
    <>
      <PageHeading tab={t('brand')}>{t('error.notFound')}</PageHeading>
      <Button component={Link} to="/">
        {t('error.home')}
      </Button>
    </>
  )
}
