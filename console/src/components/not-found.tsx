import { CompassOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { NothingHere } from './nothing-here.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <NothingHere icon={<CompassOutlined />} title={t('notFound.title')} text={t('notFound.text')}>
      <Link to="/">
        <Button type="primary">{t('notFound.home')}</Button>
      </Link>
    </NothingHere>
  )
}
