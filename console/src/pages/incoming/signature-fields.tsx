import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Signature } from '#shared/contracts/source.ts'
import { Field } from './new-source.tsx'

type Props<S extends Signature = Signature> = { value: S; onChange: (signature: Signature) => void }
type By = Signature['by']

const DIGEST = { algorithm: 'sha256', encoding: 'hex' } as const
const STARTS: Record<By, Signature> = {
  hmac: { by: 'hmac', header: 'x-signature', ...DIGEST, prefix: '', timestampHeader: null },
  digest: { by: 'digest', at: { in: 'header', name: 'event-sign' }, ...DIGEST, clientId: '', field: null },
  secret: { by: 'secret', in: 'header', name: 'x-token' },
}

/** How a source proves who it is. */
export function SignatureFields({ value, onChange }: Props) {
  const { t } = useTranslation()
  const options = (['hmac', 'digest', 'secret'] as const).map((by) => ({ value: by, label: t(`incoming.by.${by}`) }))
  return (
    <fieldset className="hook-wants">
      <Field id="signed-by" label={t('incoming.signature')}>
        <Select id="signed-by" value={value.by} options={options} onChange={(by: By) => onChange(STARTS[by])} />
      </Field>
      {value.by === 'hmac' && <HmacFields {...{ value, onChange }} />}
      {value.by === 'digest' && <DigestFields {...{ value, onChange }} />}
      {value.by === 'secret' && <SecretFields {...{ value, onChange }} />}
    </fieldset>
  )
}

function HmacFields({ value, onChange }: Props<Extract<Signature, { by: 'hmac' }>>) {
  const { t } = useTranslation()
  return (
    <>
      <Text
        id="signed-header"
        label={t('incoming.header')}
        value={value.header}
        set={(header) => onChange({ ...value, header })}
      />
      <DigestKind {...{ value, onChange }} />
      <div className="field-pair">
        <Text
          id="signed-prefix"
          label={t('incoming.prefix')}
          hint={t('incoming.prefixHint')}
          value={value.prefix ?? ''}
          set={(prefix) => onChange({ ...value, prefix })}
        />
        <Text
          id="signed-at"
          label={t('incoming.timestampHeader')}
          hint={t('incoming.timestampHint')}
          value={value.timestampHeader ?? ''}
          set={(text) => onChange({ ...value, timestampHeader: text === '' ? null : text })}
        />
      </div>
    </>
  )
}

function DigestFields({ value, onChange }: Props<Extract<Signature, { by: 'digest' }>>) {
  const { t } = useTranslation()
  const { at } = value
  return (
    <>
      <Text
        id="signed-header"
        label={t('incoming.header')}
        value={at.name}
        set={(name) => onChange({ ...value, at: { ...at, name } })}
      />
      <DigestKind {...{ value, onChange }} />
      <Text
        id="signed-client"
        label={t('incoming.clientId')}
        value={value.clientId}
        set={(clientId) => onChange({ ...value, clientId })}
      />
    </>
  )
}

function SecretFields({ value, onChange }: Props<Extract<Signature, { by: 'secret' }>>) {
  const { t } = useTranslation()
  return (
    <div className="field-pair">
      <Field id="secret-in" label={t('incoming.where')}>
        <Select
          id="secret-in"
          value={value.in}
          onChange={(place) => onChange({ ...value, in: place })}
          options={[
            { value: 'header' as const, label: t('incoming.inHeader') },
            { value: 'query' as const, label: t('incoming.inQuery') },
          ]}
        />
      </Field>
      <Text
        id="secret-name"
        label={t('incoming.parameter')}
        value={value.name}
        set={(name) => onChange({ ...value, name })}
      />
    </div>
  )
}

function DigestKind({ value, onChange }: Props<Extract<Signature, { by: 'hmac' | 'digest' }>>) {
  const { t } = useTranslation()
  return (
    <div className="field-pair">
      <Field id="signed-algorithm" label={t('incoming.algorithm')}>
        <Select
          id="signed-algorithm"
          value={value.algorithm}
          options={(['sha256', 'sha1', 'sha512', 'md5'] as const).map((one) => ({ value: one, label: one }))}
          onChange={(algorithm) => onChange({ ...value, algorithm })}
        />
      </Field>
      <Field id="signed-encoding" label={t('incoming.encoding')}>
        <Select
          id="signed-encoding"
          value={value.encoding}
          options={(['base64', 'hex'] as const).map((one) => ({ value: one, label: one }))}
          onChange={(encoding) => onChange({ ...value, encoding })}
        />
      </Field>
    </div>
  )
}

type TextProps = { id: string; label: string; hint?: string; value: string; set: (text: string) => void }

function Text({ id, label, hint, value, set }: TextProps) {
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })}>
      <Input
        id={id}
        maxLength={200}
        value={value}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={({ target }) => set(target.value.trim())}
      />
    </Field>
  )
}
