import { MobileOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { api } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { type CampaignContext, useCampaign } from './campaign-context.ts'
import { myNumbersQuery } from './queries.ts'

const POLL_MS = 1_000
const CODE_LENGTH = 6

/** Sends the wording as it stands to a phone of one's own, whose number is confirmed in place. */
export function TestText() {
  const { t } = useTranslation()
  const context = useCampaign()
  const [open, setOpen] = useState(false)
  const isUnsaved = context.editing.change !== undefined
  return (
    <>
      <Button icon={<MobileOutlined />} disabled={isUnsaved} onClick={() => setOpen(true)}>
        {t('testText.button')}
      </Button>
      <Modal open={open} title={t('testText.title')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Inside campaign={context.campaign} />
      </Modal>
    </>
  )
}

function Inside({ campaign }: Pick<CampaignContext, 'campaign'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const numbers = useQuery(myNumbersQuery)
  const [phone, setPhone] = useState('')
  const [confirmed, setConfirmed] = useState('')
  const [words, setWords] = useState<Language>(language)
  const send = useMutation({
    mutationFn: () => api.textCampaign(campaign.id, { phone, language: words }),
  })
  const known = numbers.data?.items ?? []
  const isConfirmed =
    phone.trim() !== '' &&
    (confirmed === phone ||
      isMaskOfOne(
        known.map((one) => one.phone),
        phone,
      ))
  return (
    <div className="test-text">
      <p className="card-about">{t('testText.about')}</p>
      <label className="field-label" htmlFor="test-phone">
        {t('testText.phone')}
      </label>
      <Input
        id="test-phone"
        autoFocus
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        placeholder={t('testText.phonePlaceholder')}
        value={phone}
        onChange={(event) => {
          setPhone(event.target.value)
          send.reset()
        }}
      />
      {isConfirmed ? (
        <Space wrap className="test-text-row">
          <Select
            aria-label={t('testText.language')}
            value={words}
            options={(['zh', 'en'] as const).map((each) => ({ value: each, label: t(`wording.${each}`) }))}
            onChange={setWords}
          />
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
            {t('testText.send')}
          </Button>
        </Space>
      ) : (
        <Confirm key={phone} phone={phone} onConfirmed={() => setConfirmed(phone)} />
      )}
      <Refused error={send.error} />
      {send.data !== undefined && <Sent message={send.data} />}
    </div>
  )
}

/** Whether one of the masked numbers can be the one typed: first and last digits say so, and the server decides. */
function isMaskOfOne(masked: readonly string[], phone: string): boolean {
  const digits = phone.replace(/\D/gu, '')
  return masked.some((one) => {
    const [front = '', back = ''] = one.replaceAll('+', '').split('****')
    const national = front.startsWith('86') ? front.slice(2) : front
    return digits.length >= 7 && digits.endsWith(back) && (digits.startsWith(front) || digits.startsWith(national))
  })
}

function Confirm({ phone, onConfirmed }: { phone: string; onConfirmed: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const ask = useMutation({ mutationFn: () => api.askForCode(phone) })
  const confirm = useMutation({
    mutationFn: () => api.confirmNumber(phone, code),
    onSuccess: async () => {
      await client.invalidateQueries(myNumbersQuery)
      onConfirmed()
    },
  })
  return (
    <>
      <Space wrap className="test-text-row">
        <Button disabled={phone.trim() === ''} loading={ask.isPending} onClick={() => ask.mutate()}>
          {t(ask.isSuccess ? 'testText.askAgain' : 'testText.ask')}
        </Button>
        {ask.isSuccess && (
          <>
            <Input
              aria-label={t('testText.code')}
              placeholder={t('testText.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={CODE_LENGTH}
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/gu, ''))}
            />
            <Button
              type="primary"
              disabled={code.length !== CODE_LENGTH}
              loading={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {t('testText.confirm')}
            </Button>
          </>
        )}
      </Space>
      <p className="card-about" role="status">
        {t(ask.isSuccess ? 'testText.asked' : 'testText.confirmFirst')}
      </p>
      <Refused error={confirm.error ?? ask.error} />
    </>
  )
}

function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const words = useProblemWords()
  if (error === null) return null
  return (
    <p className="field-fault" role="alert">
      {whyOf(error) === null ? words(error).detail : t(`testText.refused.${whyOf(error) ?? 'phone'}`)}
    </p>
  )
}

/** What a person can do something about, by the problem. */
function whyOf(error: Error): 'often' | 'code' | 'old-code' | 'phone' | null {
  if (!(error instanceof RequestFailure)) return null
  const { status, errors = [] } = error.problem
  if (status === 409) return 'often'
  if (errors.some(({ code }) => code === 'wrong-code')) return 'code'
  if (errors.some(({ code }) => code === 'no-code')) return 'old-code'
  return errors.some(({ path }) => path === 'phone') ? 'phone' : null
}

/** What becomes of it, until it is known. */
function Sent({ message }: { message: MessageView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { data = message } = useQuery({
    queryKey: ['message', message.id],
    queryFn: () => api.message(message.id),
    refetchInterval: ({ state }) => (isOnTheWay(state.data ?? message) ? POLL_MS : false),
  })
  if (isOnTheWay(data)) return <Alert type="info" showIcon title={t('testText.onTheWay')} />
  const isGone = data.submittedAt !== null && data.reason === null
  return (
    <Alert
      type={isGone ? 'success' : 'warning'}
      showIcon
      title={isGone ? t('testText.sent') : t('testText.notSent')}
      description={isGone ? data.text : data.reason === null ? undefined : pick(data.reason)}
    />
  )
}

function isOnTheWay({ state }: MessageView): boolean {
  return state === 'planned' || state === 'claimed'
}
