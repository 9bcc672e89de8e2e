import { DeleteOutlined, PlusOutlined, VerticalAlignTopOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { MOST_PHONES } from '#shared/contracts/phones.ts'

type Props = { phones: readonly string[]; onEdit: (phones: readonly string[]) => void }

/** The numbers of a person, one a line: the first is texted. */
export function PhoneFields({ phones, onEdit }: Props) {
  const { t } = useTranslation()
  const lines = phones.length === 0 ? [''] : phones
  return (
    <fieldset className="edit-field phone-fields" aria-describedby="person-phone-hint">
      <legend className="field-label">{t('contact.phone')}</legend>
      {lines.map((phone, place) => (
        // The place alone tells lines apart: two may hold the same while somebody writes.
        <div className="phone-field" key={place}>
          <Input
            id={place === 0 ? 'person-phone' : `person-phone-${place + 1}`}
            aria-label={t('person.phoneOf', { place: place + 1 })}
            autoComplete="off"
            inputMode="tel"
            maxLength={40}
            value={phone}
            onChange={({ target }) => onEdit(lines.map((each, at) => (at === place ? target.value : each)))}
          />
          {place > 0 && (
            <Button
              icon={<VerticalAlignTopOutlined />}
              aria-label={t('person.makeFirstOf', { phone })}
              title={t('person.makeFirst')}
              onClick={() => onEdit([phone, ...lines.filter((_, at) => at !== place)])}
            />
          )}
          {lines.length > 1 && (
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('person.removePhone', { phone })}
              title={t('person.remove')}
              onClick={() => onEdit(lines.filter((_, at) => at !== place))}
            />
          )}
        </div>
      ))}
      <small id="person-phone-hint">{t('person.phoneHint')}</small>
      {lines.length < MOST_PHONES && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onEdit([...lines, ''])}>
          {t('person.addPhone')}
        </Button>
      )}
    </fieldset>
  )
}
