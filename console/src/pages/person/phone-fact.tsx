import { App, Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { formatPhone } from '../../phone-format.ts'
import { useRights } from '../../use-session.ts'
import { useContactChange } from './queries.ts'

/** All numbers of a person in order, and a click that makes another one the first, where the first turned out to be wrong. */
export function PhoneFact({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const { phone, phones } = contact
  if (phone === null) return t('contact.noPhone')
  if (phones.length < 2) return formatPhone(phone)
  return (
    <ol className="phone-list">
      {phones.map((each, place) => (
        <li key={each}>
          <span className="phone-number">{formatPhone(each)}</span>
          {place === 0 && <Tag variant="outlined">{t('person.firstPhone')}</Tag>}
          {place > 0 && changesConsent && <MakeFirst contact={contact} phone={each} />}
        </li>
      ))}
    </ol>
  )
}

function MakeFirst({ contact, phone }: { contact: ContactView; phone: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const change = useContactChange(contact.id)
  const phones = [phone, ...contact.phones.filter((each) => each !== phone)]
  return (
    <Button
      size="small"
      loading={change.isPending}
      aria-label={t('person.makeFirstOf', { phone: formatPhone(phone) })}
      // The button is gone once the number is the first, and with it what its own callbacks would say.
      onClick={() =>
        change.mutateAsync({ change: { phones }, rev: contact.rev }).then(
          () => message.success(t('person.firstPhoneSaved')),
          (error) => message.error(problem(error).detail),
        )
      }
    >
      {t('person.makeFirst')}
    </Button>
  )
}
