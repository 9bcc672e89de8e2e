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
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const [act, setAct] = useState<MessageAct | null>(null)
  const [shown, setShown] = useState<MessageAct>('cancel')
  const write = useMessageAct(message.id, shown, onResent)
  const possible = actOf(message)
  if (!changesConsent) return null
  if (possible === null) return saysWhy ? <WhyNot message={message} /> : null
  function ask(asked: MessageAct) {
    setShown(asked)
    setAct(asked)
  }
  const words = {
    title: t(`messageAct.${shown}.title`),
    ok: t(`messageAct.${shown}.button`),
    label: t('consentDialog.note'),
    placeholder: t('messageAct.notePlaceholder'),
    missing: t('consentDialog.noteMissing'),
    done: t(`messageAct.${shown}.done`),
  }
  return (
    <>
      <Button size="small" danger={possible === 'cancel'} onClick={() => ask(possible)}>
        {t(`messageAct.${possible}.button`)}
      </Button>
      <NoteDialog
        id={`act-note-${message.id}`}
        open={act !== null}
        onClose={() => setAct(null)}
        write={write}
        maxLength={LONGEST_NOTE}
        danger={shown === 'cancel'}
        words={words}
      >
        <p className="card-about">{t(`messageAct.${shown}.text`)}</p>
      </NoteDialog>
    </>
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
