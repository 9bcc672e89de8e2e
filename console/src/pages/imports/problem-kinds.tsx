import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** What is wrong, by kind, with how many rows have it. */
export function ProblemKinds({ kinds }: { kinds: ImportPreview['problems'] }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (
    <Card title={t('imports.kinds')}>
      <ul className="problem-kinds">
        {kinds.map((kind) => (
          <li key={kind.code}>
            <b>{t('imports.kindRows', { rows: kind.rows.toLocaleString('en') })}</b>
            <span>{pick(kind)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
