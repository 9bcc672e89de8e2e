import { Alert, App, Input, Modal, Select } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useFaultWords, useProblemWords } from '../../i18n/use-problem-words.ts'
import { nameRegion } from '../../region-names.ts'
import { RequestFailure } from '../../request-failure.ts'
import { nameZone } from '../../time-format.ts'
import { type ContactDraft, changeOf, draftOf, lineOfPhone } from './contact-draft.ts'
import { PhoneFields } from './phone-fields.tsx'
import { useContactChange } from './queries.ts'

type Props = { contact: ContactView; open: boolean; onClose: () => void }

const FOLLOWS = 'follows'
const SALUTATIONS = ['mr', 'ms'] as const
const LANGUAGES = ['zh', 'en'] as const

/** Corrects what is known of a person. What was not touched follows what others change meanwhile. */
export function EditDialog({ contact, open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [edits, setEdits] = useState<Partial<ContactDraft>>({})
  const save = useContactChange(contact.id)
  const draft = { ...draftOf(contact), ...edits }
  const change = changeOf(draft, contact)

  function submit() {
    if (save.isPending) return
    if (change === undefined) return onClose()
    save.mutate(
      { change, rev: contact.rev },
      {
        onSuccess: () => {
          void message.success(t('person.saved'))
          onClose()
        },
      },
    )
  }
  function forget() {
    setEdits({})
    save.reset()
  }
  return (
    <Modal
      open={open}
      title={t('person.editTitle')}
      okText={t('shell.save')}
      okButtonProps={{ disabled: change === undefined }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
      afterClose={forget}
      destroyOnHidden
    >
      <form
        className="edit-person"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Fields draft={draft} onEdit={(part) => setEdits((before) => ({ ...before, ...part }))} />
        {save.isError && <Fault error={save.error} phones={draft.phones} />}
        <input type="submit" hidden />
      </form>
    </Modal>
  )
}

function Fault({ error, phones }: { error: unknown; phones: readonly string[] }) {
  const problem = useProblemWords()
  const faultWords = useFaultWords()
  const faults = error instanceof RequestFailure ? (error.problem.errors ?? []) : []
  const phoneWords = usePhoneWords(phones)
  const first = faults[0]
  const words = first === undefined ? problem(error).detail : (phoneWords(first) ?? faultWords(first))
  return <Alert type="error" showIcon title={words} />
}

const PHONE_FAULTS = ['empty', 'format', 'landline', 'relay', 'not-textable'] as const

/** Which of the numbers is none, and why; undefined for a fault of anything else. */
function usePhoneWords(
  phones: readonly string[],
): (fault: { path: string; code?: string | undefined }) => string | undefined {
  const { t } = useTranslation()
  return ({ path, code }) => {
    const place = path === 'phone' ? 0 : /^phones\[(\d+)\]$/.exec(path)?.[1]
    const known = PHONE_FAULTS.find((each) => each === code)
    if (place === undefined || known === undefined) return undefined
    const line = Math.max(0, lineOfPhone(phones, Number(place)))
    return t('person.phoneFault', { place: line + 1, why: t(`person.phoneFaults.${known}`) })
  }
}

function Fields({ draft, onEdit }: { draft: ContactDraft; onEdit: (part: Partial<ContactDraft>) => void }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const none = { value: FOLLOWS, label: t('person.noSalutation') }
  const code = draft.regionCode.trim().toUpperCase()
  const regionName = code.length >= 2 ? nameRegion(code, language) : code
  return (
    <>
      <Field id="person-name" label={t('person.name')}>
        <Input
          id="person-name"
          autoComplete="off"
          maxLength={100}
          value={draft.name}
          onChange={(event) => onEdit({ name: event.target.value })}
        />
      </Field>
      <PhoneFields phones={draft.phones} onEdit={(phones) => onEdit({ phones })} />
      <Field id="person-salutation" label={t('person.salutation')}>
        <Select
          id="person-salutation"
          value={draft.salutation ?? FOLLOWS}
          options={[none, ...SALUTATIONS.map((value) => ({ value, label: t(`salutation.${value}`) }))]}
          onChange={(value) => onEdit({ salutation: SALUTATIONS.find((each) => each === value) ?? null })}
        />
      </Field>
      <Field id="person-language" label={t('contact.language')}>
        <Select
          id="person-language"
          value={draft.language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => onEdit({ language: value })}
        />
      </Field>
      <Field
        id="person-region"
        label={t('contact.region')}
        hint={regionName === code ? t('person.regionHint') : regionName}
      >
        <Input
          id="person-region"
          autoComplete="off"
          maxLength={6}
          aria-describedby="person-region-hint"
          value={draft.regionCode}
          onChange={(event) => onEdit({ regionCode: event.target.value })}
        />
      </Field>
      <Field id="person-zone" label={t('contact.zone')} hint={t('person.zoneHint')}>
        <Select
          id="person-zone"
          showSearch={{ optionFilterProp: 'label' }}
          aria-describedby="person-zone-hint"
          value={draft.zone ?? FOLLOWS}
          options={[{ value: FOLLOWS, label: t('person.zoneFollows') }, ...zoneOptions(draft.zone, language)]}
          onChange={(value) => onEdit({ zone: value === FOLLOWS ? null : value })}
        />
      </Field>
      <Field id="person-tags" label={t('contact.tags')} hint={t('person.tagsHint')}>
        <Select
          id="person-tags"
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';', '；']}
          aria-describedby="person-tags-hint"
          value={[...draft.tags]}
          onChange={(tags: string[]) => onEdit({ tags })}
        />
      </Field>
    </>
  )
}

function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="edit-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  )
}

/** Every zone that this browser knows, and the one that is recorded. */
function zoneOptions(recorded: string | null, language: 'zh' | 'en') {
  const known = new Set([...(recorded === null ? [] : [recorded]), ...Intl.supportedValuesOf('timeZone')])
  return [...known].map((value) => ({ value, label: nameZone(value, language) }))
}
