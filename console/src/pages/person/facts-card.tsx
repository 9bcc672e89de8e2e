import { Card, Descriptions } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useContactFacts } from './contact-facts.tsx'

const LABEL_PX = 88

export function FactsCard({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const facts = useContactFacts(contact)
  return (
    <Card title={<h2>{t('person.facts')}</h2>}>
      <Descriptions colon={false} column={1} size="small" styles={{ label: { width: LABEL_PX } }} items={facts} />
    </Card>
  )
}
