import { CheckOutlined, SendOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useAnswerReply, useCloseReply } from './queries.ts'

const LONGEST_ANSWER = 400

/** One reply: who wrote what, why it waits, and what may be done about it. */
export function ReplyCard({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation()
  const { contactId, name, text, at, result, why, messageId, note, state } = reply
  return (
    <article className={`reply is-${state}`} aria-label={name ?? t('contact.unnamed')}>
      <header className="reply-head">
        <Link to={`/people/${encodeURIComponent(contactId)}`} className="reply-who">
          {name ?? t('contact.unnamed')}
        </Link>
        <span className={`reply-tag is-${result}`}>{t(`inbox.result.${result}`)}</span>
        <span className="reply-when">
          <TimeText at={at} zone={DEFAULT_ZONE} />
        </span>
      </header>
      <p className="reply-text">{text}</p>
      <p className="reply-why">
        {why !== null && <span>{t(`inbox.why.${why}`)}</span>}
        {messageId !== null && <Link to={`/messages/${messageId}`}>{t('inbox.askedText')}</Link>}
        {note !== null && note !== '' && <span>{t('inbox.note', { note })}</span>}
      </p>
      {state === 'open' && <ReplyActions id={reply.id} />}
    </article>
  )
}

function ReplyActions({ id }: { id: string }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const problem = useProblemWords()
  const [text, setText] = useState<string | null>(null)
  const close = useCloseReply(id)
  const answer = useAnswerReply(id)
  const tell = (error: unknown) => {
    const { title, detail } = problem(error)
    modal.error({ title, content: detail })
  }
  const run = async (act: Promise<unknown>, words: string) => {
    try {
      await act
      void message.success(words)
    } catch (error) {
      tell(error)
    }
  }
  const isBusy = close.isPending || answer.isPending
  const done = (
    <Button
      icon={<CheckOutlined />}
      loading={close.isPending}
      disabled={isBusy}
      onClick={() => run(close.mutateAsync(), t('inbox.marked'))}
    >
      {t('inbox.done')}
    </Button>
  )
  if (text === null) {
    return (
      <div className="reply-actions">
        <Button type="primary" icon={<SendOutlined />} onClick={() => setText('')}>
          {t('inbox.answer')}
        </Button>
        {done}
      </div>
    )
  }
  return (
    <div className="reply-answer">
      <label className="field-label" htmlFor={`answer-${id}`}>
        {t('inbox.answerLabel')}
      </label>
      <Input.TextArea
        id={`answer-${id}`}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST_ANSWER}
        showCount
        value={text}
        aria-describedby={`hint-${id}`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`hint-${id}`} className="reply-hint">
        {t('inbox.answerHint')}
      </p>
      <div className="reply-actions">
        <Button
          type="primary"
          icon={<SendOutlined />}
          disabled={text.trim() === '' || isBusy}
          loading={answer.isPending}
          onClick={() => run(answer.mutateAsync(text.trim()), t('inbox.sent'))}
        >
          {t('inbox.send')}
        </Button>
        {done}
      </div>
    </div>
  )
}
