import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { refusalOfResend } from '#shared/domain/sending/by-hand.ts'
import type { MessageAct } from '../api.ts'
import { useMessageAct } from '../use-message-act.ts'
import { useRights } from '../use-session.ts'
import { NoteDialog } from './note-dialog.tsx'

type Acted = Pick<MessageView, 'id' | 'state' | 'category' | 'reason' | 'trail'>
type Props = {
  message: Acted
  /** Whether it is said why a text is not sent again. */
  saysWhy?: boolean
  onResent?: (made: MessageView) => void
}

const LONGEST_NOTE = 500

/** Takes a planned text back, or sends one again of which nothing can have arrived; else says why not. */
export function MessageActions({ message, saysWhy = false, onResent }: Props) {
  const [asked, setAsked] = useState<AskedAct | null>(null)
  return (
    <>
      <MessageActButton message={message} saysWhy={saysWhy} onAsk={setAsked} />
      <MessageActDialog asked={asked} onClose={() => setAsked(null)} onResent={onResent} />
    </>
  )
}

/** What somebody is asked about once more before it is done. */
export type AskedAct = { message: Acted; act: MessageAct }

type ButtonProps = { message: Acted; saysWhy?: boolean; onAsk: (asked: AskedAct) => void }

/** The button alone, for lists that are read again and may lose it while its dialog is open. */
export function MessageActButton({ message, saysWhy = false, onAsk }: ButtonProps) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const act = actOf(message)
  if (!changesConsent) return null
  if (act === null) return saysWhy ? <WhyNot message={message} /> : null
  return (
    <Button size="small" danger={act === 'cancel'} onClick={() => onAsk({ message, act })}>
      {t(`messageAct.${act}.button`)}
    </Button>
  )
}

type DialogProps = {
  asked: AskedAct | null
  onClose: () => void
  onResent?: ((made: MessageView) => void) | undefined
}

/** While it closes it still says what it asked. */
export function MessageActDialog({ asked, onClose, onResent }: DialogProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(asked)
  if (asked !== null && asked !== shown) setShown(asked)
  const { id, act } = { id: shown?.message.id ?? '', act: shown?.act ?? 'cancel' }
  const write = useMessageAct(id, act, onResent)
  const words = {
    title: t(`messageAct.${act}.title`),
    ok: t(`messageAct.${act}.button`),
    label: t('consentDialog.note'),
    placeholder: t('messageAct.notePlaceholder'),
    missing: t('consentDialog.noteMissing'),
    done: t(`messageAct.${act}.done`),
  }
  return (
    <NoteDialog
      id={`act-note-${id}`}
      open={asked !== null}
      onClose={onClose}
      write={write}
      maxLength={LONGEST_NOTE}
      danger={act === 'cancel'}
      words={words}
    >
      <p className="card-about">{t(`messageAct.${act}.text`)}</p>
    </NoteDialog>
  )
}

/** What can be done with a text as it stands; null where nothing can, or where it was sent again already. */
export function actOf(message: Acted): MessageAct | null {
  if (message.state === 'planned') return 'cancel'
  return isSentAgain(message) || refusal(message) !== null ? null : 'resend'
}

function WhyNot({ message }: { message: Acted }) {
  const { t } = useTranslation()
  const because = isSentAgain(message) ? 'sent-again' : refusal(message)
  if (because === null || because === 'still-to-come') return null
  return <small className="why-not-again">{t(`messageAct.whyNot.${because}`)}</small>
}

function isSentAgain({ trail }: Acted): boolean {
  return trail.some(({ code }) => code === 'resent')
}

function refusal({ category, state, reason }: Acted) {
  return refusalOfResend({ category, state, reason: reason?.code ?? null })
}
