import { CompassOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from './button-link.tsx'
import { NothingHere } from './nothing-here.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <NothingHere isWholePage icon={<CompassOutlined />} title={t('notFound.title')} text={t('notFound.text')}>
      <ButtonLink to="/" type="primary">
        {t('notFound.home')}
      </ButtonLink>
    </NothingHere>
  )
}
