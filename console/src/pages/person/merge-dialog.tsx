import { Alert, App, Button, Input, Modal, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { formatPhone } from '../../phone-format.ts'
import { nameRegion } from '../../region-names.ts'
import { nameZone } from '../../time-format.ts'
import { personPath } from '../people/places.ts'
import { useFindOthers, useMerge } from './queries.ts'

type Props = { contact: ContactView; open: boolean; onClose: () => void }

/** Finds who else is this person, shows both side by side, and says what happens before they are made one. */
export function MergeDialog({ contact, open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const navigate = useNavigate()
  const [other, setOther] = useState<ContactView | null>(null)
  const [keepsOther, setKeepsOther] = useState(false)
  const merge = useMerge(contact.id)
  const [kept, gone] = keepsOther && other !== null ? [other, contact] : [contact, other]

  function submit() {
    if (gone === null) return
    merge.mutate({ from: gone, into: kept.id }, { onSuccess: finish })
  }
  function finish() {
    void message.success(t('merge.done'))
    onClose()
    void navigate(personPath(kept.id))
  }
  function forget() {
    setOther(null)
    setKeepsOther(false)
    merge.reset()
  }
  return (
    <Modal
      open={open}
      title={t('merge.title')}
      width={640}
      style={{ top: 32 }}
      okText={t('merge.go')}
      okButtonProps={{ danger: true, disabled: other === null }}
      confirmLoading={merge.isPending}
      onOk={submit}
      onCancel={onClose}
      afterClose={forget}
      destroyOnHidden
    >
      {other === null ? (
        <FindOther contact={contact} onPick={setOther} />
      ) : (
        <>
          <Comparison kept={kept} gone={gone ?? other} />
          <Radio.Group
            className="merge-keeps"
            aria-label={t('merge.keeps')}
            value={keepsOther}
            options={[contact, other].map((each, place) => ({
              value: place === 1,
              label: t('merge.keep', { who: nameOf(each) }),
            }))}
            onChange={({ target }) => setKeepsOther(target.value === true)}
          />
          <Alert type="warning" showIcon title={t('merge.warning')} description={<Consequences />} />
          <Button type="link" onClick={() => setOther(null)}>
            {t('merge.another')}
          </Button>
        </>
      )}
      {merge.isError && <Alert type="error" showIcon title={problem(merge.error).detail} />}
    </Modal>
  )
}

function nameOf({ name, id }: ContactView): string {
  return name === null ? id : `${name} (${id})`
}

function Consequences() {
  const { t } = useTranslation()
  return (
    <ul className="merge-list">
      <li>{t('merge.texts')}</li>
      <li>{t('merge.consent')}</li>
      <li>{t('merge.oldId')}</li>
      <li>{t('merge.once')}</li>
    </ul>
  )
}

function FindOther({ contact, onPick }: { contact: ContactView; onPick: (other: ContactView) => void }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const [typed, setTyped] = useState('')
  const find = useFindOthers(contact.id)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (typed.trim() !== '') find.mutate(typed)
  }
  return (
    <form onSubmit={submit}>
      <label className="field-label" htmlFor="merge-find">
        {t('merge.find')}
      </label>
      <Input.Search
        id="merge-find"
        autoComplete="off"
        maxLength={100}
        enterButton={t('search.go')}
        loading={find.isPending}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(value) => value.trim() !== '' && find.mutate(value)}
      />
      {find.isError && <Alert type="error" showIcon title={problem(find.error).detail} />}
      {find.data?.length === 0 && <p role="status">{t('merge.nobody')}</p>}
      <ul className="merge-found">
        {find.data?.map((other) => (
          <li key={other.id}>
            <span>
              <b>{nameOf(other)}</b>
              <small>{other.phone === null ? t('contact.noPhone') : formatPhone(other.phone)}</small>
            </span>
            <Button onClick={() => onPick(other)}>{t('merge.pick')}</Button>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** What both have stays as the one that is kept has it; what that one lacks comes from the other. */
function Comparison({ kept, gone }: { kept: ContactView; gone: ContactView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const rows: [string, (contact: ContactView) => string | null][] = [
    [t('merge.id'), ({ id }) => id],
    [t('person.name'), ({ name }) => name],
    [t('contact.phone'), ({ phone }) => (phone === null ? null : formatPhone(phone))],
    [t('contact.language'), (contact) => t(`language.${contact.language}`)],
    [t('contact.region'), ({ regionCode }) => (regionCode === null ? null : nameRegion(regionCode, language))],
    [t('contact.zone'), ({ zone }) => nameZone(zone, language)],
    [t('contact.tags'), ({ tags }) => (tags.length === 0 ? null : tags.join(t('merge.comma')))],
    [t('contact.consent'), ({ consent }) => t(`contact.${consent.marketing}`)],
    [t('consentCard.optOut'), ({ optOut }) => (optOut === null ? null : t(`contact.optedOutOf.${optOut.scope}`))],
  ]
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.stays')}</th>
          <th scope="col">{t('merge.goes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, read]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{read(kept) ?? '–'}</td>
            <td>{read(gone) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
