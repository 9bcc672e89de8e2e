import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Failed } from './failed.tsx'

/** Stands in for a page that threw: the rest of the console stays usable after a reload. */
export function PageCrash() {
  const { t } = useTranslation()
  return (
    <main className="crash">
      <Failed error={undefined} />
      <Button type="primary" onClick={() => location.assign('/')}>
        {t('notFound.home')}
      </Button>
    </main>
  )
}
